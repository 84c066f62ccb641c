package sextant.irc;

import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens of numeric 005: {@code NAME}, {@code NAME=value}, {@code -NAME}. */
public final class Isupport {
  private Isupport() {}

  /** Takes one token into what is known so far; {@code -NAME} takes it out again. */
  public static void accept(String token, Map<String, String> known) {
    if (token.startsWith("-")) {
      known.remove(token.substring(1));
      return;
    }
    int equals = token.indexOf('=');
    String name = equals < 0 ? token : token.substring(0, equals);
    if (!name.isEmpty()) {
      known.put(name, equals < 0 ? "" : unescape(token.substring(equals + 1)));
    }
  }

  /** Reads tokens into a map in their order. */
  public static Map<String, String> parse(Iterable<String> tokens) {
    Map<String, String> known = new LinkedHashMap<>();
    tokens.forEach(token -> accept(token, known));
    return known;
  }

  /**
   * One token; spaces, backslashes and equal signs in the value become {@code \x20} and the like.
   */
  public static String format(String name, String value) {
    if (value.isEmpty()) {
      return name;
    }
    StringBuilder token = new StringBuilder(name).append('=');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case ' ' -> token.append("\\x20");
        case '\\' -> token.append("\\x5C");
        case '=' -> token.append("\\x3D");
        default -> token.append(c);
      }
    }
    return token.toString();
  }

  private static String unescape(String value) {
    StringBuilder plain = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      boolean escape = value.startsWith("\\x", i) && i + 4 <= value.length();
      int code = escape ? hex(value.charAt(i + 2), value.charAt(i + 3)) : -1;
      if (code >= 0) {
        plain.append((char) code);
        i += 3;
      } else {
        plain.append(value.charAt(i));
      }
    }
    return plain.toString();
  }

  private static int hex(char high, char low) {
    int first = high < 0x80 ? Character.digit(high, 16) : -1;
    int second = low < 0x80 ? Character.digit(low, 16) : -1;
    return first < 0 || second < 0 ? -1 : first * 16 + second;
  }
}
