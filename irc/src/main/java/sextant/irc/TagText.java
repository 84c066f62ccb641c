package sextant.irc;

import java.util.LinkedHashMap;
import java.util.Map;

/** Message tags as they stand between {@code @} and the first space (IRCv3 message-tags). */
public final class TagText {
  /** Bytes of tags a client may send, without {@code @} and the space. */
  public static final int CLIENT_BYTES = 4094;

  private TagText() {}

  /** Reads {@code key=value;key}; a key that stands twice keeps its last value, bad keys go. */
  public static Map<String, String> parse(String text) {
    Map<String, String> tags = new LinkedHashMap<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf(';', from);
      int to = end < 0 ? text.length() : end;
      int equals = text.indexOf('=', from);
      int keyEnd = equals < 0 || equals > to ? to : equals;
      String key = text.substring(from, keyEnd);
      if (isKey(key)) {
        tags.put(key, keyEnd == to ? "" : unescape(text.substring(keyEnd + 1, to)));
      }
      from = to + 1;
    }
    return tags;
  }

  /** Writes the tags in the map's order, without {@code @}; an empty value loses its {@code =}. */
  public static void write(Map<String, String> tags, StringBuilder into) {
    boolean first = true;
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      if (!first) {
        into.append(';');
      }
      first = false;
      into.append(tag.getKey());
      if (!tag.getValue().isEmpty()) {
        into.append('=');
        escape(tag.getValue(), into);
      }
    }
  }

  /** Whether a tag is the business of clients only: its name begins with {@code +}. */
  public static boolean isClientOnly(String key) {
    return !key.isEmpty() && key.charAt(0) == '+';
  }

  /** Whether the text is {@code [+][vendor/]name} of letters, digits, hyphens and dots. */
  public static boolean isKey(String key) {
    int from = isClientOnly(key) ? 1 : 0;
    if (from == key.length()) {
      return false;
    }
    for (int i = from; i < key.length(); i++) {
      char c = key.charAt(i);
      boolean letter = (c | 32) >= 'a' && (c | 32) <= 'z';
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit && "-./".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void escape(String value, StringBuilder into) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case ';' -> into.append("\\:");
        case ' ' -> into.append("\\s");
        case '\\' -> into.append("\\\\");
        case '\r' -> into.append("\\r");
        case '\n' -> into.append("\\n");
        default -> into.append(c);
      }
    }
  }

  private static String unescape(String value) {
    if (value.indexOf('\\') < 0) {
      return value;
    }
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\\') {
        plain.append(c);
      } else if (++i < value.length()) { // a backslash at the end is dropped
        char escaped = value.charAt(i);
        plain.append(
            switch (escaped) {
              case ':' -> ';';
              case 's' -> ' ';
              case 'r' -> '\r';
              case 'n' -> '\n';
              default -> escaped;
            });
      }
    }
    return plain.toString();
  }
}
