package sextant.chat.core;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.EventLog;

/** What waits for the log to be durable, and for work on other threads. */
final class LogWaits {
  private static final System.Logger LOG = System.getLogger("sextant.chat");

  private final Core core;
  private final EventLog log;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long durable;

  private record Waiting(long position, Runnable task) {}

  LogWaits(Core core, EventLog log) {
    this.core = core;
    this.log = log;
    this.durable = log.position();
  }

  /** Everything up to that position is on disk. */
  void durable(long position) {
    durable = position;
    while (!waiting.isEmpty() && waiting.getFirst().position <= position) {
      waiting.removeFirst().task.run();
    }
  }

  /** Entries that are appended and not durable yet. */
  long pending() {
    return log.position() - durable;
  }

  /** Runs it when all that was done before is durable. */
  void run(Runnable task) {
    if (log.position() <= durable) {
      task.run();
    } else {
      waiting.add(new Waiting(log.position(), task));
    }
  }

  /** Runs work on another thread, and its end on this one. */
  <T> void elsewhere(Dispatcher.Work<T> work, BiConsumer<@Nullable T, @Nullable Exception> end) {
    Outcome<T> outcome = new Outcome<>();
    core.outside()
        .elsewhere(
            () -> outcome.run(work),
            () -> {
              core.lookAtClock();
              end.accept(outcome.value, outcome.failure);
            });
  }

  private static final class Outcome<T> {
    private @Nullable T value;
    private @Nullable Exception failure;

    void run(Dispatcher.Work<T> work) {
      try {
        value = work.run();
      } catch (Exception e) { // whatever it is, the session that waits must hear of it
        failure = e;
        LOG.log(Level.DEBUG, "work", e);
      }
    }
  }
}
