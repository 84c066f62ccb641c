package sextant.talk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import sextant.wire.Bytes;

/**
 * Which entries of a recording to show, and where in them the thing looked for stands.
 *
 * @param directions which ways
 * @param wanted bytes that must occur; empty matches everything
 * @param ignoreCase whether ASCII letters match in either case
 */
public record RecordFilter(Set<Direction> directions, Bytes wanted, boolean ignoreCase) {
  /** Everything. */
  public static final RecordFilter ALL =
      new RecordFilter(Set.of(Direction.IN, Direction.OUT), Bytes.EMPTY, false);

  /** Copies the set. */
  public RecordFilter {
    directions = Set.copyOf(directions);
  }

  /** The same, only entries with this text in any case. */
  public RecordFilter withText(String text) {
    return new RecordFilter(directions, Bytes.ofText(text), true);
  }

  /** The same, only entries with these bytes. */
  public RecordFilter withBytes(Bytes bytes) {
    return new RecordFilter(directions, bytes, false);
  }

  /** The same, only this way. */
  public RecordFilter only(Direction direction) {
    return new RecordFilter(Set.of(direction), wanted, ignoreCase);
  }

  /** Whether the entry is to be shown. */
  public boolean matches(Recording.Entry entry) {
    return directions.contains(entry.direction()) && find(entry.bytes(), 0).isPresent();
  }

  /** Where the bytes looked for stand first, from this place on. */
  public Optional<Integer> find(Bytes within, int from) {
    String hay = comparable(within); // ISO 8859-1: one character is one byte
    int at = hay.indexOf(comparable(wanted), from);
    return at < 0 ? Optional.empty() : Optional.of(at);
  }

  private String comparable(Bytes bytes) {
    String text = StandardCharsets.ISO_8859_1.decode(bytes.toBuffer()).toString();
    return ignoreCase ? asciiLower(text) : text;
  }

  private static String asciiLower(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower.setCharAt(i, (char) (c + 32)); // only ASCII: a byte above may be half a character
      }
    }
    return lower.toString();
  }
}
