package sextant.talk;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import sextant.wire.Bytes;

/** How bytes are shown. */
public enum RecordView {
  /**
   * UTF-8 text with its line breaks; other control characters as pictures ({@code ␀}), what is not
   * UTF-8 as U+FFFD.
   */
  TEXT {
    @Override
    public String format(Bytes bytes) {
      StringBuilder text = new StringBuilder(bytes.length());
      bytes.toText().replace("\r\n", "\n").codePoints().forEach(c -> appendVisible(text, c));
      return text.toString();
    }
  },
  /** Lines of offset, sixteen bytes in hexadecimal, and the same in ASCII. */
  HEX {
    @Override
    public String format(Bytes bytes) {
      StringBuilder lines = new StringBuilder(bytes.length() * 5);
      for (int at = 0; at < bytes.length(); at += LINE_BYTES) {
        lines.append(at == 0 ? "" : "\n");
        appendHexLine(lines, at, bytes.slice(at, Math.min(at + LINE_BYTES, bytes.length())));
      }
      return lines.toString();
    }
  },
  /** One line: text where it prints, {@code \r \n \t \0 \\} and {@code \xHH} where not. */
  MIXED {
    @Override
    public String format(Bytes bytes) {
      StringBuilder text = new StringBuilder(bytes.length());
      int at = 0;
      while (at < bytes.length()) {
        int length = Math.min(characterLength(bytes.u8(at)), bytes.length() - at);
        String character = decode(bytes.slice(at, at + length));
        if (character.isEmpty()) {
          appendEscape(text, bytes.u8(at));
          at++;
        } else {
          text.append(character);
          at += length;
        }
      }
      return text.toString();
    }
  };

  private static final int LINE_BYTES = 16;
  private static final HexFormat HEX_DIGITS = HexFormat.of();
  private static final char PICTURES =
      '\u2400'; // the Unicode pictures of control characters begin here

  /** The bytes as this view shows them; lines are separated by {@code \n}, with none at the end. */
  public abstract String format(Bytes bytes);

  private static void appendVisible(StringBuilder text, int character) {
    if (character < ' ' && character != '\n' && character != '\t') {
      text.append((char) (PICTURES + character));
    } else if (character == 0x7f) {
      text.append('\u2421');
    } else {
      text.appendCodePoint(character);
    }
  }

  private static void appendHexLine(StringBuilder lines, int offset, Bytes line) {
    lines.append(HEX_DIGITS.toHexDigits(offset, 8)).append("  ");
    for (int i = 0; i < LINE_BYTES; i++) {
      lines.append(i < line.length() ? HEX_DIGITS.toHexDigits((byte) line.u8(i)) : "  ");
      lines.append(i == LINE_BYTES / 2 - 1 ? "  " : " ");
    }
    lines.append(" |");
    for (int i = 0; i < line.length(); i++) {
      int value = line.u8(i);
      lines.append(value >= ' ' && value < 0x7f ? (char) value : '.');
    }
    lines.append('|');
  }

  private static int characterLength(int first) {
    return first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  }

  /** The one character these bytes are, or nothing when they are none that prints. */
  private static String decode(Bytes bytes) {
    int first = bytes.u8(0);
    if (first < ' ' || first == '\\' || first == 0x7f) {
      return "";
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes.toBuffer()).toString();
      return Character.isISOControl(text.codePointAt(0)) ? "" : text;
    } catch (CharacterCodingException notUtf8) {
      return "";
    }
  }

  private static void appendEscape(StringBuilder text, int value) {
    switch (value) {
      case '\r' -> text.append("\\r");
      case '\n' -> text.append("\\n");
      case '\t' -> text.append("\\t");
      case 0 -> text.append("\\0");
      case '\\' -> text.append("\\\\");
      default -> text.append("\\x").append(HEX_DIGITS.toHexDigits((byte) value));
    }
  }
}
