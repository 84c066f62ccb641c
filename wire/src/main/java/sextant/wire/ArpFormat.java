package sextant.wire;

/**
 * Offsets and fields of an ARP packet (RFC 826); the address fields' places depend on the two
 * lengths.
 */
public final class ArpFormat {
  static final int HARDWARE_TYPE = 0;
  static final int PROTOCOL_TYPE = 2;
  static final int HARDWARE_LENGTH = 4;
  static final int PROTOCOL_LENGTH = 5;
  static final int OPERATION = 6;

  /** Bytes before the addresses. */
  public static final int FIXED_LENGTH = 8;

  /** Bytes of a packet for IPv4 over Ethernet. */
  public static final int ETHERNET_IPV4_LENGTH = 28;

  private ArpFormat() {}

  /** 1 is Ethernet. */
  public static int hardwareType(byte[] packet, int offset) {
    return Octets.u16(packet, offset + HARDWARE_TYPE);
  }

  /** An Ethernet type; 0x0800 is IPv4. */
  public static int protocolType(byte[] packet, int offset) {
    return Octets.u16(packet, offset + PROTOCOL_TYPE);
  }

  /** Bytes of each hardware address. */
  public static int hardwareLength(byte[] packet, int offset) {
    return Octets.u8(packet, offset + HARDWARE_LENGTH);
  }

  /** Bytes of each protocol address. */
  public static int protocolLength(byte[] packet, int offset) {
    return Octets.u8(packet, offset + PROTOCOL_LENGTH);
  }

  /** 1 asks, 2 answers. */
  public static int operation(byte[] packet, int offset) {
    return Octets.u16(packet, offset + OPERATION);
  }

  /** Whether the addresses are MAC and IPv4 addresses. */
  public static boolean isIpv4OverEthernet(byte[] packet, int offset) {
    return hardwareLength(packet, offset) == 6
        && protocolLength(packet, offset) == 4
        && protocolType(packet, offset) == EtherType.IPV4;
  }

  /** All bytes of the packet, addresses included. */
  public static int length(byte[] packet, int offset) {
    return FIXED_LENGTH + 2 * hardwareLength(packet, offset) + 2 * protocolLength(packet, offset);
  }
}
