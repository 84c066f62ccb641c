package sextant.chatclient;

import java.util.Locale;
import sextant.irc.Formatting;

/** Whether a text names somebody: the nick as a word of its own, in any case. */
final class Mentions {
  private Mentions() {}

  static boolean names(String text, String nick) {
    if (nick.isEmpty() || text.length() < nick.length()) {
      return false;
    }
    String plain = Formatting.strip(text).toLowerCase(Locale.ROOT);
    String name = nick.toLowerCase(Locale.ROOT);
    int at = plain.indexOf(name);
    while (at >= 0) {
      int end = at + name.length();
      boolean opens = at == 0 || !isPartOfName(plain.codePointBefore(at));
      boolean closes = end == plain.length() || !isPartOfName(plain.codePointAt(end));
      if (opens && closes) {
        return true;
      }
      at = plain.indexOf(name, at + 1);
    }
    return false;
  }

  // In scripts without spaces a name stands between letters; only letters that nicks of that very
  // script could go on with count.
  private static boolean isPartOfName(int c) {
    boolean spaced =
        Character.isLetterOrDigit(c)
            && Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN
            && Character.UnicodeScript.of(c) != Character.UnicodeScript.HIRAGANA
            && Character.UnicodeScript.of(c) != Character.UnicodeScript.KATAKANA;
    return spaced || c == '_' || c == '-' || c == '[' || c == ']' || c == '\\' || c == '`'
        || c == '^' || c == '{' || c == '}' || c == '|';
  }
}
