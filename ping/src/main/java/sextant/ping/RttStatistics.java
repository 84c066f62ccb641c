package sextant.ping;

import java.util.Arrays;

/**
 * Collects round trips. The first {@value #EXACT} are kept, so that percentiles of short runs are
 * exact; after that a histogram with steps below 1 % takes over, and memory stops growing.
 */
final class RttStatistics {
  static final int EXACT = 8192;
  private static final int STEPS = 128;
  private static final int STEP_BITS = 7;

  private long[] exact = new long[16];
  private long[] histogram = new long[0];
  private long count;
  private long min = Long.MAX_VALUE;
  private long max;
  private double sum;
  private double sumOfSquares;
  private long smoothed;
  private long previous;
  private double sumOfDifferences;

  void add(long nanos) {
    if (count > 0) {
      sumOfDifferences += Math.abs(nanos - previous);
      smoothed += (nanos - smoothed) / 8;
    } else {
      smoothed = nanos;
    }
    previous = nanos;
    min = Math.min(min, nanos);
    max = Math.max(max, nanos);
    sum += nanos;
    sumOfSquares += (double) nanos * nanos;
    keep(nanos);
    count++;
  }

  private void keep(long nanos) {
    if (count < EXACT) {
      if (count == exact.length) {
        exact = Arrays.copyOf(exact, exact.length * 2);
      }
      exact[(int) count] = nanos;
      return;
    }
    if (histogram.length == 0) {
      histogram = new long[(64 - STEP_BITS) * STEPS + STEPS];
      for (long each : exact) {
        histogram[bucket(each)]++;
      }
      exact = new long[0];
    }
    histogram[bucket(nanos)]++;
  }

  // Values below 128 have a bucket each; above, each power of two has 128.
  static int bucket(long nanos) {
    int exponent = Math.max(0, 63 - STEP_BITS - Long.numberOfLeadingZeros(nanos));
    return exponent * STEPS + (int) (nanos >>> exponent);
  }

  static long bucketMiddle(int bucket) {
    if (bucket < 2 * STEPS) {
      return bucket;
    }
    int exponent = bucket / STEPS - 1;
    long low = (long) (bucket - exponent * STEPS) << exponent;
    return low + (1L << exponent) / 2;
  }

  /** The longest one, 0 when there is none. */
  long max() {
    return max;
  }

  RttSummary summary() {
    if (count == 0) {
      return new RttSummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    double mean = sum / count;
    double variance = Math.max(0, sumOfSquares / count - mean * mean);
    double jitter = count < 2 ? 0 : sumOfDifferences / (count - 1);
    long[] sorted = Arrays.copyOf(exact, (int) Math.min(count, exact.length));
    Arrays.sort(sorted);
    return new RttSummary(
        count,
        min,
        (long) mean,
        max,
        (long) Math.sqrt(variance),
        smoothed,
        (long) jitter,
        percentile(sorted, 0.50),
        percentile(sorted, 0.90),
        percentile(sorted, 0.95),
        percentile(sorted, 0.99),
        percentile(sorted, 0.999));
  }

  /** Nearest rank: the smallest value that at least this share of all does not exceed. */
  private long percentile(long[] sorted, double share) {
    long rank = Math.max(1, (long) Math.ceil(share * count));
    if (sorted.length > 0) {
      return sorted[(int) rank - 1];
    }
    long seen = 0;
    for (int i = 0; i < histogram.length; i++) {
      seen += histogram[i];
      if (seen >= rank) {
        return Math.clamp(bucketMiddle(i), min, max);
      }
    }
    return max;
  }
}
