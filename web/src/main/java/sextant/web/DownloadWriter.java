package sextant.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file as it comes, in large pieces when it comes fast, while another thread sums it
 * (SHA-256). One thread calls {@link #receive} and then {@link #finish}; what was received is
 * written, whatever happens.
 */
final class DownloadWriter implements AutoCloseable {
  private static final int MOST_AT_ONCE = 1 << 18;
  private static final int RING_BYTES = 1 << 21;

  private final AtomicLong written;
  private final FileChannel file;
  private final RunningSum sum;

  /**
   * Goes on behind the first {@code from} bytes of the file, which are read for the sum; what else
   * is there is cut off. {@code written} counts the bytes on the disk, those included.
   *
   * @param isDirect whether what will be received fills direct buffers
   */
  DownloadWriter(Path path, long from, AtomicLong written, boolean isDirect) throws IOException {
    this.written = written;
    written.set(from);
    file =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    sum =
        new RunningSum(
            isDirect ? ByteBuffer.allocateDirect(RING_BYTES) : ByteBuffer.allocate(RING_BYTES));
    try {
      file.truncate(from);
      sumBeginning(from);
    } catch (IOException unreadable) {
      close();
      throw unreadable;
    }
  }

  private void sumBeginning(long length) throws IOException {
    while (file.position() < length) {
      ByteBuffer room = sum.room((int) Math.min(MOST_AT_ONCE, length - file.position()));
      int count = file.read(room);
      if (count < 0) {
        throw new IOException("shorter than it was");
      }
      sum.add(count);
    }
  }

  /** Takes everything to the end of the stream; throws what reading or writing threw. */
  void receive(BlockStream body) throws IOException {
    while (true) {
      ByteBuffer room = sum.room(MOST_AT_ONCE);
      int from = room.position();
      int count = body.read(room);
      if (count < 0) {
        return;
      }
      room.limit(from + count).position(from);
      while (room.hasRemaining()) {
        file.write(room);
      }
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
