package sextant.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.web.Cookie.SameSite;

/**
 * The content of one {@code Set-Cookie} field, before anybody asked whether it may be set (RFC
 * 6265bis, 5.6).
 *
 * @param domain the Domain attribute without its leading dot; empty when there is none
 * @param path the Path attribute; empty when there is none or it does not begin with a slash
 */
record SetCookie(
    String name,
    String value,
    Optional<String> domain,
    Optional<String> path,
    Optional<Instant> expiry,
    boolean isSecure,
    boolean isHttpOnly,
    SameSite sameSite) {
  private static final int LONGEST_PAIR = 4096;
  private static final int LONGEST_ATTRIBUTE = 1024;
  private static final Duration LONGEST_LIFE = Duration.ofDays(400);

  /** Reads a field; empty when the RFC says to ignore it whole. */
  static Optional<SetCookie> parse(String field, Instant now) {
    if (field.chars().anyMatch(c -> c < 9 || (c > 9 && c < 32) || c == 127)) {
      return Optional.empty();
    }
    String[] parts = field.split(";", -1);
    int equals = parts[0].indexOf('=');
    String name = equals < 0 ? "" : trim(parts[0].substring(0, equals));
    String value = trim(parts[0].substring(equals + 1));
    int length = byteCount(name) + byteCount(value);
    if (length == 0 || length > LONGEST_PAIR) {
      return Optional.empty();
    }
    var attributes = new Attributes(now);
    for (int i = 1; i < parts.length; i++) {
      attributes.take(parts[i]);
    }
    return Optional.of(attributes.cookie(name, value));
  }

  private static int byteCount(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** The attributes, the last one of a name counts. */
  private static final class Attributes {
    private final Instant now;
    private @Nullable Instant expires;
    private @Nullable Instant maxAge;
    private @Nullable String domain;
    private @Nullable String path;
    private boolean isSecure;
    private boolean isHttpOnly;
    private SameSite sameSite = SameSite.DEFAULT;

    private Attributes(Instant now) {
      this.now = now;
    }

    private void take(String attribute) {
      int equals = attribute.indexOf('=');
      String name = trim(equals < 0 ? attribute : attribute.substring(0, equals));
      String value = equals < 0 ? "" : trim(attribute.substring(equals + 1));
      if (byteCount(value) > LONGEST_ATTRIBUTE) {
        return;
      }
      switch (name.toLowerCase(Locale.ROOT)) {
        case "expires" -> CookieDate.parse(value).ifPresent(date -> expires = capped(date));
        case "max-age" -> maxAge(value);
        case "domain" -> domain = domain(value);
        case "path" -> path = value.startsWith("/") ? value : null;
        case "secure" -> isSecure = true;
        case "httponly" -> isHttpOnly = true;
        case "samesite" -> sameSite = sameSite(value);
        default -> {} // unknown attributes are ignored
      }
    }

    private void maxAge(String value) {
      if (!value.matches("-?\\d+")) {
        return;
      }
      boolean isNegative = value.startsWith("-");
      long seconds = value.length() > 12 ? Long.MAX_VALUE : Long.parseLong(value);
      maxAge =
          isNegative || seconds <= 0
              ? Instant.EPOCH
              : now.plusSeconds(Math.min(seconds, LONGEST_LIFE.toSeconds()));
    }

    private Instant capped(Instant date) {
      Instant latest = now.plus(LONGEST_LIFE);
      return date.isAfter(latest) ? latest : date;
    }

    private static @Nullable String domain(String value) {
      String host = value.startsWith(".") ? value.substring(1) : value;
      return host.isEmpty() ? null : host.toLowerCase(Locale.ROOT);
    }

    private static SameSite sameSite(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "none" -> SameSite.NONE;
        case "lax" -> SameSite.LAX;
        case "strict" -> SameSite.STRICT;
        default -> SameSite.DEFAULT;
      };
    }

    private SetCookie cookie(String name, String value) {
      Instant end = maxAge == null ? expires : maxAge; // Max-Age wins, wherever it stands
      return new SetCookie(
          name,
          value,
          Optional.ofNullable(domain),
          Optional.ofNullable(path),
          Optional.ofNullable(end),
          isSecure,
          isHttpOnly,
          sameSite);
    }
  }
}
