package sextant.wire;

/** Offsets and fields of a UDP header (RFC 768). */
public final class UdpFormat {
  static final int SOURCE_PORT = 0;
  static final int DESTINATION_PORT = 2;
  static final int TOTAL_LENGTH = 4;
  static final int CHECKSUM = 6;

  /** Bytes of the header. */
  public static final int LENGTH = 8;

  private UdpFormat() {}

  /** The sender's port, 0 when no answer is wanted. */
  public static int sourcePort(byte[] packet, int offset) {
    return Octets.u16(packet, offset + SOURCE_PORT);
  }

  /** The receiver's port. */
  public static int destinationPort(byte[] packet, int offset) {
    return Octets.u16(packet, offset + DESTINATION_PORT);
  }

  /** Bytes of header and data; 0 in an IPv6 jumbogram. */
  public static int totalLength(byte[] packet, int offset) {
    return Octets.u16(packet, offset + TOTAL_LENGTH);
  }

  /** The checksum, 0 when the sender made none. */
  public static int checksum(byte[] packet, int offset) {
    return Octets.u16(packet, offset + CHECKSUM);
  }
}
