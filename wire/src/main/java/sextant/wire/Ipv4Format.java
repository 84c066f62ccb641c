package sextant.wire;

/** Offsets and fields of an IPv4 header (RFC 791, §3.1). */
public final class Ipv4Format {
  static final int VERSION = 0;
  static final int SERVICE = 1;
  public static final int TOTAL_LENGTH = 2;
  public static final int IDENTIFICATION = 4;
  public static final int FLAGS = 6;
  static final int TIME_TO_LIVE = 8;
  static final int PROTOCOL = 9;
  public static final int CHECKSUM = 10;
  public static final int SOURCE = 12;
  static final int DESTINATION = 16;

  /** Bytes of the header without options. */
  public static final int MIN_LENGTH = 20;

  /** Bytes of the longest header: 15 words of 32 bits. */
  public static final int MAX_LENGTH = 60;

  private Ipv4Format() {}

  /** 4, or the packet is not IPv4. */
  public static int version(byte[] packet, int offset) {
    return Octets.u8(packet, offset) >>> 4;
  }

  /** Bytes of the header, options included; below {@link #MIN_LENGTH} it is wrong. */
  public static int headerLength(byte[] packet, int offset) {
    return (Octets.u8(packet, offset) & 15) << 2;
  }

  /** Differentiated services code point, 0 to 63 (RFC 2474). */
  public static int dscp(byte[] packet, int offset) {
    return Octets.u8(packet, offset + SERVICE) >>> 2;
  }

  /** Explicit congestion notification, 0 to 3 (RFC 3168). */
  public static int ecn(byte[] packet, int offset) {
    return Octets.u8(packet, offset + SERVICE) & 3;
  }

  /**
   * Bytes of header and payload; 0 when a network card is to cut the packet up (segmentation
   * offload).
   */
  public static int totalLength(byte[] packet, int offset) {
    return Octets.u16(packet, offset + TOTAL_LENGTH);
  }

  /** The same in all fragments of one packet. */
  public static int identification(byte[] packet, int offset) {
    return Octets.u16(packet, offset + IDENTIFICATION);
  }

  /** The bit that must be zero (RFC 3514 in jest gave it a meaning). */
  public static boolean isReserved(byte[] packet, int offset) {
    return (packet[offset + FLAGS] & 0x80) != 0;
  }

  /** Whether routers must not cut the packet up. */
  public static boolean isDontFragment(byte[] packet, int offset) {
    return (packet[offset + FLAGS] & 0x40) != 0;
  }

  /** Whether more fragments follow this one. */
  public static boolean hasMoreFragments(byte[] packet, int offset) {
    return (packet[offset + FLAGS] & 0x20) != 0;
  }

  /** Where in the original payload this fragment belongs, in bytes. */
  public static int fragmentOffset(byte[] packet, int offset) {
    return (Octets.u16(packet, offset + FLAGS) & 0x1fff) << 3;
  }

  /** Whether the packet is only a part: more fragments follow or some went before. */
  public static boolean isFragment(byte[] packet, int offset) {
    return (Octets.u16(packet, offset + FLAGS) & 0x3fff) != 0;
  }

  /** Routers the packet may still pass. */
  public static int timeToLive(byte[] packet, int offset) {
    return Octets.u8(packet, offset + TIME_TO_LIVE);
  }

  /** What the packet carries: {@link IpProtocol}. */
  public static int protocol(byte[] packet, int offset) {
    return Octets.u8(packet, offset + PROTOCOL);
  }

  /** Checksum over the header alone. */
  public static int checksum(byte[] packet, int offset) {
    return Octets.u16(packet, offset + CHECKSUM);
  }

  /** The sender's address, in bits as in {@link Ipv4Address}. */
  public static int source(byte[] packet, int offset) {
    return Octets.i32(packet, offset + SOURCE);
  }

  /** The receiver's address, in bits as in {@link Ipv4Address}. */
  public static int destination(byte[] packet, int offset) {
    return Octets.i32(packet, offset + DESTINATION);
  }

  /** Whether the header's checksum is right; {@link #headerLength} bytes must be there. */
  public static boolean isChecksumGood(byte[] packet, int offset) {
    return Checksum.of(packet, offset, headerLength(packet, offset)) == 0;
  }
}
