package sextant.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Bytes as lines a person can read, with nothing in them that a terminal would obey. */
final class TrafficText {
  private static final int ROW = 16;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  /** How bytes are shown. */
  enum View {
    TEXT,
    HEX,
    MIXED
  }

  private TrafficText() {}

  /** The lines of a text: control characters and stray bytes are escaped. */
  static List<String> lines(String text) {
    String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return whole.lines().map(TrafficText::visible).toList();
  }

  /** Rows of 16 bytes: offset, hex, characters. */
  static List<String> hexRows(byte[] bytes) {
    List<String> rows = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += ROW) {
      int end = Math.min(bytes.length, at + ROW);
      String first = HEX.formatHex(bytes, at, Math.min(end, at + ROW / 2));
      String second = end > at + ROW / 2 ? HEX.formatHex(bytes, at + ROW / 2, end) : "";
      StringBuilder characters = new StringBuilder();
      for (int i = at; i < end; i++) {
        characters.append(bytes[i] >= 0x20 && bytes[i] < 0x7f ? (char) bytes[i] : '.');
      }
      rows.add(
          HexFormat.of().toHexDigits(at, 4)
              + "  "
              + Columns.left(first, 25)
              + Columns.left(second, 25)
              + characters);
    }
    return rows;
  }

  /** All bytes on one line: text where it is text, {@code \n}, {@code \x1b} and so on elsewhere. */
  static String mixed(byte[] bytes) {
    Optional<String> text = strict(bytes);
    StringBuilder line = new StringBuilder();
    if (text.isPresent()) {
      text.get().codePoints().forEach(point -> appendMixed(line, point));
    } else {
      for (byte each : bytes) {
        appendMixed(line, each & 0xff, each < 0);
      }
    }
    return line.toString();
  }

  /** Adds their number and the bytes themselves: as text when they are UTF-8, else in hex. */
  static void addTo(JsonLine json, byte[] bytes) {
    json.number("bytes", bytes.length);
    strict(bytes)
        .ifPresentOrElse(
            text -> json.text("text", text),
            () -> json.text("hex", HexFormat.of().formatHex(bytes)));
  }

  /** The text when the bytes are whole UTF-8. */
  static Optional<String> strict(byte[] bytes) {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  /** A text without control characters; tabs stay, the others are written as escapes. */
  static String visible(String text) {
    if (text.codePoints().noneMatch(TrafficText::isControl)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(point -> {
          if (isControl(point)) {
            appendMixed(visible, point);
          } else {
            visible.appendCodePoint(point);
          }
        });
    return visible.toString();
  }

  private static boolean isControl(int point) {
    boolean turnsAround =
        (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    return point != '\t' && (Character.isISOControl(point) || turnsAround);
  }

  private static void appendMixed(StringBuilder line, int point) {
    appendMixed(line, point, false);
  }

  private static void appendMixed(StringBuilder line, int point, boolean isStrayByte) {
    switch (point) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      case '\\' -> line.append("\\\\");
      default -> {
        if (isStrayByte || (point < 0x100 && isControl(point))) {
          line.append("\\x").append(HexFormat.of().toHexDigits((byte) point));
        } else if (isControl(point)) {
          line.append("\\u").append(HexFormat.of().toHexDigits((char) point));
        } else {
          line.appendCodePoint(point);
        }
      }
    }
  }
}
