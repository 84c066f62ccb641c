package sextant.wire;

/** Offsets and fields of an IPv6 header (RFC 8200, §3) and of its fragment header (§4.5). */
public final class Ipv6Format {
  static final int VERSION = 0;
  public static final int PAYLOAD_LENGTH = 4;
  public static final int NEXT_HEADER = 6;
  static final int HOP_LIMIT = 7;
  public static final int SOURCE = 8;
  static final int DESTINATION = 24;

  /** Bytes of the header, before any extension. */
  public static final int LENGTH = 40;

  private Ipv6Format() {}

  /** 6, or the packet is not IPv6. */
  public static int version(byte[] packet, int offset) {
    return Octets.u8(packet, offset) >>> 4;
  }

  /** Differentiated services and congestion bits, 0 to 255. */
  public static int trafficClass(byte[] packet, int offset) {
    return Octets.u16(packet, offset) >>> 4 & 0xff;
  }

  /** Label of the flow, 0 to 1,048,575 (RFC 6437). */
  public static int flowLabel(byte[] packet, int offset) {
    return Octets.i32(packet, offset) & 0xfffff;
  }

  /** Bytes after this header, extensions included; 0 in a jumbogram. */
  public static int payloadLength(byte[] packet, int offset) {
    return Octets.u16(packet, offset + PAYLOAD_LENGTH);
  }

  /** What follows: an extension or {@link IpProtocol}. */
  public static int nextHeader(byte[] packet, int offset) {
    return Octets.u8(packet, offset + NEXT_HEADER);
  }

  /** Routers the packet may still pass. */
  public static int hopLimit(byte[] packet, int offset) {
    return Octets.u8(packet, offset + HOP_LIMIT);
  }

  /** Bytes of an extension header of this kind; at least two of its bytes must be there. */
  public static int extensionLength(int kind, byte[] packet, int offset) {
    return switch (kind) {
      case IpProtocol.FRAGMENT -> 8;
      case IpProtocol.AH -> (Octets.u8(packet, offset + 1) + 2) * 4;
      default -> (Octets.u8(packet, offset + 1) + 1) * 8;
    };
  }

  /** Where in the original packet the fragment that has this fragment header belongs, in bytes. */
  public static int fragmentOffset(byte[] packet, int offset) {
    return Octets.u16(packet, offset + 2) & 0xfff8;
  }

  /** Whether more fragments follow the one that has this fragment header. */
  public static boolean hasMoreFragments(byte[] packet, int offset) {
    return (packet[offset + 3] & 1) != 0;
  }

  /** The same in the fragment headers of all fragments of one packet. */
  public static long fragmentIdentification(byte[] packet, int offset) {
    return Octets.u32(packet, offset + 4);
  }
}
