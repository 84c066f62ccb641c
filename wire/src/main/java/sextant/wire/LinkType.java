package sextant.wire;

/**
 * What the first byte of a captured packet belongs to (LINKTYPE_ values of pcap and pcapng files).
 */
public final class LinkType {
  public static final int NULL = 0;
  public static final int ETHERNET = 1;
  public static final int PPP = 9;
  public static final int RAW_BSD = 12;
  public static final int RAW_OPENBSD = 14;
  public static final int PPP_HDLC = 50;
  public static final int RAW = 101;
  public static final int CISCO_HDLC = 104;
  public static final int FRAME_RELAY = 107;
  public static final int LOOP = 108;
  public static final int LINUX_SLL = 113;
  public static final int IPV4 = 228;
  public static final int IPV6 = 229;
  public static final int LINUX_SLL2 = 276;

  private LinkType() {}

  /** The name people know it by, or its number. */
  public static Name name(int linkType) {
    return switch (linkType) {
      case NULL, LOOP -> new Name("BSD loopback", "BSD 环回");
      case ETHERNET -> new Name("Ethernet", "以太网");
      case PPP, PPP_HDLC -> Name.same("PPP");
      case RAW_BSD, RAW_OPENBSD, RAW -> new Name("raw IP", "裸 IP");
      case CISCO_HDLC -> Name.same("Cisco HDLC");
      case FRAME_RELAY -> new Name("frame relay", "帧中继");
      case LINUX_SLL -> new Name("Linux cooked capture v1", "Linux 加工捕获 v1");
      case LINUX_SLL2 -> new Name("Linux cooked capture v2", "Linux 加工捕获 v2");
      case IPV4 -> new Name("raw IPv4", "裸 IPv4");
      case IPV6 -> new Name("raw IPv6", "裸 IPv6");
      default -> new Name("link type " + linkType, "链路类型 " + linkType);
    };
  }
}
