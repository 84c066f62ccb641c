package sextant.talk;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * What a load run measured after its warm-up, or what it measured so far.
 *
 * @param messages messages answered
 * @param bytes bytes of these messages, one way
 * @param elapsed the time they took
 * @param lost UDP messages without an answer
 * @param brokenConnections connections that could not be made or were lost
 * @param latency times from message to answer
 */
public record LoadReport(
    long messages,
    long bytes,
    Duration elapsed,
    long lost,
    int brokenConnections,
    Latency latency) {
  /** Times in nanoseconds; 0 when nothing was answered. */
  public record Latency(
      long minNanos,
      double meanNanos,
      long p50Nanos,
      long p90Nanos,
      long p99Nanos,
      long p999Nanos,
      long maxNanos) {
    static Latency of(Histogram histogram) {
      return new Latency(
          histogram.getTotalCount() == 0 ? 0 : histogram.getMinValue(),
          histogram.getMean(),
          histogram.getValueAtPercentile(50),
          histogram.getValueAtPercentile(90),
          histogram.getValueAtPercentile(99),
          histogram.getValueAtPercentile(99.9),
          histogram.getMaxValue());
    }
  }

  /** Answered messages per second. */
  public double messagesPerSecond() {
    return elapsed.isZero() ? 0 : messages / (elapsed.toNanos() / 1e9);
  }

  /** Bytes per second, one way. */
  public double bytesPerSecond() {
    return elapsed.isZero() ? 0 : bytes / (elapsed.toNanos() / 1e9);
  }

  /** The share of UDP messages that got no answer, 0 to 1. */
  public double lossShare() {
    return lost == 0 ? 0 : (double) lost / (lost + messages);
  }
}
