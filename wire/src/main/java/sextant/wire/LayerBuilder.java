package sextant.wire;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the fields of one header. Places count from the header's first byte. A field that was
 * not captured whole is left out and the layer says that it is cut off, so that callers need not
 * check each one.
 */
final class LayerBuilder {
  private static final Name SET = new Name("set", "置位");
  private static final Name NOT_SET = new Name("not set", "未置位");
  private static final int SHOWN_BYTES = 32;

  private final Walk walk;
  private final String key;
  private final Name name;
  private final Span span;
  private List<Field> fields = new ArrayList<>();
  private @Nullable Group group;
  private @Nullable Name problem;

  private record Group(
      FieldKind kind,
      int bitOffset,
      int bitLength,
      Name meaning,
      List<Field> outer,
      @Nullable Group parent) {}

  LayerBuilder(Walk walk, String key, Name name, Span span) {
    this.walk = walk;
    this.key = key;
    this.name = name;
    this.span = span;
  }

  /** Whether so many bytes of the header were captured; if not, notes it. */
  boolean has(int byteCount) {
    if (span.length() >= byteCount) {
      return true;
    }
    if (problem == null) {
      String found = Integer.toString(Math.max(span.length(), 0));
      problem =
          new Name(
              "cut off: " + found + " bytes, need " + byteCount,
              "被截断：有 " + found + " 字节，需要 " + byteCount);
    }
    return false;
  }

  private boolean hasBits(int bitOffset, int bitLength) {
    return has((bitOffset + bitLength + 7) >>> 3);
  }

  private long value(int bitOffset, int bitLength) {
    return bitLength > 64 || bitLength == 0
        ? 0
        : Octets.bits(walk.array(), span.from() * 8 + bitOffset, bitLength);
  }

  /** A field with a meaning of its own. */
  LayerBuilder named(FieldKind kind, int bitOffset, int bitLength, Name meaning) {
    return named(kind, bitOffset, bitLength, meaning, Validity.VALID);
  }

  LayerBuilder named(
      FieldKind kind, int bitOffset, int bitLength, Name meaning, Validity validity) {
    if (hasBits(bitOffset, bitLength)) {
      fields.add(
          new Field(
              kind,
              span.from() * 8 + bitOffset,
              bitLength,
              value(bitOffset, bitLength),
              meaning,
              validity,
              List.of()));
    }
    return this;
  }

  /** A number that says itself. */
  LayerBuilder number(FieldKind kind, int bitOffset, int bitLength) {
    return number(kind, bitOffset, bitLength, Validity.VALID);
  }

  LayerBuilder number(FieldKind kind, int bitOffset, int bitLength, Validity validity) {
    return hasBits(bitOffset, bitLength)
        ? named(
            kind,
            bitOffset,
            bitLength,
            Name.same(Long.toUnsignedString(value(bitOffset, bitLength))),
            validity)
        : this;
  }

  /** A number followed by what it is called, such as {@code 6 (TCP)}. */
  LayerBuilder numberOf(FieldKind kind, int bitOffset, int bitLength, Name called) {
    if (!hasBits(bitOffset, bitLength)) {
      return this;
    }
    String number = Long.toUnsignedString(value(bitOffset, bitLength));
    Name meaning =
        new Name(number + " (" + called.english() + ")", number + " (" + called.chinese() + ")");
    return named(kind, bitOffset, bitLength, meaning);
  }

  /** A 16-bit field that is a length or an Ethernet type, depending on its size. */
  LayerBuilder numberOrType(FieldKind kind, int bitOffset, boolean isLength, int value) {
    return isLength
        ? number(kind, bitOffset, 16)
        : named(
            kind,
            bitOffset,
            16,
            new Name(
                hexText(value, 4) + " (" + EtherType.name(value).english() + ")",
                hexText(value, 4) + " (" + EtherType.name(value).chinese() + ")"));
  }

  /** A number that people read in hexadecimal. */
  LayerBuilder hex(FieldKind kind, int bitOffset, int bitLength) {
    return hex(kind, bitOffset, bitLength, Validity.VALID);
  }

