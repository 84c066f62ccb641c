package sextant.talk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Bytes as a person types them: text with escapes, or hexadecimal digits pasted from anywhere. */
public final class MessageText {
  private static final Pattern ASCII_COLUMN = Pattern.compile("(?m)\\s*\\|.*\\|\\s*$");
  private static final Pattern OFFSET_COLUMN =
      Pattern.compile("(?m)^\\s*(?:0x)?[0-9a-fA-F]{4,8}(?::|\\s{2,})");
  private static final Pattern PREFIX = Pattern.compile("0[xX]|\\\\[xX]|[\\s,;:{}\\[\\]\"'_-]");

  private MessageText() {}

  /** Text in UTF-8 with {@code \n \r \t \0 \\} and {@code \xHH}. */
  public static Bytes ofEscapes(String text) throws FailureException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int backslash = text.indexOf('\\', at);
      int end = backslash < 0 ? text.length() : backslash;
      bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      at = backslash < 0 ? end : escape(text, backslash, bytes);
    }
    return Bytes.copyOf(bytes.toByteArray());
  }

  /** Writes what one escape stands for and returns the place after it. */
  private static int escape(String text, int backslash, ByteArrayOutputStream bytes)
      throws FailureException {
    char kind = backslash + 1 < text.length() ? text.charAt(backslash + 1) : ' ';
    switch (kind) {
      case 'n' -> bytes.write('\n');
      case 'r' -> bytes.write('\r');
      case 't' -> bytes.write('\t');
      case '0' -> bytes.write(0);
      case '\\' -> bytes.write('\\');
      case 'x' -> {
        bytes.write(hexByte(text, backslash + 2));
        return backslash + 4;
      }
      default -> throw bad(text, "no such escape: \\" + kind);
    }
    return backslash + 2;
  }

  private static int hexByte(String text, int at) throws FailureException {
    try {
      return HexFormat.fromHexDigits(text, at, at + 2);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw bad(text, "\\x needs two hexadecimal digits");
    }
  }

  /**
   * Hexadecimal digits with whatever surrounds them in dumps and source code: {@code 0x}, commas,
   * colons, braces, offsets before and ASCII between bars after a line.
   */
  public static Bytes ofHex(String text) throws FailureException {
    String digits = ASCII_COLUMN.matcher(text).replaceAll("");
    digits = OFFSET_COLUMN.matcher(digits).replaceAll("");
    digits = PREFIX.matcher(digits).replaceAll("");
    try {
      return Bytes.copyOf(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      throw bad(text, "not pairs of hexadecimal digits");
    }
  }

  /**
   * The bytes as text with escapes for all that does not print: the inverse of {@link #ofEscapes}.
   */
  public static String escaped(Bytes bytes) {
    return RecordView.MIXED.format(bytes);
  }

  private static FailureException bad(String text, String why) {
    String subject = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, subject, why));
  }
}
