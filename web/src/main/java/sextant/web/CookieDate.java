package sextant.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date of {@code Expires} as browsers read it: RFC 6265bis, 5.1.1, which forgives much. */
final class CookieDate {
  private static final Pattern DELIMITERS =
      Pattern.compile("[\\x09\\x20-\\x2F\\x3B-\\x40\\x5B-\\x60\\x7B-\\x7E]+");
  private static final Pattern TIME =
      Pattern.compile("^(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\D.*)?$");
  private static final Pattern DAY = Pattern.compile("^(\\d{1,2})(?:\\D.*)?$");
  private static final Pattern YEAR = Pattern.compile("^(\\d{2,4})(?:\\D.*)?$");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private int hour = -1;
  private int minute = -1;
  private int second = -1;
  private int day = -1;
  private int month = -1;
  private int year = -1;

  private CookieDate() {}

  /** The moment a cookie date means; empty when the RFC says to ignore it. */
  static Optional<Instant> parse(String text) {
    var date = new CookieDate();
    for (String token : DELIMITERS.split(text)) {
      date.take(token);
    }
    return date.instant();
  }

  private void take(String token) {
    Matcher time = TIME.matcher(token);
    Matcher dayOfMonth = DAY.matcher(token);
    Matcher yearNumber = YEAR.matcher(token);
    String start = token.length() < 3 ? "" : token.substring(0, 3).toLowerCase(Locale.ROOT);
    if (hour < 0 && time.matches()) {
      hour = Integer.parseInt(time.group(1));
      minute = Integer.parseInt(time.group(2));
      second = Integer.parseInt(time.group(3));
    } else if (day < 0 && dayOfMonth.matches()) {
      day = Integer.parseInt(dayOfMonth.group(1));
    } else if (month < 0 && MONTHS.contains(start)) {
      month = MONTHS.indexOf(start) + 1;
    } else if (year < 0 && yearNumber.matches()) {
      year = Integer.parseInt(yearNumber.group(1));
    }
  }

  private Optional<Instant> instant() {
    if (hour < 0 || day < 0 || month < 0 || year < 0) {
      return Optional.empty();
    }
    int fullYear = year >= 100 ? year : year >= 70 ? year + 1900 : year + 2000;
    if (fullYear < 1601) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(fullYear, month, day, hour, minute, second).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
