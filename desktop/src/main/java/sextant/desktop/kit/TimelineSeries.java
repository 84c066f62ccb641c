package sextant.desktop.kit;

import java.util.Arrays;

/**
 * One line of a {@link Timeline}: values over time, oldest first. A full series drops its oldest
 * value, or one made by {@link #thinning} keeps its whole time and thins the older half of it. A
 * lost probe or a failed request is a mark instead of a value. Belongs to the JavaFX thread.
 */
public final class TimelineSeries {
  private static final String SIGNS = "●■▲◆▼★✚";
  private static final int THINNED_TOGETHER = 4;

  private final String name;
  private final int number;
  private final int capacity;
  private final boolean thins;
  private long[] times;
  private double[] values;
  private int head;
  private int count;
  private Runnable onChange = () -> {};

  /**
   * An empty series.
   *
   * @param name what a legend and the hover text call it
   * @param number which of the theme's six line colours and of the seven signs, from 1 on; higher
   *     numbers go round
   */
  public TimelineSeries(String name, int number, int capacity) {
    this(name, number, capacity, false);
  }

  private TimelineSeries(String name, int number, int capacity, boolean thins) {
    this.name = name;
    this.number = number;
    this.capacity = capacity;
    this.thins = thins;
    times = new long[Math.min(256, capacity)];
    values = new double[times.length];
  }

  /**
   * A series that never forgets when it began: whenever it is full, every four values of its older
   * half become their lowest and highest, or their highest and a loss when one was lost. So no peak
   * and no loss is ever hidden, and the memory stays the same.
   */
  public static TimelineSeries thinning(String name, int number, int capacity) {
    return new TimelineSeries(name, number, capacity, true);
  }

  /**
   * Adds a value measured at this time. It may be a little earlier than others: that a probe was
   * lost is known only after later ones were answered.
   */
  public void add(long timeMillis, double value) {
    if (count == times.length && count < capacity) {
      grow();
    }
    if (count == capacity && thins) {
      thinOlderHalf();
    }
    int at = (head + count) % times.length;
    times[at] = timeMillis;
    values[at] = value;
    if (count == times.length) {
      head = (head + 1) % times.length;
    } else {
      count++;
    }
    for (int i = count - 1; i > 0 && timeMillis(i - 1) > timeMillis(i); i--) {
      swapWithPrevious(i);
    }
    onChange.run();
  }

  private void swapWithPrevious(int index) {
    int here = (head + index) % times.length;
    int previous = (head + index - 1) % times.length;
    long time = times[here];
    double value = values[here];
    times[here] = times[previous];
    values[here] = values[previous];
    times[previous] = time;
    values[previous] = value;
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
    return Math.floorMod(number - 1, 6) + 1;
  }

  /** The sign that tells it from the others where colours do not. */
  public String sign() {
    int at = Math.floorMod(number - 1, SIGNS.length());
    return SIGNS.substring(at, at + 1);
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

  // A thinning series never goes round, so head is 0 here.
  private void thinOlderHalf() {
    int half = count / 2 / THINNED_TOGETHER * THINNED_TOGETHER;
    int kept = 0;
    for (int from = 0; from < half; from += THINNED_TOGETHER) {
      kept = thin(from, kept);
    }
    System.arraycopy(times, half, times, kept, count - half);
    System.arraycopy(values, half, values, kept, count - half);
    count -= half - kept;
  }

  private int thin(int from, int kept) {
    int low = -1;
    int high = -1;
    int lost = -1;
    for (int i = from; i < from + THINNED_TOGETHER; i++) {
      if (Double.isNaN(values[i])) {
        lost = i;
        continue;
      }
      low = low < 0 || values[i] < values[low] ? i : low;
      high = high < 0 || values[i] > values[high] ? i : high;
    }
    int other = lost >= 0 ? lost : low;
    int first = high < 0 ? other : Math.min(other, high);
    int second = Math.max(other, high);
    times[kept] = times[first];
    values[kept] = values[first];
    if (first == second) {
      return kept + 1;
    }
    times[kept + 1] = times[second];
    values[kept + 1] = values[second];
    return kept + 2;
  }

  private void grow() {
    // Only called before the ring has gone round, so head is 0 and the order is kept.
    int size = Math.min(capacity, times.length * 2);
    times = Arrays.copyOf(times, size);
    values = Arrays.copyOf(values, size);
  }
}
