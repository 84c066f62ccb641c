package sextant.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of a file that a browser asks for (RFC 9110, section 14).
 *
 * @param from the first byte
 * @param to the byte after the last
 */
record ByteRangeHeader(long from, long to) {
  private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** What a field asks for. */
  sealed interface Asked {
    /** Everything: no field, or one that we do not read and may ignore. */
    record All() implements Asked {}

    /** Some of it. */
    record Some(ByteRangeHeader range) implements Asked {}

    /** Something that is not there. */
    record Beyond() implements Asked {}
  }

  /** Reads a field for a file of this size. */
  static Asked parse(Optional<String> field, long size) {
    Matcher match = ONE.matcher(field.orElse("").strip());
    if (!match.matches() || (match.group(1).isEmpty() && match.group(2).isEmpty())) {
      return new Asked.All();
    }
    long from;
    long to;
    if (match.group(1).isEmpty()) { // the last so many bytes
      long count = Long.parseLong(match.group(2));
      from = Math.max(0, size - count);
      to = size;
    } else {
      from = Long.parseLong(match.group(1));
      to = match.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(match.group(2)) + 1);
    }
    return from < to ? new Asked.Some(new ByteRangeHeader(from, to)) : new Asked.Beyond();
  }

  long length() {
    return to - from;
  }
}
