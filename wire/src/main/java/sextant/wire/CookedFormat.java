package sextant.wire;

/**
 * Offsets and fields of Linux cooked captures, version 1 (LINKTYPE_LINUX_SLL) and 2
 * (LINKTYPE_LINUX_SLL2).
 */
public final class CookedFormat {
  /** Bytes of the header of version 1. */
  public static final int LENGTH_1 = 16;

  /** Bytes of the header of version 2. */
  public static final int LENGTH_2 = 20;

  static final int PACKET_TYPE_1 = 0;
  static final int DEVICE_TYPE_1 = 2;
  static final int ADDRESS_LENGTH_1 = 4;
  static final int ADDRESS_1 = 6;
  static final int PROTOCOL_1 = 14;

  static final int PROTOCOL_2 = 0;
  static final int INTERFACE_2 = 4;
  static final int DEVICE_TYPE_2 = 8;
  static final int PACKET_TYPE_2 = 10;
  static final int ADDRESS_LENGTH_2 = 11;
  static final int ADDRESS_2 = 12;

  private static final int GRE_DEVICE = 778;
  private static final int NETLINK_DEVICE = 824;

  private CookedFormat() {}

  /**
   * The Ethernet type of what follows a header of version 1; 0 when the device gives that field
   * another meaning.
   */
  public static int protocol1(byte[] packet, int offset) {
    return protocol(
        Octets.u16(packet, offset + DEVICE_TYPE_1), Octets.u16(packet, offset + PROTOCOL_1));
  }

  /**
   * The Ethernet type of what follows a header of version 2; 0 when the device gives that field
   * another meaning.
   */
  public static int protocol2(byte[] packet, int offset) {
    return protocol(
        Octets.u16(packet, offset + DEVICE_TYPE_2), Octets.u16(packet, offset + PROTOCOL_2));
  }

  private static int protocol(int deviceType, int protocol) {
    return deviceType == NETLINK_DEVICE ? 0 : protocol;
  }

  static Name packetTypeName(int type) {
    return switch (type) {
      case 0 -> new Name("to us", "发给本机");
      case 1 -> new Name("broadcast", "广播");
      case 2 -> new Name("multicast", "组播");
      case 3 -> new Name("to another host", "发给其他主机");
      case 4 -> new Name("sent by us", "本机发出");
      default -> Name.same(Integer.toString(type));
    };
  }

  static Name deviceName(int type) {
    return switch (type) {
      case 1 -> new Name("Ethernet", "以太网");
      case 512 -> Name.same("PPP");
      case 768 -> new Name("IPv4 tunnel", "IPv4 隧道");
      case 772 -> new Name("loopback", "环回");
      case GRE_DEVICE -> new Name("GRE tunnel", "GRE 隧道");
      case 801, 802, 803 -> new Name("Wi-Fi", "无线局域网");
      case NETLINK_DEVICE -> Name.same("netlink");
      case 65_534 -> new Name("no link layer", "无链路层");
      default -> Name.same(Integer.toString(type));
    };
  }
}
