package sextant.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a stream in big pieces. Grows only as far as bytes have really arrived, never to a length
 * that a file merely claims.
 */
final class StreamBuffer {
  /** No packet and no block that must be kept may be bigger than this. */
  static final int LIMIT = 1 << 24;

  private static final int FIRST_SIZE = 1 << 17;

  private final InputStream stream;
  private byte[] array = new byte[FIRST_SIZE];
  private int position;
  private int end;

  StreamBuffer(InputStream stream) {
    this.stream = stream;
  }

  byte[] array() {
    return array;
  }

  int position() {
    return position;
  }

  /** How many of the wanted bytes are there, fewer only at the end of the stream. */
  int fill(int wanted) throws IOException {
    if (end - position >= wanted) {
      return wanted;
    }
    if (array.length - position < wanted) {
      System.arraycopy(array, position, array, 0, end - position);
      end -= position;
      position = 0;
    }
    while (end - position < wanted) {
      if (end == array.length) {
        array = Arrays.copyOf(array, Math.min(2 * array.length, LIMIT + FIRST_SIZE));
      }
      int count = stream.read(array, end, array.length - end);
      if (count < 0) {
        return end - position;
      }
      end += count;
    }
    return wanted;
  }

  void advance(int count) {
    position += count;
  }

  /** Passes over bytes without keeping them; false when the stream ends before. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      int there = fill((int) Math.min(left, FIRST_SIZE / 2));
      if (there == 0) {
        return false;
      }
      advance(there);
      left -= there;
    }
    return true;
  }

  int u16(int offset, boolean littleEndian) {
    int at = position + offset;
    return littleEndian ? (array[at] & 0xff) | (array[at + 1] & 0xff) << 8 : Octets.u16(array, at);
  }

  int i32(int offset, boolean littleEndian) {
    int at = position + offset;
    return littleEndian
        ? u16(offset, true) | (array[at + 2] & 0xff) << 16 | array[at + 3] << 24
        : Octets.i32(array, at);
  }

  long u32(int offset, boolean littleEndian) {
    return Integer.toUnsignedLong(i32(offset, littleEndian));
  }

  long i64(int offset, boolean littleEndian) {
    long value = Octets.i64(array, position + offset);
    return littleEndian ? Long.reverseBytes(value) : value;
  }

  void close() throws IOException {
    stream.close();
  }
}
