package sextant.wire;

/** Offsets and fields that ICMP (RFC 792) and ICMPv6 (RFC 4443) messages share. */
public final class IcmpFormat {
  static final int TYPE = 0;
  static final int CODE = 1;
  static final int CHECKSUM = 2;
  static final int REST = 4;
  static final int IDENTIFIER = 4;
  static final int SEQUENCE = 6;
  static final int BODY = 8;

  /** Bytes of the header; some ICMPv6 messages count its second half as their body. */
  public static final int LENGTH = 8;

  private IcmpFormat() {}

  /** What kind of message it is. */
  public static int type(byte[] packet, int offset) {
    return Octets.u8(packet, offset + TYPE);
  }

  /** Which variant of the kind it is. */
  public static int code(byte[] packet, int offset) {
    return Octets.u8(packet, offset + CODE);
  }

  /** Checksum over the whole message, in ICMPv6 with the pseudo-header. */
  public static int checksum(byte[] packet, int offset) {
    return Octets.u16(packet, offset + CHECKSUM);
  }

  /** The four bytes whose meaning depends on the type. */
  public static long rest(byte[] packet, int offset) {
    return Octets.u32(packet, offset + REST);
  }

  /** Which program the echo belongs to. */
  public static int identifier(byte[] packet, int offset) {
    return Octets.u16(packet, offset + IDENTIFIER);
  }

  /** Which of a program's echoes it is. */
  public static int sequence(byte[] packet, int offset) {
    return Octets.u16(packet, offset + SEQUENCE);
  }
}
