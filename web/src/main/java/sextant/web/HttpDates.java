package sextant.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates in header fields: RFC 9110, 5.6.7, in all three forms. */
final class HttpDates {
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss z", Locale.ENGLISH),
          DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC));

  private HttpDates() {}

  /** The moment a date means; empty for what is no date. */
  static Optional<Instant> parse(String text) {
    String tidy = text.strip().replaceAll(" +", " ");
    for (DateTimeFormatter form : FORMS) {
      try {
        return Optional.of(Instant.from(form.parse(tidy)));
      } catch (DateTimeException notThisForm) {
        // the next form is tried
      }
    }
    return Optional.empty();
  }

  /** The date in the form everybody writes. */
  static String format(Instant moment) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atZone(ZoneOffset.UTC));
  }
}
