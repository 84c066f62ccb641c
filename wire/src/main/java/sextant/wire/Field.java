package sextant.wire;

import java.util.List;

/**
 * One field of a header in a packet.
 *
 * @param bitOffset where it begins, counted from the packet's first bit
 * @param bitLength how many bits it has
 * @param value the number in those bits when there are at most 64, else 0; {@link Dissection#bytes}
 *     has any length
 * @param meaning what the value says, such as an address or the name of a type
 * @param parts smaller fields within this one, such as the flags within a byte
 */
public record Field(
    FieldKind kind,
    int bitOffset,
    int bitLength,
    long value,
    Name meaning,
    Validity validity,
    List<Field> parts) {
  /** Where its first bit is: the byte's place in the packet. */
  public int byteOffset() {
    return bitOffset >>> 3;
  }

  /** How many bytes it touches, at least in part. */
  public int byteLength() {
    return bitLength == 0 ? 0 : ((bitOffset + bitLength - 1) >>> 3) - byteOffset() + 1;
  }

  /** Whether the byte at this place of the packet belongs to it. */
  public boolean covers(int byteIndex) {
    return byteIndex >= byteOffset() && byteIndex < byteOffset() + byteLength();
  }
}
