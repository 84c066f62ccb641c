package sextant.talk;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The time as C's {@code ctime} and Python's {@code time.ctime} write it: {@code Tue Nov 3 01:02:03
 * 2026}.
 */
final class Ctime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

  private final ZoneId zone = ZoneId.systemDefault();
  private volatile Second cached = new Second(Long.MIN_VALUE, "");

  private record Second(long epochSecond, String text) {}

  /** The text of a moment; within one second the same object. */
  String text(long epochMillis) {
    long epochSecond = Math.floorDiv(epochMillis, 1_000);
    Second last = cached;
    if (last.epochSecond != epochSecond) {
      last = new Second(epochSecond, format(Instant.ofEpochSecond(epochSecond), zone));
      cached = last;
    }
    return last.text;
  }

  static String now() {
    return format(Instant.now(), ZoneId.systemDefault());
  }

  private static String format(Instant instant, ZoneId zone) {
    return FORM.format(LocalDateTime.ofInstant(instant, zone));
  }
}
