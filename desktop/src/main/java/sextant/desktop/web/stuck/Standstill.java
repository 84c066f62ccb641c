package sextant.desktop.web.stuck;

import java.time.Duration;

/**
 * Decides what to do about a page that holds the window. Pure: what was seen and the time come in,
 * a step comes out. Time counts only as far as the watch itself was awake: a computer that slept or
 * a program that was stopped as a whole is no page that holds anything.
 */
final class Standstill {
  private static final long NOTICED_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long ASKED_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long AGAIN_NANOS = Duration.ofSeconds(30).toNanos();
  private static final long LONGEST_STEP_NANOS = Duration.ofSeconds(1).toNanos();

  private long lastNanos;
  private long stoodNanos;
  private long askNanos = ASKED_NANOS;
  private boolean isNoticed;
  private boolean isLarge;
  private boolean isAsked;

  /** What is to be done now. */
  enum Step {
    NOTHING,
    /** It may get worse: the next start shall not load the page, and say why. */
    NOTICE,
    /** A person shall decide. */
    ASK,
    /** The memory of the computer is nearly gone: nobody can be asked any more. */
    END,
    /** The page came back by itself. */
    BACK
  }

  /** A watch that begins now. */
  Standstill(long nowNanos) {
    lastNanos = nowNanos;
  }

  /**
   * One look.
   *
   * @param isHeld whether the JavaFX thread has done nothing since the last look and is in a page
   */
  Step look(long nowNanos, boolean isHeld, Appetite appetite) {
    long stepNanos = Math.min(nowNanos - lastNanos, LONGEST_STEP_NANOS);
    lastNanos = nowNanos;
    if (!isHeld) {
      return appetite == Appetite.ALL ? Step.END : back();
    }
    stoodNanos += stepNanos;
    if (isNoticed && appetite == Appetite.ALL) {
      return Step.END;
    }
    boolean isNewlyLarge = !isLarge && appetite != Appetite.USUAL;
    if (isNewlyLarge || (!isNoticed && stoodNanos >= NOTICED_NANOS)) {
      isLarge |= isNewlyLarge;
      isNoticed = true;
      return Step.NOTICE;
    }
    boolean isLargeAtFirst = appetite != Appetite.USUAL && askNanos == ASKED_NANOS;
    if (isNoticed && !isAsked && (stoodNanos >= askNanos || isLargeAtFirst)) {
      isAsked = true;
      return Step.ASK;
    }
    return Step.NOTHING;
  }

  private Step back() {
    boolean wasNoticed = isNoticed;
    stoodNanos = 0;
    askNanos = ASKED_NANOS;
    isNoticed = false;
    isLarge = false;
    isAsked = false;
    return wasNoticed ? Step.BACK : Step.NOTHING;
  }

  /** A person wants to wait: there is another question only after a while. */
  void waited() {
    isAsked = false;
    askNanos = stoodNanos + AGAIN_NANOS;
  }

  /** How long the window has been held, in whole seconds. */
  int seconds() {
    return (int) Duration.ofNanos(stoodNanos).toSeconds();
  }
}
