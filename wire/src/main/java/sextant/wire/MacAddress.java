package sextant.wire;

import java.util.HexFormat;

/** A 48-bit IEEE 802 address in the lowest bits of {@code bits}. */
public record MacAddress(long bits) {
  /** All ones: every station of the network. */
  public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);

  /** No address, as in the target of an ARP request. */
  public static final MacAddress ZERO = new MacAddress(0);

  /** Bits above the 48th are an error of the caller. */
  public MacAddress {
    if (bits >>> 48 != 0) {
      throw new IllegalArgumentException("bug: mac address " + Long.toHexString(bits));
    }
  }

  /** The six bytes at this place of the array. */
  public static MacAddress at(byte[] array, int offset) {
    return new MacAddress(Octets.u48(array, offset));
  }

  /** Reads {@code 02:00:5e:10:00:01}, with colons or dashes. */
  public static MacAddress parse(String text) throws MalformedException {
    if (!text.matches("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}")) {
      throw new MalformedException("mac address: " + text);
    }
    return new MacAddress(HexFormat.fromHexDigitsToLong(text.replaceAll("[:-]", "")));
  }

  /** Writes 17 characters of ASCII and returns the place after them. */
  public static int write(long bits, byte[] target, int offset) {
    int at = offset;
    for (int shift = 40; shift >= 0; shift -= 8) {
      int value = (int) (bits >>> shift) & 0xff;
      target[at++] = (byte) Character.forDigit(value >>> 4, 16);
      target[at++] = (byte) Character.forDigit(value & 15, 16);
      if (shift > 0) {
        target[at++] = ':';
      }
    }
    return at;
  }

  /** Whether frames to it go to a group; broadcast is one. */
  public boolean isMulticast() {
    return (bits >>> 40 & 1) != 0;
  }

  @Override
  @SuppressWarnings("deprecation") // the one String constructor that takes ASCII without a decoder
  public String toString() {
    byte[] text = new byte[17];
    return new String(text, 0, 0, write(bits, text, 0));
  }
}
