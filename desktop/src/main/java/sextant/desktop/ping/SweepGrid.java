package sextant.desktop.ping;

import java.util.Arrays;

/**
 * The addresses of a sweep as a grid, row by row: alive with its time, silent, or not asked yet.
 * Belongs to the JavaFX thread.
 */
final class SweepGrid {
  private static final float SILENT = -1;
  private static final float UNKNOWN = -2;

  private final SweepRange range;
  private final float[] millis;
  private int aliveCount;

  SweepGrid(SweepRange range) {
    this.range = range;
    millis = new float[range.count()];
    Arrays.fill(millis, UNKNOWN);
  }

  SweepRange range() {
    return range;
  }

  int size() {
    return millis.length;
  }

  int aliveCount() {
    return aliveCount;
  }

  /** Notes an answer; returns whether it is the first of this address. */
  boolean alive(int index, double rttMillis) {
    boolean first = millis[index] < 0;
    millis[index] = (float) Math.max(0, rttMillis);
    aliveCount += first ? 1 : 0;
    return first;
  }

  /** From now on an address that did not answer is silent rather than not asked. */
  void silenceTheRest() {
    for (int i = 0; i < millis.length; i++) {
      millis[i] = millis[i] == UNKNOWN ? SILENT : millis[i];
    }
  }

  boolean isAlive(int index) {
    return millis[index] >= 0;
  }

  boolean isSilent(int index) {
    return millis[index] == SILENT;
  }

  /** The round-trip time in milliseconds; negative unless alive. */
  double millis(int index) {
    return millis[index];
  }

  /** How warm a cell is drawn, a step for each decade from 1 ms to 1 s; 0 unless alive. */
  double heat(int index) {
    return millis[index] < 0 ? 0 : heatOf(millis[index]);
  }

  /** How warm a round-trip time is drawn, 1 for the quickest. */
  static double heatOf(double rttMillis) {
    if (rttMillis < 1) {
      return 1;
    }
    return rttMillis < 10 ? 0.7 : rttMillis < 100 ? 0.5 : rttMillis < 1_000 ? 0.35 : 0.2;
  }

  /** How many cells a row has: a power of two, so that rows begin at round addresses. */
  int columns() {
    int columns = 16;
    while (columns * columns < size()) {
      columns *= 2;
    }
    return Math.min(columns, 256);
  }

  int rows() {
    return Math.ceilDiv(size(), columns());
  }
}
