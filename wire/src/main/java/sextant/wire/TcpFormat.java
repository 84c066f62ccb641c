package sextant.wire;

/** Offsets and fields of a TCP header (RFC 9293, §3.1). */
public final class TcpFormat {
  static final int SOURCE_PORT = 0;
  static final int DESTINATION_PORT = 2;
  static final int SEQUENCE = 4;
  static final int ACKNOWLEDGMENT = 8;
  static final int DATA_OFFSET = 12;
  static final int WINDOW = 14;
  static final int CHECKSUM = 16;
  static final int URGENT_POINTER = 18;

  /** Bytes of the header without options. */
  public static final int MIN_LENGTH = 20;

  /** Bytes of the longest header: 15 words of 32 bits. */
  public static final int MAX_LENGTH = 60;

  private TcpFormat() {}

  /** The sender's port. */
  public static int sourcePort(byte[] packet, int offset) {
    return Octets.u16(packet, offset + SOURCE_PORT);
  }

  /** The receiver's port. */
  public static int destinationPort(byte[] packet, int offset) {
    return Octets.u16(packet, offset + DESTINATION_PORT);
  }

  /** Number of the first byte of the payload, or of the SYN. */
  public static long sequence(byte[] packet, int offset) {
    return Octets.u32(packet, offset + SEQUENCE);
  }

  /** Number of the next byte that the sender expects; means something only with ACK. */
  public static long acknowledgment(byte[] packet, int offset) {
    return Octets.u32(packet, offset + ACKNOWLEDGMENT);
  }

  /** Bytes of the header, options included; below {@link #MIN_LENGTH} it is wrong. */
  public static int headerLength(byte[] packet, int offset) {
    return (Octets.u8(packet, offset + DATA_OFFSET) & 0xf0) >>> 2;
  }

  /** The flags as in {@link TcpFlags}; 12 bits, the upper three reserved. */
  public static int flags(byte[] packet, int offset) {
    return Octets.u16(packet, offset + DATA_OFFSET) & 0xfff;
  }

  /** Bytes the sender is ready to take, before window scaling. */
  public static int window(byte[] packet, int offset) {
    return Octets.u16(packet, offset + WINDOW);
  }

  /** Checksum over pseudo-header, header and payload. */
  public static int checksum(byte[] packet, int offset) {
    return Octets.u16(packet, offset + CHECKSUM);
  }

  /** Where urgent data ends; means something only with URG. */
  public static int urgentPointer(byte[] packet, int offset) {
    return Octets.u16(packet, offset + URGENT_POINTER);
  }
}
