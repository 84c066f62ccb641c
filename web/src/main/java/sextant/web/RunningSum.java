package sextant.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of bytes that one thread puts into a ring and another sums behind it. Each lets the
 * other sleep until there is a good piece to do, for waking costs more than a small piece. Its
 * monitor guards the counts.
 */
final class RunningSum implements AutoCloseable {
  private final MessageDigest digest = sha256();
  private final int size;
  private final int piece; // half of the ring is summed while the other is filled
  private final ByteBuffer filled;
  private final ByteBuffer read;
  private final Thread thread;
  // Counted from the beginning; the byte i is at i modulo the ring's size.
  private long added;
  private long summed;
  private boolean isEnded;

  /** Over a ring that nobody else uses, direct or not. */
  RunningSum(ByteBuffer ring) {
    size = ring.capacity();
    piece = size / 2;
    filled = ring.duplicate();
    read = ring.duplicate();
    thread = Thread.ofPlatform().daemon().name("download-sum").start(this::sum);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }

  /**
   * Where the next bytes go: what remains of the buffer, at least one byte and at most so many, up
   * to the next call. Waits for the summing thread.
   */
  synchronized ByteBuffer room(int most) throws IOException {
    try {
      int enough = Math.min(most, piece);
      while (size - (added - summed) < enough) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    int at = (int) (added % size);
    long free = Math.min(size - (added - summed), size - at);
    return filled.limit(at + (int) Math.min(free, most)).position(at);
  }

  /** Says how many bytes were put into the room given last. */
  synchronized void add(int count) {
    boolean wasSmall = added - summed < piece;
    added += count;
    if (wasSmall && added - summed >= piece) {
      notifyAll();
    }
  }

  private void sum() {
    try {
      int count;
      while ((count = next()) > 0) {
        digest.update(read);
        done(count);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("bug: nobody interrupts it", e);
    }
  }

  private synchronized int next() throws InterruptedException {
    while (added - summed < piece && !isEnded) {
      wait();
    }
    int at = (int) (summed % size);
    int count = (int) Math.min(Math.min(added - summed, size - at), piece);
    read.limit(at + count).position(at);
    return count;
  }

  private synchronized void done(int count) {
    summed += count;
    notifyAll();
  }

  /** The sum of everything, in hexadecimal. */
  String finish() throws IOException {
    end();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw interrupted();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }

  /** Ends the summing thread; without an effect after {@link #finish}. */
  @Override
  public void close() {
    end();
  }

  private synchronized void end() {
    isEnded = true;
    notifyAll();
  }
}
