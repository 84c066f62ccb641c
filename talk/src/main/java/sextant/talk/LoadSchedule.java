package sextant.talk;

/** When each message is due. Pure: the caller brings the time. */
final class LoadSchedule {
  private final long startNanos;
  private final double nanosPerMessage; // 0: whenever the answer before came
  private long issued;

  LoadSchedule(long startNanos, double ratePerSecond) {
    this.startNanos = startNanos;
    this.nanosPerMessage = ratePerSecond == 0 ? 0 : 1e9 / ratePerSecond;
  }

  boolean isPaced() {
    return nanosPerMessage > 0;
  }

  /** When the next message is due; without a rate, now. */
  long nextDueNanos(long nowNanos) {
    return isPaced() ? startNanos + (long) (issued * nanosPerMessage) : nowNanos;
  }

  /** Takes the next message: from now on {@link #nextDueNanos} speaks of the one after it. */
  long take(long nowNanos) {
    long due = nextDueNanos(nowNanos);
    issued++;
    return due;
  }
}
