package sextant.chatclient;

import java.util.concurrent.TimeUnit;

/**
 * How fast lines leave: a dozen at once, then five in two seconds, so that no network throws us out
 * for flooding. A server on this machine gets them as fast as it reads. Not for two threads at
 * once.
 */
final class Pace {
  private static final int BURST = 12;
  private static final long NANOS_PER_LINE = TimeUnit.MILLISECONDS.toNanos(400);

  private final boolean unlimited;
  private long paidUntilNanos = System.nanoTime();

  Pace(boolean unlimited) {
    this.unlimited = unlimited;
  }

  /** How long the next line has to wait, when so many are to be left over for others. */
  long waitNanos(long nowNanos, int leftOver) {
    long paid = Math.max(paidUntilNanos, nowNanos) + NANOS_PER_LINE;
    return unlimited ? 0 : Math.max(0, paid - nowNanos - (BURST - leftOver) * NANOS_PER_LINE);
  }

  /** A line goes. */
  void pay(long nowNanos) {
    paidUntilNanos = Math.max(paidUntilNanos, nowNanos) + NANOS_PER_LINE;
  }
}
