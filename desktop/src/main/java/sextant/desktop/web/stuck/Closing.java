package sextant.desktop.web.stuck;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.desktop.kit.Ui;

/**
 * Sees to it that the program that stands is started again when it ends because of the question, be
 * it by itself or by force. Once at most: one thread alone decides it.
 */
final class Closing {
  private static final System.Logger LOGGER = System.getLogger(Closing.class.getName());

  private final Hearing hearing;
  private final Restart restart;
  private final Duration patience;
  private final CountDownLatch heard = new CountDownLatch(1);
  private volatile boolean isWanted;

  /**
   * The end of one program.
   *
   * @param patience how long it may take to say that it ends, once that is wanted
   */
  Closing(Hearing hearing, Restart restart, Duration patience) {
    this.hearing = hearing;
    this.restart = restart;
    this.patience = patience;
  }

  /** A person wants the page closed. The program's own watch may be as dead as its window. */
  void want() {
    isWanted = true;
    Ui.background("question-force", this::force);
  }

  private void force() {
    try {
      if (!heard.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        restart.force();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Waits for what the program says, which may also have nothing to ask any more, and starts it
   * again if it ends; empty when it does not.
   *
   * @param busy called when it is on its way back
   */
  Optional<Process> await(Runnable busy) {
    boolean isEnding = hearing.isEnding();
    heard.countDown();
    try {
      if (isEnding || (isWanted && restart.isOver())) {
        busy.run();
        return Optional.of(restart.run());
      }
    } catch (IOException cannotStart) {
      LOGGER.log(Level.ERROR, "cannot start Sextant again", cannotStart);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
