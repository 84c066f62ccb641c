package sextant.http;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a connection's output when a single write waits too long for the other end, because Java's
 * sockets have no timeout for that. Its own virtual thread looks; its monitor guards the state.
 */
final class StallWatch implements AutoCloseable {
  private final Link link;
  private final long limitNanos;
  private boolean isWriting;
  private boolean isOver;
  private boolean hasStalled;
  private long sinceNanos;

  /** Watches until it is closed; a limit of 0 is none. */
  StallWatch(Link link, int limitMillis) {
    this.link = link;
    limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
    if (limitMillis > 0) {
      Thread.ofVirtual().name("http-stall").start(this::watch);
    }
  }

  /** Writes to the connection under the watch. */
  void write(byte[] bytes, int offset, int count) throws IOException {
    during(true);
    try {
      link.write(bytes, offset, count);
    } finally {
      during(false);
    }
  }

  private synchronized void during(boolean write) {
    isWriting = write;
    sinceNanos = System.nanoTime();
  }

  /** Whether the output was cut. */
  synchronized boolean hasStalled() {
    return hasStalled;
  }

  private synchronized void watch() {
    try {
      while (!isOver) {
        long left = isWriting ? limitNanos - (System.nanoTime() - sinceNanos) : limitNanos;
        if (left <= 0) {
          hasStalled = true;
          link.cutOutput();
          return;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (IOException _) { // it is closed already, and so the write has ended
      return;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the watch. */
  @Override
  public synchronized void close() {
    isOver = true;
    notifyAll();
  }
}
