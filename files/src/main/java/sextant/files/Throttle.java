package sextant.files;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps all streams of a transfer below one rate, and holds them while it is paused. Any thread may
 * pause it and let it go on.
 */
final class Throttle {
  private static final long BURST_NANOS = 50_000_000;

  private final long bytesPerSecond;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition goesOn = lock.newCondition();
  private long freeAtNanos = System.nanoTime(); // guarded by lock
  private volatile boolean isPaused;
  private volatile boolean isOver;

  /** A rate of 0 lets everything through. */
  Throttle(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Returns when so many bytes may go. */
  void pass(long byteCount) {
    if (isPaused) {
      awaitResumption();
    }
    if (bytesPerSecond > 0) {
      await(byteCount);
    }
  }

  // A caller that is interrupted goes on: its next step fails.
  private void awaitResumption() {
    lock.lock();
    try {
      while (isPaused && !isOver) {
        goesOn.await();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void await(long byteCount) {
    lock.lock();
    try {
      long wait = waitNanos(byteCount, System.nanoTime());
      while (wait > 0 && !isOver) {
        wait = goesOn.awaitNanos(wait);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** How long those bytes must wait; they are counted as gone. */
  long waitNanos(long byteCount, long nowNanos) {
    lock.lock();
    try {
      freeAtNanos = Math.max(freeAtNanos, nowNanos - BURST_NANOS);
      long wait = freeAtNanos - nowNanos;
      freeAtNanos += (long) (byteCount * 1e9 / bytesPerSecond);
      return wait;
    } finally {
      lock.unlock();
    }
  }

  /** Lets nothing through until {@link #resume}. */
  void pause() {
    isPaused = true;
  }

  /** Lets everything through again. */
  void resume() {
    isPaused = false;
    wake();
  }

  boolean isPaused() {
    return isPaused;
  }

  /** Holds nobody any more: the transfer ends. */
  void end() {
    isOver = true;
    wake();
  }

  private void wake() {
    lock.lock();
    try {
      goesOn.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
