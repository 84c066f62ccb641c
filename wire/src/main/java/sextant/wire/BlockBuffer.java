package sextant.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects blocks in this machine's favourite file order, little-endian, and hands them to a stream
 * in big pieces.
 */
final class BlockBuffer {
  private static final int FLUSH_AT = 1 << 16;

  private final OutputStream stream;
  private byte[] array = new byte[FLUSH_AT + 4096];
  private int length;
  private int blockStart;

  BlockBuffer(OutputStream stream) {
    this.stream = stream;
  }

  void beginBlock(int type) {
    blockStart = length;
    i32(type);
    i32(0);
  }

  void endBlock() throws IOException {
    int blockLength = length - blockStart + 4;
    i32(blockLength);
    int end = length;
    length = blockStart + 4;
    i32(blockLength);
    length = end;
    writeIfBig();
  }

  void writeIfBig() throws IOException {
    if (length >= FLUSH_AT) {
      writeAll();
    }
  }

  void writeAll() throws IOException {
    stream.write(array, 0, length);
    length = 0;
  }

  void i16(int value) {
    reserve(2);
    array[length++] = (byte) value;
    array[length++] = (byte) (value >>> 8);
  }

  void i32(int value) {
    reserve(4);
    array[length++] = (byte) value;
    array[length++] = (byte) (value >>> 8);
    array[length++] = (byte) (value >>> 16);
    array[length++] = (byte) (value >>> 24);
  }

  void i64(long value) {
    i32((int) value);
    i32((int) (value >>> 32));
  }

  void bytes(byte[] source, int offset, int count) {
    reserve(count);
    System.arraycopy(source, offset, array, length, count);
    length += count;
  }

  void bytes(Bytes source) {
    bytes(source.array(), source.offset(), source.length());
  }

  /** Zeros up to a multiple of four since the block began. */
  void pad() {
    while (((length - blockStart) & 3) != 0) {
      reserve(1);
      array[length++] = 0;
    }
  }

  void option(int code, Bytes value) {
    int used = Math.min(value.length(), 0xffff);
    i16(code);
    i16(used);
    bytes(value.slice(0, used));
    pad();
  }

  void textOption(int code, String text) {
    if (!text.isEmpty()) {
      option(code, Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  void endOfOptions() {
    i32(0);
  }

  private void reserve(int count) {
    if (array.length - length < count) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, length + count));
    }
  }
}