  LayerBuilder hex(FieldKind kind, int bitOffset, int bitLength, Validity validity) {
    if (!hasBits(bitOffset, bitLength)) {
      return this;
    }
    Name meaning = Name.same(hexText(value(bitOffset, bitLength), (bitLength + 3) / 4));
    return named(kind, bitOffset, bitLength, meaning, validity);
  }

  /** A number such as {@code 0x0800}; a formatter would take a third of the time of a packet. */
  static String hexText(long value, int digits) {
    return "0x" + HexFormat.of().toHexDigits(value, digits);
  }

  /** A 16-bit checksum; when it is wrong, the meaning says what it should be. */
  LayerBuilder checksum(FieldKind kind, int byteOffset, Validity validity, int expected) {
    if (validity != Validity.INVALID || !hasBits(byteOffset * 8, 16)) {
      return hex(kind, byteOffset * 8, 16, validity);
    }
    String found = hexText(value(byteOffset * 8, 16), 4);
    String wanted = hexText(expected, 4);
    Name meaning = new Name(found + ", should be " + wanted, found + "，应为 " + wanted);
    return named(kind, byteOffset * 8, 16, meaning, validity);
  }

  LayerBuilder flag(FieldKind kind, int bitOffset) {
    return hasBits(bitOffset, 1)
        ? named(kind, bitOffset, 1, value(bitOffset, 1) == 1 ? SET : NOT_SET)
        : this;
  }

  LayerBuilder ipv4(FieldKind kind, int byteOffset) {
    return has(byteOffset + 4)
        ? named(
            kind,
            byteOffset * 8,
            32,
            Name.same(Ipv4Address.at(walk.array(), span.from() + byteOffset).toString()))
        : this;
  }

  LayerBuilder ipv6(FieldKind kind, int byteOffset) {
    return has(byteOffset + 16)
        ? named(
            kind,
            byteOffset * 8,
            128,
            Name.same(Ipv6Address.at(walk.array(), span.from() + byteOffset).toString()))
        : this;
  }

  LayerBuilder mac(FieldKind kind, int byteOffset) {
    return has(byteOffset + 6)
        ? named(
            kind,
            byteOffset * 8,
            48,
            Name.same(MacAddress.at(walk.array(), span.from() + byteOffset).toString()))
        : this;
  }

  /** Bytes without further meaning, shown in hexadecimal. */
  LayerBuilder bytes(FieldKind kind, int byteOffset, int byteLength) {
    if (byteLength <= 0 || !has(byteOffset + byteLength)) {
      return this;
    }
    int from = span.from() + byteOffset;
    String hex = walk.bytes(from, from + Math.min(byteLength, SHOWN_BYTES)).toHex();
    String shown = byteLength > SHOWN_BYTES ? hex + "…" : hex;
    return named(kind, byteOffset * 8, byteLength * 8, Name.same(shown));
  }

  /** The fields up to {@link #end} are parts of this one. */
  LayerBuilder begin(FieldKind kind, int bitOffset, int bitLength, Name meaning) {
    group = new Group(kind, bitOffset, bitLength, meaning, fields, group);
    fields = new ArrayList<>();
    return this;
  }

  LayerBuilder end() {
    Group ended = java.util.Objects.requireNonNull(group, "bug: end without begin");
    List<Field> parts = List.copyOf(fields);
    fields = ended.outer();
    group = ended.parent();
    if (hasBits(ended.bitOffset(), ended.bitLength())) {
      fields.add(
          new Field(
              ended.kind(),
              span.from() * 8 + ended.bitOffset(),
              ended.bitLength(),
              value(ended.bitOffset(), ended.bitLength()),
              ended.meaning(),
              Validity.VALID,
              parts));
    } else {
      fields.addAll(parts);
    }
    return this;
  }

  LayerBuilder problem(String english, String chinese) {
    if (problem == null) {
      problem = new Name(english, chinese);
    }
    return this;
  }

  boolean hasProblem() {
    return problem != null;
  }

  /** Adds the layer to the walk; its length is what of this header was captured. */
  void finish(int length) {
    int captured = Math.clamp(length, 0, Math.max(span.length(), 0));
    walk.add(
        new Layer(
            key,
            name,
            span.from(),
            captured,
            walk.quoteDepth(),
            List.copyOf(fields),
            Optional.ofNullable(problem)));
  }
}
