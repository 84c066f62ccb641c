package sextant.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import sextant.wire.Bytes;
import sextant.words.FailureException;

/**
 * The right side of a reply rule: literal bytes and macros.
 *
 * @param isHex whether a CRC is written as bytes rather than as digits
 */
public record ReplyAnswer(List<Part> parts, boolean isHex) {
  private static final String HEX = "hex ";
  private static final String BRACE = "{{}";
  private static final Pattern MACRO = Pattern.compile("\\{\\{}|\\{([^{}]+)}");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

  /** Copies the list. */
  public ReplyAnswer {
    parts = List.copyOf(parts);
  }

  /** A piece of an answer. */
  public sealed interface Part {
    /** Bytes as they are. */
    record Literal(Bytes bytes) implements Part {}

    /** The time as {@code ctime} writes it. */
    record Time() implements Part {}

    /** How many answers this server has given, this one included. */
    record Counter() implements Part {}

    /** A number of this range, both ends included. */
    record Random(int from, int to) implements Part {}

    /** How many bytes the message has. */
    record Length() implements Part {}

    /** A checksum over what the answer says before it, or over the message when that is nothing. */
    record Crc(int bits) implements Part {}

    /** Host and port of the peer. */
    record Peer() implements Part {}

    /** What the match caught under this number or name. */
    record Capture(String name) implements Part {}
  }

  /**
   * What macros draw on besides the message.
   *
   * @param random from a bound, exclusive, to a number from 0
   */
  record Scene(String peer, String time, long counter, IntUnaryOperator random) {}

  /** Reads an answer; throws IllegalArgumentException saying what is wrong. */
  static ReplyAnswer parse(String text) throws FailureException {
    boolean hex = text.startsWith(HEX);
    String body = hex ? text.substring(HEX.length()) : text;
    List<Part> parts = new ArrayList<>();
    Matcher macro = MACRO.matcher(body);
    int at = 0;
    while (macro.find()) {
      addLiteral(parts, body.substring(at, macro.start()), hex);
      parts.add(
          macro.group().equals(BRACE) ? new Part.Literal(Bytes.ofText("{")) : part(macro.group(1)));
      at = macro.end();
    }
    addLiteral(parts, body.substring(at), hex);
    return new ReplyAnswer(parts, hex);
  }

  private static void addLiteral(List<Part> parts, String text, boolean hex)
      throws FailureException {
    if (!text.isEmpty()) {
      parts.add(new Part.Literal(hex ? MessageText.ofHex(text) : MessageText.ofEscapes(text)));
    }
  }

  private static Part part(String macro) {
    return switch (macro) {
      case "time" -> new Part.Time();
      case "counter" -> new Part.Counter();
      case "random" -> new Part.Random(0, 99);
      case "length" -> new Part.Length();
      case "crc16" -> new Part.Crc(16);
      case "crc32" -> new Part.Crc(32);
      case "peer" -> new Part.Peer();
      default ->
          macro.startsWith("random:")
              ? random(macro.substring("random:".length()))
              : new Part.Capture(macro);
    };
  }

  private static Part random(String range) {
    Matcher ends = RANGE.matcher(range);
    if (ends.matches()) {
      int from = Integer.parseInt(ends.group(1));
      int to = Integer.parseInt(ends.group(2));
      if (from <= to) {
        return new Part.Random(from, to);
      }
    }
    throw new IllegalArgumentException("random takes FROM-TO, not " + range);
  }

  /** The bytes to send. */
  Bytes fill(Bytes message, ReplyMatch.Captures captures, Scene scene) {
    Bytes answer = Bytes.EMPTY;
    for (Part part : parts) {
      answer =
          answer.plus(
              switch (part) {
                case Part.Literal literal -> literal.bytes();
                case Part.Time time -> Bytes.ofText(scene.time());
                case Part.Counter counter -> Bytes.ofText(Long.toString(scene.counter()));
                case Part.Random random -> Bytes.ofText(Integer.toString(draw(random, scene)));
                case Part.Length length -> Bytes.ofText(Integer.toString(message.length()));
                case Part.Crc crc -> checksum(crc.bits(), answer.isEmpty() ? message : answer);
                case Part.Peer peer -> Bytes.ofText(scene.peer());
                case Part.Capture capture -> captured(captures, capture.name());
              });
    }
    return answer;
  }

  private static int draw(Part.Random random, Scene scene) {
    return random.from() + scene.random().applyAsInt(random.to() - random.from() + 1);
  }

  private static Bytes captured(ReplyMatch.Captures captures, String name) {
    return Bytes.ofText(Optional.ofNullable(captures.values().get(name)).orElse(""));
  }

  private Bytes checksum(int bits, Bytes over) {
    if (bits == 16) {
      int crc = crc16(over);
      return isHex ? Bytes.of(crc, crc >>> 8) : Bytes.ofText("%04x".formatted(crc));
    }
    CRC32 crc = new CRC32();
    crc.update(over.toArray());
    int value = (int) crc.getValue();
    return isHex
        ? Bytes.of(value >>> 24, value >>> 16, value >>> 8, value)
        : Bytes.ofText("%08x".formatted(value));
  }

  /** CRC-16/MODBUS: reflected polynomial a001, begins with ffff. */
  private static int crc16(Bytes bytes) {
    int crc = 0xffff;
    for (int i = 0; i < bytes.length(); i++) {
      crc ^= bytes.u8(i);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0xa001;
      }
    }
    return crc;
  }
}
