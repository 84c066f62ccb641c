package sextant.talk;

import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ends conversations in which nothing has been said for too long. */
final class IdleWatch implements AutoCloseable {
  private static final Duration SHORTEST_ROUND = Duration.ofMillis(10);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(1);

  private final @Nullable Thread thread;

  private IdleWatch(@Nullable Thread thread) {
    this.thread = thread;
  }

  /** Watches until closed; a limit of zero watches nothing. */
  static IdleWatch start(
      Duration limit, Supplier<? extends Collection<? extends Conversation>> who) {
    if (limit.isZero()) {
      return new IdleWatch(null);
    }
    Runnable rounds = () -> watch(limit, who);
    return new IdleWatch(Thread.ofVirtual().name("talk-idle-watch").start(rounds));
  }

  private static void watch(
      Duration limit, Supplier<? extends Collection<? extends Conversation>> who) {
    Duration round = limit.dividedBy(4);
    if (round.compareTo(LONGEST_ROUND) > 0) {
      round = LONGEST_ROUND;
    } else if (round.compareTo(SHORTEST_ROUND) < 0) {
      round = SHORTEST_ROUND;
    }
    try {
      while (true) {
        Thread.sleep(round);
        for (Conversation conversation : who.get()) {
          if (conversation.idleNanos() > limit.toNanos()) {
            conversation.end(Ending.IDLE);
          }
        }
      }
    } catch (InterruptedException closed) {
      // the end of watching
    }
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
