package sextant.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.http.HttpFormatException;

/**
 * The part of a file that one upload carries: usually all of it. The npm package localsend sends
 * what is larger than 50 MB in several uploads, each with an {@code X-Content-Range}.
 *
 * @param end one past the last byte
 */
record Piece(long start, long end, boolean isWhole) {
  private static final Pattern RANGE =
      Pattern.compile("bytes ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

  long length() {
    return end - start;
  }

  static Piece of(Optional<String> range, long size) throws HttpFormatException {
    if (range.isEmpty()) {
      return new Piece(0, size, true);
    }
    Matcher matcher = RANGE.matcher(range.get());
    if (matcher.matches() && Long.parseLong(matcher.group(3)) == size) {
      long start = Long.parseLong(matcher.group(1));
      long end = Long.parseLong(matcher.group(2)) + 1;
      if (start < end && end <= size) {
        return new Piece(start, end, start == 0 && end == size);
      }
    }
    throw new HttpFormatException(400, "not a range of this file");
  }
}
