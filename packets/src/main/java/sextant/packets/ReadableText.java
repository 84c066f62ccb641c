package sextant.packets;

import sextant.wire.Bytes;

/** Bytes of a conversation as text that upsets neither a terminal nor a window. */
public final class ReadableText {
  private static final char NO_TEXT = '·';

  private ReadableText() {}

  /**
   * UTF-8 with line feeds and tabs kept, carriage returns left out, and a dot for other control
   * characters and for what is no text: few fonts of terminals have the pictures of U+2400.
   */
  public static String of(Bytes bytes) {
    String decoded = bytes.toText();
    StringBuilder readable = new StringBuilder(decoded.length());
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      boolean isLayout = c == '\n' || c == '\t';
      if (isLayout || (!Character.isISOControl(c) && c != '\ufffd')) {
        readable.append(c);
      } else if (c != '\r') {
        readable.append(NO_TEXT);
      }
    }
    return readable.toString();
  }
}
