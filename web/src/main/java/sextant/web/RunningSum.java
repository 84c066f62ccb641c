package sextant.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of bytes that one thread puts into a ring and another sums behind it. Its monitor
 * guards the counts.
 */
final class RunningSum implements AutoCloseable {
  private static final int RING_BYTES = 1 << 20;

  private final MessageDigest digest = sha256();
  private final byte[] ring = new byte[RING_BYTES];
  private final Thread thread;
  // Counted from the beginning; the byte i is at i modulo the ring's length.
  private long added;
  private long summed;
  private boolean isEnded;

  /** Free bytes of the ring in one piece. */
  record Room(int from, int count) {}

  RunningSum() {
    thread = Thread.ofPlatform().daemon().name("download-sum").start(this::sum);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }

  /** The bytes that rooms are parts of; shared, so that none is copied. */
  byte[] ring() {
    return ring;
  }

  /** Where the next bytes go, at least one and at most so many; waits for the summing thread. */
  synchronized Room room(int most) throws IOException {
    try {
      while (added - summed == RING_BYTES) {
        wait();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
    int at = (int) (added % RING_BYTES);
    long free = RING_BYTES - (added - summed);
    return new Room(at, (int) Math.min(Math.min(free, most), RING_BYTES - at));
  }

  /** Says how many bytes were put into the room given last. */
  synchronized void add(int count) {
    added += count;
    notifyAll();
  }

  private void sum() {
    try {
      int count;
      while ((count = next()) > 0) {
        digest.update(ring, (int) (summed % RING_BYTES), count);
        done(count);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("bug: nobody interrupts it", e);
    }
  }

  private synchronized int next() throws InterruptedException {
    while (added == summed && !isEnded) {
      wait();
    }
    return (int) Math.min(added - summed, RING_BYTES - summed % RING_BYTES);
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
