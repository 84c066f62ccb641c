package sextant.files;

import java.io.IOException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The answers that tell senders that all is there. A receiver that stops because everything came
 * waits for them: a sender that does not hear its own would take all for lost. Thread-safe.
 */
final class LastAnswers {
  private static final long MOST_MILLIS = 1_000;

  private final Phaser owed = new Phaser(1);

  /** What ends a transfer and then answers. */
  interface Ending {
    void run() throws IOException;
  }

  /** Ends a transfer; until the answer is out, {@link #await} waits. */
  void give(Ending ending) throws IOException {
    owed.register();
    try {
      ending.run();
    } finally {
      owed.arriveAndDeregister();
    }
  }

  /** Returns when no answer is owed, after a second at the latest. */
  void await() {
    try {
      owed.awaitAdvanceInterruptibly(owed.arrive(), MOST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException _) {
      return; // that sender tries again and learns that all is there
    }
  }
}
