package sextant.raw;

import java.nio.ByteOrder;

/** Numbers as headers have them, read and written through memory in the machine's order. */
final class NetworkOrder {
  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

  private NetworkOrder() {}

  static int swap(int value) {
    return LITTLE_ENDIAN ? Integer.reverseBytes(value) : value;
  }
}
