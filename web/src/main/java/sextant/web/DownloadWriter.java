package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file and sums it (SHA-256) by a thread of its own while another receives it. What has
 * come is written at once when it comes slowly, and in large pieces when it comes fast. One thread
 * calls {@link #receive} and then {@link #finish}; closing writes what was received.
 */
final class DownloadWriter implements AutoCloseable {
  private static final int RING_BYTES = 1 << 20;
  private static final int MOST_AT_ONCE = 1 << 18;

  private final AtomicLong written;
  private final OutputStream file;
  private final MessageDigest digest = sha256();
  private final byte[] ring = new byte[RING_BYTES];
  private final Thread thread;
  // Counted from the beginning; the byte i is at i modulo the ring's length.
  private long received;
  private long done;
  private boolean isEnded;
  private @Nullable IOException failure;

  /**
   * Goes on behind the first {@code from} bytes of the file, which are read for the sum; what else
   * is there is cut off. {@code written} counts the bytes on the disk, those included.
   */
  DownloadWriter(Path path, long from, AtomicLong written) throws IOException {
    this.written = written;
    written.set(from);
    if (from > 0) {
      sumBeginning(path, from);
    }
    StandardOpenOption how =
        from > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    file = Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    thread = Thread.ofPlatform().daemon().name("download").start(this::write);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }

  private void sumBeginning(Path path, long length) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      long left = length;
      int count;
      while (left > 0 && (count = in.read(ring, 0, (int) Math.min(left, RING_BYTES))) > 0) {
        digest.update(ring, 0, count);
        left -= count;
      }
    }
  }

  /** Takes everything to the end of the stream; throws what reading or writing threw. */
  void receive(InputStream body) throws IOException {
    while (true) {
      int room = awaitRoom();
      int at = (int) (received % RING_BYTES);
      int count = body.read(ring, at, Math.min(room, RING_BYTES - at));
      if (count < 0) {
        return;
      }
      add(count);
    }
  }

  private synchronized void add(int count) {
    received += count;
    notifyAll();
  }

  private synchronized int awaitRoom() throws IOException {
    try {
      while (received - done == RING_BYTES && failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    if (failure != null) {
      throw failure;
    }
    return (int) (RING_BYTES - (received - done));
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }

  private void write() {
    try (file) {
      int count;
      while ((count = next()) > 0) {
        int at = (int) (done % RING_BYTES);
        file.write(ring, at, count);
        written.addAndGet(count);
        digest.update(ring, at, count);
        free(count);
      }
    } catch (IOException e) {
      fail(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("bug: nobody interrupts it", e);
    }
  }

  private synchronized int next() throws InterruptedException {
    while (received == done && !isEnded) {
      wait();
    }
    int at = (int) (done % RING_BYTES);
    long there = Math.min(received - done, MOST_AT_ONCE);
    return (int) Math.min(there, RING_BYTES - at);
  }

  private synchronized void free(int count) {
    done += count;
    notifyAll();
  }

  private synchronized void fail(IOException why) {
    failure = why;
    notifyAll();
  }

  /** Waits until everything is in the file; the sum of all of it, in hexadecimal. */
  String finish() throws IOException {
    close();
    if (failure != null) {
      throw failure;
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    end();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private synchronized void end() {
    isEnded = true;
    notifyAll();
  }
}
