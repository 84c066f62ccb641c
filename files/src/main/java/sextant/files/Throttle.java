package sextant.files;

import java.util.concurrent.locks.LockSupport;

/** Keeps all streams of a transfer below one rate. */
final class Throttle {
  private static final long BURST_NANOS = 50_000_000;

  private final long bytesPerSecond;
  private long freeAtNanos = System.nanoTime();

  /** A rate of 0 lets everything through. */
  Throttle(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Returns when so many bytes may go. */
  void pass(long byteCount) {
    if (bytesPerSecond > 0) {
      long wait = waitNanos(byteCount, System.nanoTime());
      while (wait > 0) {
        long before = System.nanoTime();
        LockSupport.parkNanos(wait);
        if (Thread.currentThread().isInterrupted()) {
          return; // the caller's next step fails
        }
        wait -= System.nanoTime() - before;
      }
    }
  }

  synchronized long waitNanos(long byteCount, long nowNanos) {
    freeAtNanos = Math.max(freeAtNanos, nowNanos - BURST_NANOS);
    long wait = freeAtNanos - nowNanos;
    freeAtNanos += (long) (byteCount * 1e9 / bytesPerSecond);
    return wait;
  }
}
