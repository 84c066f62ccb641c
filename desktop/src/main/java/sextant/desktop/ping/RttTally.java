package sextant.desktop.ping;

import sextant.desktop.kit.Timeline.Span;
import sextant.desktop.kit.TimelineSeries;

/** Counts the probes to one host as they come; what it says is a {@link Numbers}. */
final class RttTally {
  private final RttHistogram histogram = new RttHistogram();
  private long sent;
  private long lastNanos;
  private long bestNanos = Long.MAX_VALUE;
  private long worstNanos;
  private double mean;
  private double squares; // sum of squared distances from the mean (Welford)
  private double jitterSum;

  /** Counts what a series kept of a stretch of time; all of it when the stretch is empty. */
  static RttTally of(TimelineSeries series, Span stretch) {
    var tally = new RttTally();
    int first = stretch.isEmpty() ? 0 : series.indexAt(stretch.fromMillis());
    int end = stretch.isEmpty() ? series.size() : series.indexAt(stretch.toMillis() + 1);
    for (int i = first; i < end; i++) {
      double millis = series.value(i);
      if (Double.isNaN(millis)) {
        tally.lost();
      } else {
        tally.answered(Math.round(millis * 1e6));
      }
    }
    return tally;
  }

  void answered(long rttNanos) {
    sent++;
    if (histogram.total() > 0) {
      jitterSum += Math.abs(rttNanos - lastNanos);
    }
    histogram.add(rttNanos);
    lastNanos = rttNanos;
    bestNanos = Math.min(bestNanos, rttNanos);
    worstNanos = Math.max(worstNanos, rttNanos);
    double distance = rttNanos - mean;
    mean += distance / histogram.total();
    squares += distance * (rttNanos - mean);
  }

  void lost() {
    sent++;
  }

  RttHistogram histogram() {
    return histogram;
  }

  Numbers numbers() {
    long received = histogram.total();
    if (received == 0) {
      return new Numbers(sent, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
    return new Numbers(
        sent,
        received,
        lastNanos,
        Math.round(mean),
        bestNanos,
        worstNanos,
        Math.round(Math.sqrt(squares / received)),
        received > 1 ? Math.round(jitterSum / (received - 1)) : 0,
        within(histogram.percentileNanos(0.5)),
        within(histogram.percentileNanos(0.9)),
        within(histogram.percentileNanos(0.99)));
  }

  private long within(long nanos) { // a bucket is wider than what fell into it
    return Math.clamp(nanos, bestNanos, worstNanos);
  }
}
