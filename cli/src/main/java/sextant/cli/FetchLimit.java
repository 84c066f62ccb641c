package sextant.cli;

import java.time.Duration;
import java.util.Optional;

/** The longest a fetch may take: when the time is over, what runs is stopped once. */
final class FetchLimit implements AutoCloseable {
  private final Optional<Thread> watch;
  private volatile boolean isOver;

  /** Begins to count now; without a time it never stops anything. */
  FetchLimit(Optional<Duration> most, Runnable stop) {
    watch = most.map(time -> Thread.ofVirtual().name("fetch-limit").start(() -> wait(time, stop)));
  }

  private void wait(Duration time, Runnable stop) {
    try {
      Thread.sleep(time);
      isOver = true;
      stop.run();
    } catch (InterruptedException doneInTime) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isOver() {
    return isOver;
  }

  @Override
  public void close() {
    watch.ifPresent(Thread::interrupt);
  }
}
