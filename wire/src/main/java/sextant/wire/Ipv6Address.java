package sextant.wire;

/** An IPv6 address as its upper and lower 64 bits in network order. */
public record Ipv6Address(long high, long low) implements IpAddress {
  /** The longest text {@link #write} makes. */
  public static final int MAX_TEXT = 45;

  private static final byte[] DIGITS =
      "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  /** The sixteen bytes at this place of the array. */
  public static Ipv6Address at(byte[] array, int offset) {
    return new Ipv6Address(Octets.i64(array, offset), Octets.i64(array, offset + 8));
  }

  /** Reads any form of RFC 4291, §2.2; no zone, no brackets. */
  public static Ipv6Address parse(String text) throws MalformedException {
    return Ipv6Text.parse(text);
  }

  /**
   * Writes the canonical text (RFC 5952; IPv4-mapped addresses end in dotted decimal) as ASCII and
   * returns the place after it. The array needs {@link #MAX_TEXT} bytes.
   */
  public static int write(long high, long low, byte[] target, int offset) {
    if (high == 0 && low >>> 32 == 0xffff) {
      int at = colons(target, offset);
      at = word(0xffff, target, at);
      target[at++] = ':';
      return Ipv4Address.write((int) low, target, at);
    }
    int run = longestZeroRun(high, low);
    int runStart = run >>> 4;
    int runEnd = runStart + (run & 15);
    int at = offset;
    for (int i = 0; i < 8; i++) {
      if (i == runStart && runEnd > runStart) {
        at = colons(target, at);
        i = runEnd - 1;
      } else {
        if (i > 0 && i != runEnd) {
          target[at++] = ':';
        }
        at = word(wordAt(high, low, i), target, at);
      }
    }
    return at;
  }

  private static int colons(byte[] target, int offset) {
    target[offset] = ':';
    target[offset + 1] = ':';
    return offset + 2;
  }

  /** Start (upper bits) and length (lower four) of the zero words to shorten; none has start 15. */
  private static int longestZeroRun(long high, long low) {
    int best = 15 << 4;
    int bestLength = 1; // a single zero word is not shortened (RFC 5952, §4.2.2)
    int length = 0;
    for (int i = 0; i < 8; i++) {
      length = wordAt(high, low, i) == 0 ? length + 1 : 0;
      if (length > bestLength) {
        bestLength = length;
        best = ((i - length + 1) << 4) | length;
      }
    }
    return best;
  }

  private static int wordAt(long high, long low, int index) {
    return (int) ((index < 4 ? high : low) >>> ((3 - (index & 3)) * 16)) & 0xffff;
  }

  private static int word(int value, byte[] target, int offset) {
    int at = offset;
    int shift = value >= 0x1000 ? 12 : value >= 0x100 ? 8 : value >= 0x10 ? 4 : 0;
    for (; shift >= 0; shift -= 4) {
      target[at++] = DIGITS[value >>> shift & 15];
    }
    return at;
  }

  /** Whether packets to it go to a group (ff00::/8). */
  public boolean isMulticast() {
    return high >>> 56 == 0xff;
  }

  @Override
  public Bytes toBytes() {
    byte[] bytes = new byte[16];
    Octets.put64(bytes, 0, high);
    Octets.put64(bytes, 8, low);
    return Bytes.owned(bytes);
  }

  /** The canonical text of RFC 5952. */
  @Override
  @SuppressWarnings("deprecation") // the one String constructor that takes ASCII without a decoder
  public String toString() {
    byte[] text = new byte[MAX_TEXT];
    return new String(text, 0, 0, write(high, low, text, 0));
  }
}
