package sextant.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a whole an answer carries ({@code Content-Range}, RFC 9110, 14.4).
 *
 * @param first the first of them, -1 when it carries none
 * @param length of the whole, -1 when the server does not know it
 */
record ContentRange(long first, long length) {
  private static final Pattern BYTES =
      Pattern.compile("bytes (?:(\\d{1,18})-\\d{1,18}|\\*)/(\\d{1,18}|\\*)");

  /** What an answer says; empty when it says nothing or nonsense. */
  static Optional<ContentRange> of(WebResponse response) {
    Matcher field = BYTES.matcher(response.headers().first("Content-Range").orElse("").strip());
    return field.matches()
        ? Optional.of(new ContentRange(number(field, 1), number(field, 2)))
        : Optional.empty();
  }

  private static long number(Matcher field, int group) {
    String digits = field.group(group);
    return digits == null || digits.equals("*") ? -1 : Long.parseLong(digits);
  }

  boolean begins(long at) {
    return first == at;
  }

  /** Whether so many bytes are all there are. */
  boolean isWhole(long byteCount) {
    return length == byteCount;
  }
}
