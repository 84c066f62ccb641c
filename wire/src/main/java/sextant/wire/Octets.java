package sextant.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Numbers in network byte order at any place of a byte array, without allocation. Out of range is
 * the caller's bug and throws {@link IndexOutOfBoundsException}: check the length once, then read.
 *
 * <p>The short ones are put together from bytes: until the optimizing compiler comes, which is most
 * of a command's life, a view of the array costs ten times as much.
 */
public final class Octets {
  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Octets() {}

  /** One byte, 0 to 255. */
  public static int u8(byte[] array, int offset) {
    return array[offset] & 0xff;
  }

  /** Two bytes, 0 to 65,535. */
  public static int u16(byte[] array, int offset) {
    return (array[offset] & 0xff) << 8 | (array[offset + 1] & 0xff);
  }

  /** Four bytes as they fit in an {@code int}; use {@link #u32} where the number matters. */
  public static int i32(byte[] array, int offset) {
    return array[offset] << 24
        | (array[offset + 1] & 0xff) << 16
        | (array[offset + 2] & 0xff) << 8
        | (array[offset + 3] & 0xff);
  }

  /** Four bytes, 0 to 4,294,967,295. */
  public static long u32(byte[] array, int offset) {
    return i32(array, offset) & 0xffff_ffffL;
  }

  /** Six bytes, such as a MAC address. */
  public static long u48(byte[] array, int offset) {
    return (long) u16(array, offset) << 32 | u32(array, offset + 2);
  }

  /** Eight bytes. */
  public static long i64(byte[] array, int offset) {
    return (long) U64.get(array, offset);
  }

  /** The lowest 8 bits of the value. */
  public static void put8(byte[] array, int offset, int value) {
    array[offset] = (byte) value;
  }

  /** The lowest 16 bits of the value. */
  public static void put16(byte[] array, int offset, int value) {
    U16.set(array, offset, (short) value);
  }

  /** All 32 bits of the value. */
  public static void put32(byte[] array, int offset, int value) {
    U32.set(array, offset, value);
  }

  /** The lowest 48 bits of the value. */
  public static void put48(byte[] array, int offset, long value) {
    put16(array, offset, (int) (value >>> 32));
    put32(array, offset + 2, (int) value);
  }

  /** All 64 bits of the value. */
  public static void put64(byte[] array, int offset, long value) {
    U64.set(array, offset, value);
  }

  /**
   * Up to 64 bits that may begin and end within a byte; bit 0 is the highest bit of the first byte.
   */
  public static long bits(byte[] array, int bitOffset, int bitLength) {
    int firstByte = bitOffset >>> 3;
    int lastByte = (bitOffset + bitLength - 1) >>> 3;
    int unusedBits = ((lastByte + 1) << 3) - bitOffset - bitLength;
    long value = array[firstByte] & (0xff >>> (bitOffset & 7));
    if (firstByte == lastByte) {
      return value >>> unusedBits;
    }
    for (int i = firstByte + 1; i < lastByte; i++) {
      value = value << 8 | (array[i] & 0xff);
    }
    return value << (8 - unusedBits) | (array[lastByte] & 0xff) >>> unusedBits;
  }

  /** Writes the lowest bits of the value in place of what {@link #bits} reads. */
  public static void putBits(byte[] array, int bitOffset, int bitLength, long value) {
    for (int i = 0; i < bitLength; i++) {
      int bit = bitOffset + i;
      int mask = 0x80 >>> (bit & 7);
      boolean isSet = (value >>> (bitLength - 1 - i) & 1) != 0;
      array[bit >>> 3] = (byte) (isSet ? array[bit >>> 3] | mask : array[bit >>> 3] & ~mask);
    }
  }
}
