package sextant.packets;

/** Widths in a terminal: characters of Chinese take two columns. */
final class TextColumns {
  private static final int FIRST_WIDE = 0x1100;

  private TextColumns() {}

  static int of(String text) {
    return text.chars().map(TextColumns::width).sum();
  }

  private static int width(int character) {
    return character >= FIRST_WIDE && character != '…' ? 2 : 1;
  }

  /** The beginning that fits, with an ellipsis where it was cut. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    int used = 0;
    int count = 0;
    while (count < text.length() && used + width(text.charAt(count)) <= columns - 1) {
      used += width(text.charAt(count));
      count++;
    }
    return text.substring(0, count) + "…";
  }
}
