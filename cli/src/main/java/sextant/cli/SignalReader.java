package sextant.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.raw.BlockedSignals;
import sextant.words.FailureException;

/**
 * Hears Ctrl-C and Ctrl-\ where the launcher has blocked them for the JVM, which it says with
 * {@code -Dsextant.signals=blocked} (decision 0013).
 */
public final class SignalReader {
  private static final int SECONDS_TO_STOP = 3;

  private final BlockedSignals signals;
  private final Interruption interruption;
  private final CountDownLatch finished;

  private SignalReader(BlockedSignals signals, Interruption interruption, CountDownLatch finished) {
    this.signals = signals;
    this.interruption = interruption;
    this.finished = finished;
  }

  /** Whether the launcher has blocked the signals. */
  public static boolean isWanted() {
    return System.getProperty("sextant.signals", "").equals("blocked");
  }

  /**
   * Reads them from now on, on a thread of its own: Ctrl-C interrupts, and ends the process when
   * the latch is not down 3 seconds later.
   */
  public static void start(Interruption interruption, CountDownLatch finished)
      throws FailureException {
    SignalReader reader = new SignalReader(BlockedSignals.open(), interruption, finished);
    Thread.ofPlatform().name("signals").daemon().start(reader::read);
  }

  private void read() {
    for (var next = signals.next(); next.isPresent(); next = signals.next()) {
      switch (next.get()) {
        case QUIT -> interruption.askForNews();
        case INTERRUPT, TERMINATE -> {
          interruption.interrupt();
          haltUnlessItStops();
        }
      }
    }
  }

  private void haltUnlessItStops() {
    try {
      if (!finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(Exit.INTERRUPTED);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
