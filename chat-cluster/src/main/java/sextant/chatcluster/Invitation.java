package sextant.chatcluster;

import java.util.function.LongSupplier;
import sextant.identity.PairingCode;

/**
 * A code that lets one server in: for ten minutes, until it was used, and for three guesses. {@code
 * synchronized} guards the guesses.
 */
final class Invitation {
  /** How long a code is good for. */
  static final int MINUTES = 10;

  private static final int MOST_GUESSES = 3;

  private final PairingCode code;
  private final LongSupplier clockNanos;
  private final long until;
  private int guesses;
  private boolean isUsed;

  Invitation(PairingCode code, LongSupplier clockNanos) {
    this.code = code;
    this.clockNanos = clockNanos;
    this.until = clockNanos.getAsLong() + MINUTES * 60_000_000_000L;
  }

  PairingCode code() {
    return code;
  }

  /** Whether somebody may try; counts it as a guess until it was right. */
  synchronized boolean begins(String plate) {
    boolean isOpen = !isUsed && guesses < MOST_GUESSES && clockNanos.getAsLong() < until;
    if (!isOpen || !plate.equals(code.plate())) {
      return false;
    }
    guesses++;
    return true;
  }

  /** The guess was right. */
  synchronized void right() {
    guesses--;
  }

  /** A server came in by it. */
  synchronized void used() {
    isUsed = true;
  }
}
