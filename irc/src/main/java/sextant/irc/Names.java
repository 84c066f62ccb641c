package sextant.irc;

import java.nio.charset.StandardCharsets;

/**
 * Which texts may be nicks, user names and rooms (RFC 2812, section 2.3.1, without ASCII's
 * narrowness).
 */
public final class Names {
  private static final String NOT_IN_NICKS = " ,*?!@.:$\u0000\r\n\u0007";
  private static final String NOT_FIRST = "#&~%+-0123456789";

  private Names() {}

  /** Whether the text may be a nick; {@code bytes} is the longest allowed. */
  public static boolean isNick(String text, int bytes, boolean unicode) {
    if (text.isEmpty() || NOT_FIRST.indexOf(text.charAt(0)) >= 0 || utf8Length(text) > bytes) {
      return false;
    }
    return text.codePoints()
        .allMatch(c ->
            c < 0x80
                ? c > 0x20 && c != 0x7f && NOT_IN_NICKS.indexOf(c) < 0
                : unicode && (Character.isLetterOrDigit(c) || isMark(c)));
  }

  /**
   * Whether the text may be a room's name: {@code #} or {@code &} and anything but spaces, commas
   * and BEL.
   */
  public static boolean isRoom(String text, int bytes) {
    if (text.length() < 2 || !isRoomSign(text.charAt(0)) || utf8Length(text) > bytes) {
      return false;
    }
    return text.codePoints().skip(1).noneMatch(Names::isNotInRooms);
  }

  // Pattern signs would make LIST and SEARCH ambiguous.
  private static boolean isNotInRooms(int c) {
    return c < 0x80
        ? c <= 0x20 || c == 0x7f || ",*?!".indexOf(c) >= 0
        : Character.isWhitespace(c) || Character.isISOControl(c) || isInvisible(c);
  }

  /**
   * Whether the text can be where something is said, a room or a nick, whatever else a server asks
   * of them: one word, which no server would take for two or for a text.
   */
  public static boolean isPlace(String text) {
    return !text.isEmpty()
        && text.charAt(0) != ':'
        && text.codePoints().noneMatch(c -> c <= 0x20 || c == 0x7f || c == ',');
  }

  /** Whether names that begin so are rooms. */
  public static boolean isRoomSign(char c) {
    return c == '#' || c == '&';
  }

  /** The length in UTF-8, which is what limits count. */
  public static int utf8Length(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
    }
    return bytes;
  }

  /** The longest beginning of the text with at most so many bytes, never inside a character. */
  public static String truncate(String text, int bytes) {
    int left = bytes;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      left -= c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (left < 0) {
        return text.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return text;
  }

  /** The text as it goes over the wire. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
