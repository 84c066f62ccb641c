package sextant.wire;

/** ICMPv6, neighbour discovery, and the packets that errors quote. */
final class Icmp6Layer {
  private static final String RFC = "RFC 4443 §2.1";
  private static final String RFC_DISCOVERY = "RFC 4861 §4";
  private static final FieldKind TYPE = FieldKind.of("icmpv6.type", "type", "类型", RFC);
  private static final FieldKind CODE = FieldKind.of("icmpv6.code", "code", "代码", RFC);
  private static final FieldKind CHECKSUM =
      FieldKind.of("icmpv6.checksum", "checksum", "校验和", "RFC 4443 §2.3");
  private static final FieldKind IDENTIFIER =
      FieldKind.of("icmpv6.echo.identifier", "identifier", "标识符", "RFC 4443 §4");
  private static final FieldKind SEQUENCE =
      FieldKind.of("icmpv6.echo.sequence_number", "sequence number", "序列号", "RFC 4443 §4");
  private static final FieldKind MTU = FieldKind.of("icmpv6.mtu", "MTU", "MTU", "RFC 4443 §3.2");
  private static final FieldKind POINTER =
      FieldKind.of("icmpv6.pointer", "pointer", "指针", "RFC 4443 §3.4");
  private static final FieldKind REST =
      FieldKind.of("icmpv6.reserved", "rest of header", "首部其余部分", RFC);
  private static final FieldKind HOP_LIMIT =
      FieldKind.of("icmpv6.nd.ra.cur_hop_limit", "hop limit", "跳数限制", "RFC 4861 §4.2");
  private static final FieldKind RA_FLAGS =
      FieldKind.of("icmpv6.nd.ra.flag", "flags", "标志", "RFC 4861 §4.2");
  private static final FieldKind LIFETIME =
      FieldKind.of(
          "icmpv6.nd.ra.router_lifetime", "router lifetime in s", "路由器有效期（秒）", "RFC 4861 §4.2");
  private static final FieldKind REACHABLE =
      FieldKind.of(
          "icmpv6.nd.ra.reachable_time", "reachable time in ms", "可达时间（毫秒）", "RFC 4861 §4.2");
  private static final FieldKind RETRANSMIT =
      FieldKind.of(
          "icmpv6.nd.ra.retrans_timer", "retransmit time in ms", "重传间隔（毫秒）", "RFC 4861 §4.2");
  private static final FieldKind SOLICITED_TARGET =
      FieldKind.of("icmpv6.nd.ns.target_address", "target address", "目标地址", "RFC 4861 §4.3");
  private static final FieldKind ADVERTISED_TARGET =
      FieldKind.of("icmpv6.nd.na.target_address", "target address", "目标地址", "RFC 4861 §4.4");
  private static final FieldKind ROUTER =
      FieldKind.of("icmpv6.nd.na.flag.r", "is a router", "是路由器", "RFC 4861 §4.4");
  private static final FieldKind SOLICITED =
      FieldKind.of("icmpv6.nd.na.flag.s", "solicited", "应请求", "RFC 4861 §4.4");
  private static final FieldKind OVERRIDE =
      FieldKind.of("icmpv6.nd.na.flag.o", "override", "覆盖", "RFC 4861 §4.4");
  private static final FieldKind REDIRECT_TARGET =
      FieldKind.of("icmpv6.nd.rd.target_address", "target address", "目标地址", "RFC 4861 §4.5");
  private static final FieldKind REDIRECT_DESTINATION =
      FieldKind.of("icmpv6.nd.rd.destination_address", "destination", "目的地址", "RFC 4861 §4.5");
  private static final FieldKind OPTION =
      FieldKind.of("icmpv6.opt.type", "option", "选项", "RFC 4861 §4.6");
  private static final FieldKind OPTION_LENGTH =
      FieldKind.of("icmpv6.opt.length", "length", "长度", "RFC 4861 §4.6");
  private static final FieldKind LINK_ADDRESS =
      FieldKind.of("icmpv6.opt.linkaddr", "link-layer address", "链路层地址", "RFC 4861 §4.6.1");
  private static final FieldKind OPTION_MTU =
      FieldKind.of("icmpv6.opt.mtu", "MTU", "MTU", "RFC 4861 §4.6.4");
  private static final FieldKind PREFIX_LENGTH =
      FieldKind.of("icmpv6.opt.prefix.length", "prefix length", "前缀长度", "RFC 4861 §4.6.2");
  private static final FieldKind PREFIX =
      FieldKind.of("icmpv6.opt.prefix", "prefix", "前缀", "RFC 4861 §4.6.2");
  private static final FieldKind OPTION_DATA =
      FieldKind.of("icmpv6.opt.data", "data", "数据", RFC_DISCOVERY);

