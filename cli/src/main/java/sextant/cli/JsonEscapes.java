package sextant.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;
import sextant.chatclient.HarmlessText;

/**
 * Escapes beyond those that JSON asks for: of characters that a terminal obeys or that turn a line
 * around, for whoever prints JSON to the screen.
 */
final class JsonEscapes {
  private JsonEscapes() {}

  /** Whether the text has such a character. */
  static boolean areNeeded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x7f) {
        return text.codePoints().anyMatch(c -> c >= 0x7f && !HarmlessText.isHarmless(c));
      }
    }
    return false;
  }

  /** The text as a JSON string with its quotation marks. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    String usual = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    usual
        .codePoints()
        .forEach(c -> {
          if (HarmlessText.isHarmless(c)) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
          }
        });
    return quoted.append('"').toString();
  }
}
