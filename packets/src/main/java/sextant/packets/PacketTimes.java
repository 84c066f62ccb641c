package sextant.packets;

import java.time.Instant;
import java.time.ZoneId;

/** Writes the time of day of packets; asks the zone's rules once per quarter of an hour. */
final class PacketTimes {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long QUARTER_SECONDS = 900;

  private final ZoneId zone;
  private long knownQuarter = Long.MIN_VALUE;
  private long offsetSeconds;

  PacketTimes(ZoneId zone) {
    this.zone = zone;
  }

  /** {@code 12:34:56.789012} in the zone. */
  void timeOfDay(long epochNanos, LineBuffer out) {
    long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
    long quarter = Math.floorDiv(seconds, QUARTER_SECONDS);
    if (quarter != knownQuarter) {
      knownQuarter = quarter;
      offsetSeconds = zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    }
    int second = (int) Math.floorMod(seconds + offsetSeconds, 86_400L);
    out.padded(second / 3600, 2).character(':');
    out.padded(second / 60 % 60, 2).character(':');
    out.padded(second % 60, 2).character('.');
    out.padded((int) (Math.floorMod(epochNanos, NANOS_PER_SECOND) / 1000), 6);
  }
}
