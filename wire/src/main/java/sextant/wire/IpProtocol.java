package sextant.wire;

/**
 * Numbers of the IPv4 protocol and IPv6 next-header fields (Assigned Internet Protocol Numbers,
 * IANA).
 */
public final class IpProtocol {
  public static final int HOP_BY_HOP = 0;
  public static final int ICMP = 1;
  public static final int IGMP = 2;
  public static final int IPV4 = 4;
  public static final int TCP = 6;
  public static final int UDP = 17;
  public static final int IPV6 = 41;
  public static final int ROUTING = 43;
  public static final int FRAGMENT = 44;
  public static final int GRE = 47;
  public static final int ESP = 50;
  public static final int AH = 51;
  public static final int ICMPV6 = 58;
  public static final int NO_NEXT_HEADER = 59;
  public static final int DESTINATION_OPTIONS = 60;
  public static final int EIGRP = 88;
  public static final int OSPF = 89;
  public static final int PIM = 103;
  public static final int VRRP = 112;
  public static final int L2TP = 115;
  public static final int SCTP = 132;
  public static final int MOBILITY = 135;
  public static final int UDP_LITE = 136;
  public static final int MPLS = 137;
  public static final int HIP = 139;
  public static final int SHIM6 = 140;
  public static final int ETHERNET = 143;

  private IpProtocol() {}

  /**
   * Whether it is an IPv6 extension header with a length field, so that what follows can be found.
   */
  public static boolean isIpv6Extension(int protocol) {
    return switch (protocol) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AH, DESTINATION_OPTIONS, MOBILITY, HIP, SHIM6 -> true;
      default -> false;
    };
  }

  /** The name people know it by, or its number. */
  public static Name name(int protocol) {
    return switch (protocol) {
      case HOP_BY_HOP -> new Name("hop-by-hop options", "逐跳选项");
      case ICMP -> Name.same("ICMP");
      case IGMP -> Name.same("IGMP");
      case IPV4 -> new Name("IPv4 in IP", "IP 中的 IPv4");
      case TCP -> Name.same("TCP");
      case UDP -> Name.same("UDP");
      case IPV6 -> new Name("IPv6 in IP", "IP 中的 IPv6");
      case ROUTING -> new Name("routing header", "路由头部");
      case FRAGMENT -> new Name("fragment header", "分片头部");
      case GRE -> Name.same("GRE");
      case ESP -> new Name("encrypted payload (ESP)", "加密载荷 (ESP)");
      case AH -> new Name("authentication header (AH)", "认证头部 (AH)");
      case ICMPV6 -> Name.same("ICMPv6");
      case NO_NEXT_HEADER -> new Name("no next header", "无下一头部");
      case DESTINATION_OPTIONS -> new Name("destination options", "目的选项");
      case EIGRP -> Name.same("EIGRP");
      case OSPF -> Name.same("OSPF");
      case PIM -> Name.same("PIM");
      case VRRP -> Name.same("VRRP");
      case L2TP -> Name.same("L2TP");
      case SCTP -> Name.same("SCTP");
      case MOBILITY -> new Name("mobility header", "移动头部");
      case UDP_LITE -> Name.same("UDP-Lite");
      case MPLS -> new Name("MPLS in IP", "IP 中的 MPLS");
      case HIP -> new Name("host identity (HIP)", "主机标识 (HIP)");
      case SHIM6 -> Name.same("Shim6");
      case ETHERNET -> new Name("Ethernet in IP", "IP 中的以太网");
      default -> new Name("protocol " + protocol, "协议 " + protocol);
    };
  }
}
