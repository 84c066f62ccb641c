package sextant.irc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Moments as the {@code time} tag writes them: UTC with milliseconds (IRCv3 server-time). */
public final class ServerTime {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final long LAST_MILLIS = 253_402_300_799_999L; // the end of the year 9999

  private ServerTime() {}

  /** {@code 2026-01-31T23:59:59.999Z}. */
  public static String format(long epochMillis) {
    return FORM.format(Instant.ofEpochMilli(epochMillis));
  }

  /** Milliseconds since 1970, or empty for what is no such text. */
  public static Optional<Long> parse(String text) {
    if (text.length() > 40) {
      return Optional.empty();
    }
    try {
      long millis = Instant.parse(text).toEpochMilli();
      return millis < 0 || millis > LAST_MILLIS ? Optional.empty() : Optional.of(millis);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
