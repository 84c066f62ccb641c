package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file as it comes, in large pieces when it comes fast, while another thread sums it
 * (SHA-256). One thread calls {@link #receive} and then {@link #finish}; what was received is
 * written, whatever happens.
 */
final class DownloadWriter implements AutoCloseable {
  private static final int MOST_AT_ONCE = 1 << 18;

  private final AtomicLong written;
  private final OutputStream file;
  private final RunningSum sum = new RunningSum();

  /**
   * Goes on behind the first {@code from} bytes of the file, which are read for the sum; what else
   * is there is cut off. {@code written} counts the bytes on the disk, those included.
   */
  DownloadWriter(Path path, long from, AtomicLong written) throws IOException {
    this.written = written;
    written.set(from);
    StandardOpenOption how =
        from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    if (from > 0) {
      try (InputStream in = Files.newInputStream(path)) {
        sumBeginning(in, from);
      }
    }
  }

  private void sumBeginning(InputStream in, long length) throws IOException {
    long left = length;
    while (left > 0) {
      RunningSum.Room room = sum.room(MOST_AT_ONCE);
      int count = in.read(sum.ring(), room.from(), (int) Math.min(left, room.count()));
      if (count < 0) {
        return;
      }
      sum.add(count);
      left -= count;
    }
  }

  /** Takes everything to the end of the stream; throws what reading or writing threw. */
  void receive(InputStream body) throws IOException {
    while (true) {
      RunningSum.Room room = sum.room(MOST_AT_ONCE);
      int count = body.read(sum.ring(), room.from(), room.count());
      if (count < 0) {
        return;
      }
      file.write(sum.ring(), room.from(), count);
      written.addAndGet(count);
      sum.add(count);
    }
  }

  /** Waits until all of it is summed; the sum in hexadecimal. */
  String finish() throws IOException {
    file.close();
    return sum.finish();
  }

  @Override
  public void close() throws IOException {
    sum.close();
    file.close();
  }
}
