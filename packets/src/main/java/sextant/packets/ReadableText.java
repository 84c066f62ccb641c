package sextant.packets;

import sextant.wire.Bytes;

/** Bytes of a conversation as text that upsets neither a terminal nor a window. */
public final class ReadableText {
  private static final int PICTURES = 0x2400;
  private static final char NO_TEXT = '·';

  private ReadableText() {}

  /**
   * UTF-8 with line feeds and tabs kept, carriage returns left out, other control characters as
   * their pictures (Unicode block 2400), and a dot for what is no text.
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
        readable.append(c < 0x20 ? (char) (PICTURES + c) : NO_TEXT);
      }
    }
    return readable.toString();
  }
}
