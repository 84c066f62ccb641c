package sextant.wire;

/** An IPv4 address; {@code bits} holds it in network order, so 127.0.0.1 is 0x7f000001. */
public record Ipv4Address(int bits) implements IpAddress {
  /** The longest text {@link #write} makes. */
  public static final int MAX_TEXT = 15;

  private static final byte[] DIGITS = digits();

  // The three digits of 0 to 255, one behind the other: a capture has eight such numbers a packet.
  private static byte[] digits() {
    byte[] digits = new byte[3 * 256];
    for (int number = 0; number < 256; number++) {
      digits[3 * number] = (byte) ('0' + number / 100);
      digits[3 * number + 1] = (byte) ('0' + number / 10 % 10);
      digits[3 * number + 2] = (byte) ('0' + number % 10);
    }
    return digits;
  }

  /** The four bytes at this place of the array. */
  public static Ipv4Address at(byte[] array, int offset) {
    return new Ipv4Address(Octets.i32(array, offset));
  }

  /** The address a.b.c.d. */
  public static Ipv4Address of(int a, int b, int c, int d) {
    return new Ipv4Address(a << 24 | (b & 0xff) << 16 | (c & 0xff) << 8 | (d & 0xff));
  }

  /**
   * Reads exactly four decimal numbers with dots; no leading zeros, no short forms (RFC 6943,
   * §3.1.1).
   */
  public static Ipv4Address parse(String text) throws MalformedException {
    String[] parts = text.split("\\.", -1);
    int bits = 0;
    boolean isValid = parts.length == 4;
    for (int i = 0; isValid && i < 4; i++) {
      isValid = parts[i].matches("0|[1-9][0-9]{0,2}") && Integer.parseInt(parts[i]) < 256;
      bits = isValid ? bits << 8 | Integer.parseInt(parts[i]) : bits;
    }
    if (!isValid) {
      throw new MalformedException("ipv4 address: " + text);
    }
    return new Ipv4Address(bits);
  }

  /**
   * Writes the text as ASCII and returns the place after it; the array needs {@link #MAX_TEXT}
   * bytes.
   */
  public static int write(int bits, byte[] target, int offset) {
    int at = writeNumber(bits >>> 24, target, offset);
    target[at++] = '.';
    at = writeNumber(bits >>> 16 & 0xff, target, at);
    target[at++] = '.';
    at = writeNumber(bits >>> 8 & 0xff, target, at);
    target[at++] = '.';
    return writeNumber(bits & 0xff, target, at);
  }

  private static int writeNumber(int number, byte[] target, int offset) {
    int at = offset;
    int digits = 3 * number;
    if (number >= 100) {
      target[at++] = DIGITS[digits];
    }
    if (number >= 10) {
      target[at++] = DIGITS[digits + 1];
    }
    target[at++] = DIGITS[digits + 2];
    return at;
  }

  @Override
  public Bytes toBytes() {
    return Bytes.of(bits >>> 24, bits >>> 16, bits >>> 8, bits);
  }

  /** Dotted decimal. */
  @Override
  @SuppressWarnings("deprecation") // the one String constructor that takes ASCII without a decoder
  public String toString() {
    byte[] text = new byte[MAX_TEXT];
    return new String(text, 0, 0, write(bits, text, 0));
  }
}
