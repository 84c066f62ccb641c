package sextant.cli;

import sextant.chatclient.HarmlessText;

/** Text of strangers on its way to a terminal, which would obey control characters in it. */
final class Harmless {
  private Harmless() {}

  /**
   * The text with every control character but the line feed, and every sign that turns a line
   * around, shown as its escape.
   */
  static String text(String foreign) {
    StringBuilder shown = new StringBuilder();
    foreign
        .codePoints()
        .forEach(c -> {
          if (Character.isISOControl(c) && c != '\n') {
            shown.append(String.format(java.util.Locale.ROOT, "\\x%02x", c));
          } else if (!HarmlessText.isHarmless(c)) {
            shown.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }
}
