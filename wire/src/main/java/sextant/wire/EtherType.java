package sextant.wire;

/** Numbers of the Ethernet type field (IEEE 802 Numbers, IANA). */
public final class EtherType {
  public static final int IPV4 = 0x0800;
  public static final int ARP = 0x0806;
  public static final int WAKE_ON_LAN = 0x0842;
  public static final int TRANSPARENT_BRIDGING = 0x6558;
  public static final int REVERSE_ARP = 0x8035;
  public static final int VLAN = 0x8100;
  public static final int IPV6 = 0x86dd;
  public static final int PPP = 0x880b;
  public static final int MPLS = 0x8847;
  public static final int MPLS_MULTICAST = 0x8848;
  public static final int PPPOE_DISCOVERY = 0x8863;
  public static final int PPPOE_SESSION = 0x8864;
  public static final int EAPOL = 0x888e;
  public static final int PROVIDER_BRIDGING = 0x88a8;
  public static final int LLDP = 0x88cc;
  public static final int MACSEC = 0x88e5;
  public static final int PTP = 0x88f7;
  public static final int LOOPBACK = 0x9000;
  public static final int OLD_QINQ = 0x9100;

  private EtherType() {}

  /** Whether a VLAN tag follows. */
  public static boolean isVlan(int type) {
    return type == VLAN || type == PROVIDER_BRIDGING || type == OLD_QINQ;
  }

  /** The name people know it by, or its number. */
  public static Name name(int type) {
    return switch (type) {
      case IPV4 -> Name.same("IPv4");
      case ARP -> Name.same("ARP");
      case WAKE_ON_LAN -> new Name("Wake-on-LAN", "网络唤醒");
      case TRANSPARENT_BRIDGING -> new Name("transparent Ethernet bridging", "透明以太网桥接");
      case REVERSE_ARP -> new Name("reverse ARP", "反向 ARP");
      case VLAN -> new Name("VLAN tag (802.1Q)", "VLAN 标签 (802.1Q)");
      case IPV6 -> Name.same("IPv6");
      case PPP -> Name.same("PPP");
      case MPLS -> Name.same("MPLS");
      case MPLS_MULTICAST -> new Name("MPLS multicast", "MPLS 组播");
      case PPPOE_DISCOVERY -> new Name("PPPoE discovery", "PPPoE 发现");
      case PPPOE_SESSION -> new Name("PPPoE session", "PPPoE 会话");
      case EAPOL -> new Name("802.1X authentication", "802.1X 认证");
      case PROVIDER_BRIDGING -> new Name("provider VLAN tag (802.1ad)", "运营商 VLAN 标签 (802.1ad)");
      case LLDP -> new Name("link layer discovery (LLDP)", "链路层发现 (LLDP)");
      case MACSEC -> Name.same("MACsec");
      case PTP -> new Name("precision time (PTP)", "精确时间 (PTP)");
      case LOOPBACK -> new Name("loopback test", "环回测试");
      case OLD_QINQ -> new Name("stacked VLAN tag (0x9100)", "堆叠 VLAN 标签 (0x9100)");
      default ->
          type < EthernetFormat.LOWEST_TYPE
              ? new Name("length " + type + " (802.3)", "长度 " + type + " (802.3)")
              : Name.same(LayerBuilder.hexText(type, 4));
    };
  }
}
