package sextant.chatclient;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what a person typed into lines that a server takes whole: at spaces, never in a character.
 */
final class Splitter {
  private Splitter() {}

  /**
   * Pieces of at most so many bytes of UTF-8; joined again they are the text.
   *
   * @param bytes at least 16
   */
  static List<String> split(String text, int bytes) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = end(text, from, bytes);
      pieces.add(text.substring(from, to));
      from = to;
    }
    if (pieces.isEmpty()) {
      pieces.add("");
    }
    return pieces;
  }

  private static int end(String text, int from, int bytes) {
    int at = from;
    int used = 0;
    int afterSpace = -1;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      used += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (used > bytes) {
        return afterSpace > from ? afterSpace : clear(text, from, at);
      }
      at += Character.charCount(c);
      if (c == ' ') {
        afterSpace = at;
      }
    }
    return at;
  }

  /** A mark or a joiner must not lose the letter before it. */
  private static int clear(String text, int from, int at) {
    int before = at;
    while (before > from && joins(text.codePointAt(before))) {
      before -= Character.charCount(text.codePointBefore(before));
    }
    return before > from ? before : at;
  }

  private static boolean joins(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || c == 0x200D
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0x1F3FB && c <= 0x1F3FF);
  }

  /** Bytes left for the text of a PRIVMSG or NOTICE that others get with our full source. */
  static int room(String source, String command, String target) {
    int head = 1 + bytes(source) + 1 + command.length() + 1 + bytes(target) + 2;
    return Math.max(64, 510 - head);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
