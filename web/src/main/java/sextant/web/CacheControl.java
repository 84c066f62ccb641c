package sextant.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directives of {@code Cache-Control} (RFC 9111, 5.2), names in lower case. */
record CacheControl(Map<String, String> directives) {
  private static final Pattern DIRECTIVE =
      Pattern.compile("([\\w-]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^\\s,\"]*)))?");
  private static final long LONGEST = 1L << 31; // 1.2.2: an age beyond any need

  /** Keeps a copy. */
  CacheControl {
    directives = Map.copyOf(directives);
  }

  /** Reads every field of that name; {@code Pragma: no-cache} counts when there is none. */
  static CacheControl of(HeaderList headers) {
    Map<String, String> found = new HashMap<>();
    Matcher matcher = DIRECTIVE.matcher(headers.combined("Cache-Control"));
    while (matcher.find()) {
      String value = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value == null ? "" : value);
    }
    boolean isOld = found.isEmpty() && headers.combined("Pragma").contains("no-cache");
    return new CacheControl(isOld ? Map.of("no-cache", "") : found);
  }

  boolean has(String directive) {
    return directives.containsKey(directive);
  }

  /** The seconds of a directive; empty when it is absent, 0 when its value is no number. */
  OptionalLong seconds(String directive) {
    String value = directives.get(directive);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.matches("\\d+")) {
      return OptionalLong.of(0); // 4.2.1: what cannot be read is stale
    }
    return OptionalLong.of(
        value.length() > 10 ? LONGEST : Math.min(LONGEST, Long.parseLong(value)));
  }
}
