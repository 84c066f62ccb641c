package sextant.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.web.Cookie.SameSite;

/** Cookies that outlive the session as lines of ten fields between tabs. */
final class CookieFile {
  private static final int FIELDS = 10;

  private CookieFile() {}

  static byte[] write(List<Cookie> cookies) {
    var lines = new StringBuilder();
    for (Cookie cookie : cookies) {
      cookie
          .expiry()
          .ifPresent(end -> lines.append(String.join("\t", fields(cookie, end))).append('\n'));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> fields(Cookie cookie, Instant expiry) {
    return List.of(
        cookie.domain(),
        Boolean.toString(cookie.isHostOnly()),
        escaped(cookie.path()),
        Boolean.toString(cookie.isSecure()),
        Boolean.toString(cookie.isHttpOnly()),
        cookie.sameSite().name().toLowerCase(Locale.ROOT),
        Long.toString(cookie.creation().toEpochMilli()),
        Long.toString(expiry.getEpochSecond()),
        escaped(cookie.name()),
        escaped(cookie.value()));
  }

  /** Reads lines; broken ones are left out, for one bad line must not cost all cookies. */
  static List<Cookie> read(byte[] file) {
    List<Cookie> cookies = new ArrayList<>();
    for (String line : new String(file, StandardCharsets.UTF_8).split("\n")) {
      String[] fields = line.split("\t", -1);
      if (fields.length == FIELDS) {
        cookie(fields).ifPresent(cookies::add);
      }
    }
    return cookies;
  }

  private static Optional<Cookie> cookie(String[] fields) {
    try {
      return Optional.of(
          new Cookie(
              unescaped(fields[8]),
              unescaped(fields[9]),
              fields[0],
              Boolean.parseBoolean(fields[1]),
              unescaped(fields[2]),
              Instant.ofEpochMilli(Long.parseLong(fields[6])),
              Optional.of(Instant.ofEpochSecond(Long.parseLong(fields[7]))),
              Boolean.parseBoolean(fields[3]),
              Boolean.parseBoolean(fields[4]),
              SameSite.valueOf(fields[5].toUpperCase(Locale.ROOT))));
    } catch (IllegalArgumentException | java.time.DateTimeException damaged) {
      return Optional.empty();
    }
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\t", "%09");
  }

  private static String unescaped(String text) {
    return text.replace("%09", "\t").replace("%25", "%");
  }
}
