package sextant.desktop.ping;

/**
 * The statistics of one host. Times are in nanoseconds and 0 while nothing was received.
 *
 * @param mdevNanos the standard deviation, as ping calls it
 * @param jitterNanos the mean distance between one round-trip time and the next
 */
record Numbers(
    long sent,
    long received,
    long lastNanos,
    long averageNanos,
    long bestNanos,
    long worstNanos,
    long mdevNanos,
    long jitterNanos,
    long p50Nanos,
    long p90Nanos,
    long p99Nanos) {
  /** Nothing sent yet. */
  static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Probes whose answer did not come in time. */
  long lost() {
    return sent - received;
  }

  /** The share of probes without an answer, 0 to 1. */
  double loss() {
    return sent == 0 ? 0 : (double) lost() / sent;
  }
}
