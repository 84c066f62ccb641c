package sextant.wire;

/** IPv6: its header, and what it carries. */
final class Ipv6Layer {
  private static final String RFC = "RFC 8200 §3";
  private static final FieldKind VERSION = FieldKind.of("ipv6.version", "version", "版本", RFC);
  private static final FieldKind CLASS =
      FieldKind.of("ipv6.tclass", "traffic class", "流量类别", "RFC 8200 §7");
  private static final FieldKind DSCP =
      FieldKind.of("ipv6.tclass.dscp", "service code point (DSCP)", "服务代码点 (DSCP)", "RFC 2474 §3");
  private static final FieldKind ECN =
      FieldKind.of("ipv6.tclass.ecn", "congestion notification (ECN)", "拥塞通知 (ECN)", "RFC 3168 §5");
  private static final FieldKind FLOW =
      FieldKind.of("ipv6.flow", "flow label", "流标签", "RFC 6437 §2");
  private static final FieldKind PAYLOAD_LENGTH =
      FieldKind.of("ipv6.plen", "payload length", "载荷长度", RFC);
  private static final FieldKind NEXT_HEADER = FieldKind.of("ipv6.nxt", "next header", "下一头部", RFC);
  private static final FieldKind HOP_LIMIT = FieldKind.of("ipv6.hlim", "hop limit", "跳数限制", RFC);
  private static final FieldKind SOURCE = FieldKind.of("ipv6.src", "source address", "源地址", RFC);
  private static final FieldKind DESTINATION =
      FieldKind.of("ipv6.dst", "destination address", "目的地址", RFC);

  private Ipv6Layer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("ipv6", Name.same("IPv6"), span);
    byte[] array = walk.array();
    int from = span.from();
    layer.number(VERSION, 0, 4);
    if (span.length() > 0 && Ipv6Format.version(array, from) != 6) {
      layer.problem("version is not 6", "版本不是 6");
    }
    if (layer.has(8)) {
      int trafficClass = Ipv6Format.trafficClass(array, from);
      layer
          .begin(CLASS, 4, 8, ServiceNames.both(trafficClass >>> 2, trafficClass & 3))
          .numberOf(DSCP, 4, 6, ServiceNames.dscp(trafficClass >>> 2))
          .numberOf(ECN, 10, 2, ServiceNames.ecn(trafficClass & 3))
          .end()
          .hex(FLOW, 12, 20)
          .number(PAYLOAD_LENGTH, 32, 16)
          .numberOf(NEXT_HEADER, 48, 8, IpProtocol.name(Ipv6Format.nextHeader(array, from)))
          .number(HOP_LIMIT, 56, 8)
          .ipv6(SOURCE, Ipv6Format.SOURCE)
          .ipv6(DESTINATION, Ipv6Format.DESTINATION);
    }
    boolean isReadable = layer.has(Ipv6Format.LENGTH) && !layer.hasProblem();
    layer.finish(isReadable ? Ipv6Format.LENGTH : span.length());
    if (isReadable) {
      payload(walk, span);
    }
  }

  private static void payload(Walk walk, Span span) {
    byte[] array = walk.array();
    int from = span.from();
    int length = Ipv6Format.payloadLength(array, from);
    Span rest = span.after(Ipv6Format.LENGTH);
    // Length 0 means a jumbogram, or that the network card was to cut the packet up.
    Span packet = length == 0 ? rest : rest.first(length);
    long addresses = Checksum.sum(array, from + Ipv6Format.SOURCE, 32);
    walk.enterIp(6, addresses, false);
    walk.rememberSource(Checksum.sum(array, from + Ipv6Format.SOURCE, 16));
    Ipv6ExtensionLayers.dissect(walk, Ipv6Format.nextHeader(array, from), packet);
  }
}
