package sextant.desktop.ping;

import java.util.Arrays;

/**
 * How often each round-trip time came, in buckets that grow by 1.2 % from 1 µs to 100 s: any number
 * of probes in 13 kB, every percentile known to 1.2 %.
 */
final class RttHistogram {
  private static final int PER_DECADE = 200;
  private static final int DECADES = 8;
  private static final double FLOOR_NANOS = 1_000;

  private final long[] counts = new long[PER_DECADE * DECADES];
  private long total;

  void add(long rttNanos) {
    counts[bucket(rttNanos)]++;
    total++;
  }

  void clear() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  long total() {
    return total;
  }

  /** The time that this share (0 to 1) of the probes did not exceed; 0 when there are none. */
  long percentileNanos(double share) {
    double wanted = share * total;
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && seen + counts[i] >= wanted) {
        double within = Math.clamp((wanted - seen) / counts[i], 0, 1);
        return Math.round(lowerNanos(i) + within * (lowerNanos(i + 1) - lowerNanos(i)));
      }
      seen += counts[i];
    }
    return 0;
  }

  /**
   * A bar of the picture.
   *
   * @param fromNanos times from here on
   * @param toNanos and below this
   */
  record Bar(long fromNanos, long toNanos, long count) {}

  /** The part that has times in it, as at most {@code most} bars of equal logarithmic width. */
  Bar[] bars(int most) {
    int first = 0;
    int last = counts.length - 1;
    while (first < last && counts[first] == 0) {
      first++;
    }
    while (last > first && counts[last] == 0) {
      last--;
    }
    if (total == 0) {
      return new Bar[0];
    }
    int merged = Math.ceilDiv(last - first + 1, most);
    var bars = new Bar[Math.ceilDiv(last - first + 1, merged)];
    for (int i = 0; i < bars.length; i++) {
      int from = first + i * merged;
      int to = Math.min(counts.length, from + merged);
      long count = Arrays.stream(counts, from, to).sum();
      bars[i] = new Bar(Math.round(lowerNanos(from)), Math.round(lowerNanos(to)), count);
    }
    return bars;
  }

  private int bucket(long rttNanos) {
    double decades = Math.log10(Math.max(FLOOR_NANOS, (double) rttNanos) / FLOOR_NANOS);
    return Math.min(counts.length - 1, (int) (decades * PER_DECADE));
  }

  private static double lowerNanos(int bucket) {
    return FLOOR_NANOS * Math.pow(10, (double) bucket / PER_DECADE);
  }
}
