package sextant.ping;

import java.time.Instant;

/** The clock that kernel timestamps are read from: nanoseconds since 1970. */
final class WallClock {
  private WallClock() {}

  static long nanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
