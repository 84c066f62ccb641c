package sextant.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.wire.Bytes;
import sextant.words.FailureException;

/** The left side of a reply rule. */
public sealed interface ReplyMatch {
  /** Any message. */
  record Any() implements ReplyMatch {}

  /** Exactly this message, an end of line apart. */
  record Text(Bytes expected) implements ReplyMatch {}

  /** Messages that begin with these bytes; -1 is any byte. */
  record Hex(List<Integer> expected) implements ReplyMatch {
    /** Copies the list. */
    public Hex {
      expected = List.copyOf(expected);
    }
  }

  /** Messages in whose text the pattern is found. */
  record Regex(Pattern pattern) implements ReplyMatch {}

  /** What a regular expression caught, by number and name; 0 is everything. */
  record Captures(Map<String, String> values) {
    /** Copies the map. */
    public Captures {
      values = Map.copyOf(values);
    }
  }

  /**
   * Reads {@code any}, {@code text …}, {@code hex …} or {@code regex …}; throws
   * IllegalArgumentException saying why not.
   */
  static ReplyMatch parse(String text) throws FailureException {
    int space = text.indexOf(' ');
    String kind = space < 0 ? text : text.substring(0, space);
    String rest = space < 0 ? "" : text.substring(space + 1);
    return switch (kind) {
      case "any" -> new Any();
      case "text" -> new Text(MessageText.ofEscapes(rest));
      case "hex" -> new Hex(hexOrAny(rest));
      case "regex" -> new Regex(Pattern.compile(rest));
      default -> throw new IllegalArgumentException("expected any, text, hex or regex: " + kind);
    };
  }

  private static List<Integer> hexOrAny(String text) throws FailureException {
    List<Integer> bytes = new ArrayList<>();
    for (String part : text.strip().split("\\s+")) {
      if (part.equals("..")) {
        bytes.add(-1);
      } else {
        Bytes some = MessageText.ofHex(part);
        for (int i = 0; i < some.length(); i++) {
          bytes.add(some.u8(i));
        }
      }
    }
    return bytes;
  }

  /** What the message gives the answer, or nothing when it does not match. */
  default Optional<Captures> captures(Bytes message) {
    String text = withoutLineEnd(message.toText());
    return switch (this) {
      case Any any -> Optional.of(whole(text));
      case Text t when withoutLineEnd(message).equals(t.expected()) -> Optional.of(whole(text));
      case Hex hex when begins(message, hex.expected()) -> Optional.of(whole(text));
      case Regex regex -> found(regex.pattern().matcher(text));
      case Text t -> Optional.empty();
      case Hex hex -> Optional.empty();
    };
  }

  private static Captures whole(String text) {
    return new Captures(Map.of("0", text));
  }

  private static Optional<Captures> found(Matcher matcher) {
    if (!matcher.find()) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    for (int i = 0; i <= matcher.groupCount(); i++) {
      String value = matcher.group(i);
      values.put(Integer.toString(i), value == null ? "" : value);
    }
    matcher.namedGroups().forEach((name, i) -> values.put(name, values.getOrDefault("" + i, "")));
    return Optional.of(new Captures(values));
  }

  private static boolean begins(Bytes message, List<Integer> expected) {
    if (message.length() < expected.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i) >= 0 && expected.get(i) != message.u8(i)) {
        return false;
      }
    }
    return true;
  }

  private static Bytes withoutLineEnd(Bytes message) {
    int end = message.length();
    if (end > 0 && message.u8(end - 1) == '\n') {
      end--;
      end -= end > 0 && message.u8(end - 1) == '\r' ? 1 : 0;
    }
    return message.slice(0, end);
  }

  private static String withoutLineEnd(String text) {
    String cut = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return cut.endsWith("\r") ? cut.substring(0, cut.length() - 1) : cut;
  }
}