  private Icmp6Layer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("icmpv6", Name.same("ICMPv6"), span);
    byte[] array = walk.array();
    int from = span.from();
    if (!layer.has(IcmpFormat.REST)) {
      layer.number(TYPE, 0, 8).number(CODE, 8, 8).finish(span.length());
      return;
    }
    int type = IcmpFormat.type(array, from);
    int code = IcmpFormat.code(array, from);
    layer
        .numberOf(TYPE, 0, 8, Icmp6Names.type(type))
        .numberOf(CODE, 8, 8, Icmp6Names.code(type, code));
    checksum(walk, layer, span);
    if (!layer.has(IcmpFormat.LENGTH)) {
      layer.finish(span.length());
      return;
    }
    int optionsAt = fields(layer, type);
    if (optionsAt > 0) {
      options(walk, layer, span, optionsAt);
      layer.finish(span.length());
    } else {
      layer.finish(IcmpFormat.LENGTH);
      body(walk, type, span);
    }
  }

  private static void checksum(Walk walk, LayerBuilder layer, Span span) {
    long pseudoHeader = walk.pseudoHeader(IpProtocol.ICMPV6, span.wireLength());
    Validity validity = walk.check(span, span.wireLength(), pseudoHeader);
    int found = IcmpFormat.checksum(walk.array(), span.from());
    int expected =
        validity == Validity.INVALID
            ? Checksum.finish(
                pseudoHeader
                    + Checksum.sum(walk.array(), span.from(), span.length())
                    + (~found & 0xffff))
            : 0;
    layer.checksum(CHECKSUM, IcmpFormat.CHECKSUM, validity, expected);
  }

  /** Fields after the checksum; returns where options begin, 0 when the type has none. */
  private static int fields(LayerBuilder layer, int type) {
    switch (type) {
      case Icmp6.ECHO_REQUEST, Icmp6.ECHO_REPLY ->
          layer.number(IDENTIFIER, 32, 16).number(SEQUENCE, 48, 16);
      case Icmp6.PACKET_TOO_BIG -> layer.number(MTU, 32, 32);
      case Icmp6.PARAMETER_PROBLEM -> layer.number(POINTER, 32, 32);
      case Icmp6.ROUTER_SOLICITATION -> {
        layer.hex(REST, 32, 32);
        return 8;
      }
      case Icmp6.ROUTER_ADVERTISEMENT -> {
        layer.number(HOP_LIMIT, 32, 8).hex(RA_FLAGS, 40, 8).number(LIFETIME, 48, 16);
        layer.number(REACHABLE, 64, 32).number(RETRANSMIT, 96, 32);
        return 16;
      }
      case Icmp6.NEIGHBOUR_SOLICITATION -> {
        layer.hex(REST, 32, 32).ipv6(SOLICITED_TARGET, 8);
        return 24;
      }
      case Icmp6.NEIGHBOUR_ADVERTISEMENT -> {
        layer.flag(ROUTER, 32).flag(SOLICITED, 33).flag(OVERRIDE, 34).ipv6(ADVERTISED_TARGET, 8);
        return 24;
      }
      case Icmp6.REDIRECT -> {
        layer.hex(REST, 32, 32).ipv6(REDIRECT_TARGET, 8).ipv6(REDIRECT_DESTINATION, 24);
        return 40;
      }
      default -> layer.hex(REST, 32, 32);
    }
    return 0;
  }

  private static void options(Walk walk, LayerBuilder layer, Span span, int first) {
    int at = first;
    while (at < span.length() && layer.has(at + 2)) {
      int kind = Octets.u8(walk.array(), span.from() + at);
      int length = Octets.u8(walk.array(), span.from() + at + 1) * 8;
      if (length == 0 || length > span.length() - at) {
        layer.number(OPTION_LENGTH, (at + 1) * 8, 8, Validity.INVALID);
        layer.problem("option length does not fit", "选项长度不符");
        return;
      }
      layer
          .begin(OPTION, at * 8, length * 8, DiscoveryOption.name(kind))
          .named(OPTION_LENGTH, (at + 1) * 8, 8, new Name(length + " bytes", length + " 字节"));
      option(layer, kind, at, length);
      layer.end();
      at += length;
    }
  }

  private static void option(LayerBuilder layer, int kind, int at, int length) {
    boolean isLinkAddress =
        kind == DiscoveryOption.SOURCE_LINK_ADDRESS || kind == DiscoveryOption.TARGET_LINK_ADDRESS;
    if (isLinkAddress && length == 8) {
      layer.mac(LINK_ADDRESS, at + 2);
    } else if (kind == DiscoveryOption.MTU && length == 8) {
      layer.number(OPTION_MTU, (at + 4) * 8, 32);
    } else if (kind == DiscoveryOption.PREFIX_INFORMATION && length == 32) {
      layer.number(PREFIX_LENGTH, (at + 2) * 8, 8).ipv6(PREFIX, at + 16);
    } else {
      layer.bytes(OPTION_DATA, at + 2, length - 2);
    }
  }

  private static void body(Walk walk, int type, Span span) {
    Span body = span.after(IcmpFormat.LENGTH);
    if (!Icmp6.isError(type) || walk.isFull()) {
      walk.data(body);
      return;
    }
    long rest = IcmpFormat.rest(walk.array(), span.from());
    int quoted = Icmp6.quotedLength(type, rest, walk.bytes(body.from(), body.end()));
    walk.quoted(() -> Ipv6Layer.dissect(walk, body.first(quoted)));
    Span extensions = body.after(quoted);
    if (extensions.length() > 0) {
      IcmpExtensionLayer.dissect(walk, extensions);
    }
  }
}
