package sextant.chatclient;

import java.util.concurrent.TimeUnit;

/**
 * How fast lines leave: a dozen at once, then five in two seconds, so that no network throws us out
 * for flooding. A server on this machine gets them as fast as it reads.
 */
final class Pace {
  private static final int BURST = 12;
  private static final long NANOS_PER_LINE = TimeUnit.MILLISECONDS.toNanos(400);

  private final boolean unlimited;
  private long paidUntilNanos = System.nanoTime();

  Pace(boolean unlimited) {
    this.unlimited = unlimited;
  }

  /** Returns when the next line may go. */
  void await() throws InterruptedException {
    long wait = waitNanos(System.nanoTime());
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }

  /** Takes one line's worth of time and says how long to wait for it. */
  long waitNanos(long nowNanos) {
    if (unlimited) {
      return 0;
    }
    paidUntilNanos = Math.max(paidUntilNanos, nowNanos) + NANOS_PER_LINE;
    return Math.max(0, paidUntilNanos - nowNanos - BURST * NANOS_PER_LINE);
  }
}
