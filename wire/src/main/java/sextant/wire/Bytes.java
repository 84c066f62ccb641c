package sextant.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * An immutable byte string. Compares by content, and {@link #slice} shares storage, so cutting a
 * packet into its layers copies nothing.
 */
public final class Bytes {
  /** No bytes at all. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /** A copy of these values, each cut to its lowest 8 bits. */
  public static Bytes of(int... values) {
    byte[] copy = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = (byte) values[i];
    }
    return new Bytes(copy, 0, copy.length);
  }

  /** A copy of the whole array. */
  public static Bytes copyOf(byte[] array) {
    return copyOf(array, 0, array.length);
  }

  /** A copy of a part of the array. */
  public static Bytes copyOf(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return length == 0
        ? EMPTY
        : new Bytes(Arrays.copyOfRange(array, offset, offset + length), 0, length);
  }

  /** A copy of what remains in the buffer; the buffer's position does not move. */
  public static Bytes copyOf(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(buffer.position(), copy);
    return new Bytes(copy, 0, copy.length);
  }

  /** The text in UTF-8. */
  public static Bytes ofText(String text) {
    return owned(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Hexadecimal digits; blanks and colons between bytes are skipped. */
  public static Bytes ofHex(String digits) throws MalformedException {
    String bare = digits.replaceAll("[\\s:]", "");
    try {
      return owned(HexFormat.of().parseHex(bare));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("hex: " + e.getMessage());
    }
  }

  /** Wraps without a copy an array that nobody else will write to any more. */
  static Bytes owned(byte[] array) {
    return new Bytes(array, 0, array.length);
  }

  /** Wraps a part of an array that nobody else will write to any more. */
  static Bytes owned(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Bytes(array, offset, length);
  }

  /** The number of bytes. */
  public int length() {
    return length;
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return length == 0;
  }

  /** The byte at this place, 0 to 255. */
  public int u8(int index) {
    return array[offset + Objects.checkIndex(index, length)] & 0xff;
  }

  /** Two bytes in network order, 0 to 65,535. */
  public int u16(int index) {
    Objects.checkFromIndexSize(index, 2, length);
    return Octets.u16(array, offset + index);
  }

  /** Four bytes in network order, 0 to 4,294,967,295. */
  public long u32(int index) {
    Objects.checkFromIndexSize(index, 4, length);
    return Octets.u32(array, offset + index);
  }

  /** Eight bytes in network order. */
  public long i64(int index) {
    Objects.checkFromIndexSize(index, 8, length);
    return Octets.i64(array, offset + index);
  }

  /** Up to 64 bits; bit 0 is the highest bit of the first byte. */
  public long bits(int bitOffset, int bitLength) {
    Objects.checkFromIndexSize(bitOffset, bitLength, length * 8);
    return Octets.bits(array, offset * 8 + bitOffset, bitLength);
  }

  /** The same bytes with these bits replaced by the lowest bits of the value. */
  public Bytes withBits(int bitOffset, int bitLength, long value) {
    Objects.checkFromIndexSize(bitOffset, bitLength, length * 8);
    byte[] copy = toArray();
    Octets.putBits(copy, bitOffset, bitLength, value);
    return owned(copy);
  }

  /** From this place to the end, sharing storage. */
  public Bytes slice(int from) {
    return slice(from, length);
  }

  /** From one place up to, not including, another, sharing storage. */
  public Bytes slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return from == to ? EMPTY : new Bytes(array, offset + from, to - from);
  }

  /** These bytes followed by the others. */
  public Bytes plus(Bytes other) {
    byte[] joined = new byte[length + other.length];
    copyTo(joined, 0);
    other.copyTo(joined, length);
    return owned(joined);
  }

  /** A copy to write to. */
  public byte[] toArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /** A read-only view for channels and charsets. */
  public ByteBuffer toBuffer() {
    return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
  }

  /** Copies all bytes into the array. */
  public void copyTo(byte[] target, int targetOffset) {
    System.arraycopy(array, offset, target, targetOffset, length);
  }

  /** The bytes as UTF-8, replacement characters for what is not. */
  public String toText() {
    return new String(array, offset, length, StandardCharsets.UTF_8);
  }

  /** Lower-case hexadecimal digits without separators. */
  public String toHex() {
    return HexFormat.of().formatHex(array, offset, offset + length);
  }

  /** The storage, for readers inside this package that promise not to write. */
  byte[] array() {
    return array;
  }

  /** Where these bytes begin in {@link #array}. */
  int offset() {
    return offset;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return toHex();
  }
}
