package sextant.talk;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ends something that takes too long, from a thread of its own; close it when done in time. */
final class Deadline implements AutoCloseable {
  private final Thread watch;
  private volatile boolean done;
  private volatile boolean hasPassed;

  private Deadline(Duration limit, Runnable tooLate) {
    long until = System.nanoTime() + limit.toNanos();
    watch = Thread.ofVirtual().name("talk-deadline").unstarted(() -> wait(until, tooLate));
  }

  /** Runs {@code tooLate} after the limit unless closed before; a limit of zero never comes. */
  static Deadline start(Duration limit, Runnable tooLate) {
    var deadline = new Deadline(limit, tooLate);
    if (!limit.isZero()) {
      deadline.watch.start();
    }
    return deadline;
  }

  private void wait(long until, Runnable tooLate) {
    for (long left = until - System.nanoTime(); !done; left = until - System.nanoTime()) {
      if (left <= 0) {
        hasPassed = true;
        tooLate.run();
        return;
      }
      LockSupport.parkNanos(left);
    }
  }

  /** Whether it was too late. */
  boolean hasPassed() {
    return hasPassed;
  }

  @Override
  public void close() {
    done = true;
    LockSupport.unpark(watch);
  }
}
