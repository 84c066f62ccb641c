package sextant.desktop.kit;

import java.util.Arrays;

/**
 * One line of a {@link Timeline}: values over time, oldest first, the newest {@code capacity} kept.
 * A lost probe or a failed request is a mark instead of a value. Belongs to the JavaFX thread.
 */
public final class TimelineSeries {
  private final String name;
  private final int tint;
  private final int capacity;
  private long[] times = new long[256];
  private double[] values = new double[256];
  private int head;
  private int count;
  private Runnable onChange = () -> {};

  /**
   * An empty series.
   *
   * @param name what a legend and the hover text call it
   * @param tint which of the theme's six line colours, from 1 on; higher numbers go round
   */
  public TimelineSeries(String name, int tint, int capacity) {
    this.name = name;
    this.tint = Math.floorMod(tint - 1, 6) + 1;
    this.capacity = capacity;
  }

  /** Adds a value measured at this time; times must not go back. */
  public void add(long timeMillis, double value) {
    if (count == times.length && count < capacity) {
      grow();
    }
    int at = (head + count) % times.length;
    times[at] = timeMillis;
    values[at] = value;
    if (count == times.length) {
      head = (head + 1) % times.length;
    } else {
      count++;
    }
    onChange.run();
  }

  /** Adds a loss: something that should have had a value at this time and has none. */
  public void addLoss(long timeMillis) {
    add(timeMillis, Double.NaN);
  }

  /** Forgets all values. */
  public void clear() {
    count = 0;
    head = 0;
    onChange.run();
  }

  /** What a legend calls it. */
  public String name() {
    return name;
  }

  /** Which of the theme's six line colours it has, 1 to 6. */
  public int tint() {
    return tint;
  }

  /** How many values and losses are kept. */
  public int size() {
    return count;
  }

  /** When the value at this index was measured, in milliseconds of the epoch. */
  public long timeMillis(int index) {
    return times[(head + index) % times.length];
  }

  /** The value at this index; NaN for a loss. */
  public double value(int index) {
    return values[(head + index) % times.length];
  }

  /** The first index with a time not before this one; {@link #size} when there is none. */
  public int indexAt(long timeMillis) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeMillis(middle) < timeMillis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void onChange(Runnable action) {
    onChange = action;
  }

  private void grow() {
    // Only called before the ring has gone round, so head is 0 and the order is kept.
    int size = Math.min(capacity, times.length * 2);
    times = Arrays.copyOf(times, size);
    values = Arrays.copyOf(values, size);
  }
}
