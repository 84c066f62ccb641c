package sextant.files;

/** Makes what a stranger called something fit to be shown on one line. */
final class Names {
  private Names() {}

  /** Without control and direction characters, cut to a length. */
  static String shown(String sent, int mostChars) {
    StringBuilder shown = new StringBuilder();
    sent.codePoints()
        .limit(mostChars)
        .forEach(c -> {
          int type = Character.getType(c);
          boolean isHarmful =
              type == Character.CONTROL
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR
                  || (type == Character.FORMAT && c != 0x200d && c != 0x200c);
          shown.appendCodePoint(isHarmful ? '\ufffd' : c);
        });
    String text = shown.toString().strip();
    return text.isEmpty() ? "?" : text;
  }
}
