package sextant.chatclient;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try to connect: twice as long each time up to two minutes, and
 * never exactly the same, so that a thousand clients of a server that comes back do not come at
 * once. Pure but for the dice.
 */
final class Reconnection {
  private static final long FIRST_MILLIS = 1_000;
  private static final long LONGEST_MILLIS = 120_000;

  private final RandomGenerator dice;
  private int failures;

  Reconnection(RandomGenerator dice) {
    this.dice = dice;
  }

  /** The wait before the next try, between half and the whole of what is due. */
  long nextMillis() {
    long due = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
    failures++;
    return due / 2 + dice.nextLong(due / 2 + 1);
  }

  /** We were let in: the next failure is the first again. */
  void succeeded() {
    failures = 0;
  }
}
