package sextant.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.raw.BlockedSignals;
import sextant.words.FailureException;

/**
 * Hears Ctrl-C and Ctrl-\ where the launcher has blocked them for the JVM, which it says with
 * {@code -Dsextant.signals=blocked} (decision 0013).
 */
public final class SignalReader implements AutoCloseable {
  private static final int SECONDS_TO_STOP = 3;

  private final BlockedSignals signals;
  private final Interruption interruption;
  private final CountDownLatch finished;
  private final Thread thread;

  private SignalReader(BlockedSignals signals, Interruption interruption, CountDownLatch finished) {
    this.signals = signals;
    this.interruption = interruption;
    this.finished = finished;
    thread = Thread.ofPlatform().name("signals").daemon().unstarted(this::read);
  }

  /** Whether the launcher has blocked the signals. */
  public static boolean isWanted() {
    return System.getProperty("sextant.signals", "").equals("blocked");
  }

  /**
   * Reads them from now on, on a thread of its own: Ctrl-C interrupts, and ends the process when
   * the latch is not down 3 seconds later.
   */
  public static SignalReader start(Interruption interruption, CountDownLatch finished)
      throws FailureException {
    SignalReader reader = new SignalReader(BlockedSignals.open(), interruption, finished);
    reader.thread.start();
    return reader;
  }

  /** Reads no more; returns when its thread has ended, so that nothing delays the process's end. */
  @Override
  public void close() {
    signals.close();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(1));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
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
