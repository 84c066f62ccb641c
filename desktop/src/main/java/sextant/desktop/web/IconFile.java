package sextant.desktop.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds in an {@code .ico} file its largest picture that is a PNG, as most of today's are; anything
 * else is returned as it is.
 */
final class IconFile {
  private static final int HEADER = 6;
  private static final int ENTRY = 16;
  private static final int SIZE = 8;
  private static final int OFFSET = 12;

  private IconFile() {}

  static byte[] picture(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER || bytes.getInt(0) != 0x0001_0000) {
      return file;
    }
    int count = Short.toUnsignedInt(bytes.getShort(4));
    byte[] best = {};
    for (int i = 0; i < count && HEADER + (i + 1) * ENTRY <= file.length; i++) {
      int entry = HEADER + i * ENTRY;
      long size = Integer.toUnsignedLong(bytes.getInt(entry + SIZE));
      long from = Integer.toUnsignedLong(bytes.getInt(entry + OFFSET));
      boolean isPng =
          from + size <= file.length && size > 8 && bytes.getInt((int) from) == 0x474E_5089;
      if (isPng && size > best.length) {
        best = Arrays.copyOfRange(file, (int) from, (int) (from + size));
      }
    }
    return best.length == 0 ? file : best;
  }
}
