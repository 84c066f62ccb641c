package sextant.packets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Writes the time of day of packets; asks the zone's rules once per quarter of an hour and writes
 * hour, minute and second once per second.
 */
final class PacketTimes {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long QUARTER_SECONDS = 900;

  private final ZoneId zone;
  private long knownQuarter = Long.MIN_VALUE;
  private long offsetSeconds;
  private long knownSecond = Long.MIN_VALUE;
  private final byte[] toTheSecond = "00:00:00.".getBytes(StandardCharsets.US_ASCII);

  PacketTimes(ZoneId zone) {
    this.zone = zone;
  }

  /** {@code 12:34:56.789012} in the zone. */
  void timeOfDay(long epochNanos, LineBuffer out) {
    long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
    if (seconds != knownSecond) {
      knownSecond = seconds;
      writeSecond(seconds);
    }
    out.bytes(toTheSecond);
    out.padded((int) (epochNanos - seconds * NANOS_PER_SECOND) / 1000, 6);
  }

  private void writeSecond(long seconds) {
    long quarter = Math.floorDiv(seconds, QUARTER_SECONDS);
    if (quarter != knownQuarter) {
      knownQuarter = quarter;
      offsetSeconds = zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    }
    int second = (int) Math.floorMod(seconds + offsetSeconds, 86_400L);
    twoDigits(0, second / 3600);
    twoDigits(3, second / 60 % 60);
    twoDigits(6, second % 60);
  }

  private void twoDigits(int at, int number) {
    toTheSecond[at] = (byte) ('0' + number / 10);
    toTheSecond[at + 1] = (byte) ('0' + number % 10);
  }
}
