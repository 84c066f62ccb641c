package sextant.wire;

/** Link layers: what a capture's packets begin with, and how each says what follows. */
final class LinkLayers {
  private static final String IEEE_ETHERNET = "IEEE 802.3 §3.1";
  private static final FieldKind ETHERNET_DESTINATION =
      FieldKind.of("eth.dst", "destination", "目的地址", IEEE_ETHERNET);
  private static final FieldKind ETHERNET_SOURCE =
      FieldKind.of("eth.src", "source", "源地址", IEEE_ETHERNET);
  private static final FieldKind ETHERNET_TYPE =
      FieldKind.of("eth.type", "type", "类型", IEEE_ETHERNET);
  private static final FieldKind ETHERNET_LENGTH =
      FieldKind.of("eth.len", "length", "长度", IEEE_ETHERNET);
  private static final String IEEE_VLAN = "IEEE 802.1Q §9.6";
  private static final FieldKind VLAN_PRIORITY =
      FieldKind.of("vlan.priority", "priority", "优先级", IEEE_VLAN);
  private static final FieldKind VLAN_DROP =
      FieldKind.of("vlan.dei", "drop eligible", "可丢弃", IEEE_VLAN);
  private static final FieldKind VLAN_ID =
      FieldKind.of("vlan.id", "VLAN identifier", "VLAN 标识", IEEE_VLAN);
  private static final FieldKind VLAN_TYPE = FieldKind.of("vlan.etype", "type", "类型", IEEE_VLAN);
  private static final FieldKind NULL_FAMILY =
      FieldKind.of("null.family", "address family", "地址族", "LINKTYPE_NULL");

  private LinkLayers() {}

  static void dissect(Walk walk, int linkType, Span span) {
    switch (linkType) {
      case LinkType.ETHERNET -> ethernet(walk, span);
      case LinkType.NULL, LinkType.LOOP -> loopback(walk, linkType, span);
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> rawIp(walk, span);
      case LinkType.IPV4 -> Ipv4Layer.dissect(walk, span);
      case LinkType.IPV6 -> Ipv6Layer.dissect(walk, span);
      case LinkType.LINUX_SLL -> CookedLayers.version1(walk, span);
      case LinkType.LINUX_SLL2 -> CookedLayers.version2(walk, span);
      case LinkType.PPP, LinkType.PPP_HDLC -> TunnelLayers.pppFrame(walk, span);
      case LinkType.CISCO_HDLC -> TunnelLayers.ciscoHdlc(walk, span);
      case LinkType.FRAME_RELAY -> TunnelLayers.frameRelay(walk, span);
      default -> walk.data(span);
    }
  }

  static void ethernet(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("eth", new Name("Ethernet", "以太网"), span);
    layer.mac(ETHERNET_DESTINATION, 0).mac(ETHERNET_SOURCE, 6);
    if (!layer.has(EthernetFormat.LENGTH)) {
      layer.finish(span.length());
      return;
    }
    int type = EthernetFormat.type(walk.array(), span.from());
    boolean isLength = type < EthernetFormat.LOWEST_TYPE;
    layer.numberOrType(isLength ? ETHERNET_LENGTH : ETHERNET_TYPE, 96, isLength, type);
    layer.finish(EthernetFormat.LENGTH);
    Span rest = span.after(EthernetFormat.LENGTH);
    if (isLength) {
      TunnelLayers.logicalLink(walk, rest.first(type));
    } else {
      payload(walk, type, rest);
    }
  }

  private static void vlan(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("vlan", new Name("VLAN tag", "VLAN 标签"), span);
    layer.number(VLAN_PRIORITY, 0, 3).flag(VLAN_DROP, 3).number(VLAN_ID, 4, 12);
    if (!layer.has(VlanFormat.LENGTH)) {
      layer.finish(span.length());
      return;
    }
    int type = VlanFormat.type(walk.array(), span.from());
    boolean isLength = type < EthernetFormat.LOWEST_TYPE;
    layer.numberOrType(VLAN_TYPE, 16, isLength, type);
    layer.finish(VlanFormat.LENGTH);
    Span rest = span.after(VlanFormat.LENGTH);
    if (isLength) {
      TunnelLayers.logicalLink(walk, rest.first(type));
    } else {
      payload(walk, type, rest);
    }
  }

  /** What follows an Ethernet type field. */
  static void payload(Walk walk, int etherType, Span span) {
    if (walk.isFull() || span.length() == 0) {
      walk.data(span);
      return;
    }
    switch (etherType) {
      case EtherType.IPV4 -> Ipv4Layer.dissect(walk, span);
      case EtherType.IPV6 -> Ipv6Layer.dissect(walk, span);
      case EtherType.ARP, EtherType.REVERSE_ARP -> ArpLayer.dissect(walk, span);
      case EtherType.VLAN, EtherType.PROVIDER_BRIDGING, EtherType.OLD_QINQ -> vlan(walk, span);
      case EtherType.MPLS, EtherType.MPLS_MULTICAST -> TunnelLayers.mpls(walk, span);
      case EtherType.PPPOE_SESSION -> TunnelLayers.pppoe(walk, span);
      case EtherType.PPP -> TunnelLayers.ppp(walk, span);
      case EtherType.TRANSPARENT_BRIDGING -> ethernet(walk, span);
      default -> walk.data(span);
    }
  }

  private static void loopback(Walk walk, int linkType, Span span) {
    LayerBuilder layer = walk.layer("null", LinkType.name(linkType), span);
    if (!layer.has(4)) {
      layer.finish(span.length());
      return;
    }
    int value = Octets.i32(walk.array(), span.from());
    // NULL is in the byte order of the machine that captured; families are small numbers.
    int family = (value & 0xffff_0000) == 0 ? value : Integer.reverseBytes(value);
    Name called =
        family == 2
            ? Name.same("IPv4")
            : isInet6(family) ? Name.same("IPv6") : Name.same("AF " + family);
    layer.named(NULL_FAMILY, 0, 32, Name.same(family + " (").plus(called.english() + ")"));
    layer.finish(4);
    Span rest = span.after(4);
    if (family == 2) {
      Ipv4Layer.dissect(walk, rest);
    } else if (isInet6(family)) {
      Ipv6Layer.dissect(walk, rest);
    } else {
      walk.data(rest);
    }
  }

  /** AF_INET6 has a different number on each system. */
  static boolean isInet6(int family) {
    return family == 10 || family == 24 || family == 28 || family == 30;
  }

  /** The version nibble says what it is. */
  static void rawIp(Walk walk, Span span) {
    int version = span.length() == 0 ? 0 : Ipv4Format.version(walk.array(), span.from());
    if (walk.isFull()) {
      walk.data(span);
    } else if (version == 4) {
      Ipv4Layer.dissect(walk, span);
    } else if (version == 6) {
      Ipv6Layer.dissect(walk, span);
    } else {
      walk.data(span);
    }
  }
}
