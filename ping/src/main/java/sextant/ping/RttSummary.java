package sextant.ping;

/**
 * The distribution of round trips, in nanoseconds.
 *
 * @param count how many there are; with 0 all others are 0
 * @param min the shortest
 * @param average the mean
 * @param max the longest
 * @param deviation standard deviation, which ping calls mdev
 * @param smoothed average that weighs the last ones more (each counts 1/8)
 * @param jitter mean difference of two successive round trips
 * @param p50 the median
 * @param p90 90 % are shorter
 * @param p95 95 % are shorter
 * @param p99 99 % are shorter
 * @param p999 99.9 % are shorter
 */
public record RttSummary(
    long count,
    long min,
    long average,
    long max,
    long deviation,
    long smoothed,
    long jitter,
    long p50,
    long p90,
    long p95,
    long p99,
    long p999) {}
