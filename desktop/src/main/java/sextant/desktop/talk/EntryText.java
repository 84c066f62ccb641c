package sextant.desktop.talk;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import sextant.wire.Bytes;

/** Messages as a person writes and reads them: text or hex. */
final class EntryText {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  /** How many bytes of a message stand in its line. */
  static final int SHOWN = 512;

  // "0010:", "00000010  " and the like in front of the bytes of a dump
  private static final Pattern OFFSET = Pattern.compile("^\\s*(?:0x)?\\p{XDigit}{4,}(?::|\\s{2,})");
  // the text column of a dump: two blanks and then anything, or between bars
  private static final Pattern TEXT_COLUMN = Pattern.compile("\\s{2,}\\|.*\\|?\\s*$|\\s{3,}\\S.*$");
  private static final Pattern NOISE = Pattern.compile("0[xX]|\\\\x|[\\s,;:{}()\\[\\]\"'-]+");

  private static final Pattern PICTURES = Pattern.compile("[\\u2400-\\u2421]");

  private EntryText() {}

  /**
   * One line of readable text for the window: ends of lines and tabs become visible signs, other
   * control characters dots, as beside the bytes; few fonts have the pictures of U+2400.
   */
  static String visible(Bytes bytes) {
    String line = wholeVisible(bytes.length() > SHOWN ? bytes.slice(0, SHOWN) : bytes);
    return PICTURES.matcher(line).replaceAll("·");
  }

  /** All the bytes as one line of text for a file, each control character as its picture. */
  static String wholeVisible(Bytes bytes) {
    String text = bytes.toText();
    var line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      line.append(sign(text.charAt(i)));
    }
    return line.toString();
  }

  private static char sign(char c) {
    return switch (c) {
      case '\n' -> '⏎';
      case '\r' -> '␍';
      case '\t' -> '→';
      case 0x7f -> '␡';
      default -> c < 0x20 ? (char) (0x2400 + c) : c;
    };
  }

  /** The bytes as hex on one line. */
  static String hex(Bytes bytes) {
    Bytes head = bytes.length() > SHOWN ? bytes.slice(0, SHOWN) : bytes;
    return SPACED.formatHex(head.toArray());
  }

  /** All the bytes as hex, for the clipboard. */
  static String wholeHex(Bytes bytes) {
    return SPACED.formatHex(bytes.toArray());
  }

  /**
   * Reads hex in any common form: {@code 0x} and {@code \x}, commas, braces, colons, a dump with
   * offsets and text column, several lines. Empty when it is no hex or half a byte is left over.
   */
  static Optional<Bytes> parseHex(String text) {
    var digits = new StringBuilder();
    boolean dump = OFFSET.matcher(text).find();
    for (String line : text.split("\\R", -1)) {
      String body = line;
      if (dump) {
        body = OFFSET.matcher(body).replaceFirst("");
        body = TEXT_COLUMN.matcher(body).replaceFirst("");
      }
      digits.append(NOISE.matcher(body).replaceAll(""));
    }
    try {
      return Optional.of(Bytes.copyOf(HexFormat.of().parseHex(digits)));
    } catch (IllegalArgumentException noHex) {
      return Optional.empty();
    }
  }
}
