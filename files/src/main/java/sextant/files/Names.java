package sextant.files;

import java.text.Normalizer;

/** Makes what a stranger called something fit to be shown on one line. */
final class Names {
  private Names() {}

  /**
   * Whether a file is called otherwise than its sender wished. Accents written in another way, as
   * macOS does, are the same name.
   */
  static boolean isOther(String sent, String path) {
    return !Normalizer.normalize(sent, Normalizer.Form.NFC).equals(path);
  }

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
