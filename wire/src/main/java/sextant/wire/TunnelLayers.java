package sextant.wire;

/**
 * Thin headers between link and network layers, and tunnels: only so much of each as is needed to
 * find what they carry.
 */
final class TunnelLayers {
  private static final FieldKind HEADER = FieldKind.of("tunnel.header", "header", "头部", "");
  private static final FieldKind PROTOCOL = FieldKind.of("tunnel.protocol", "protocol", "协议", "");

  private static final String RFC_MPLS = "RFC 3032 §2.1";
  private static final FieldKind MPLS_LABEL = FieldKind.of("mpls.label", "label", "标签", RFC_MPLS);
  private static final FieldKind MPLS_CLASS =
      FieldKind.of("mpls.exp", "traffic class", "流量类别", RFC_MPLS);
  private static final FieldKind MPLS_BOTTOM =
      FieldKind.of("mpls.bottom", "bottom of stack", "栈底", RFC_MPLS);
  private static final FieldKind MPLS_TIME_TO_LIVE =
      FieldKind.of("mpls.ttl", "time to live", "生存时间", RFC_MPLS);

  private TunnelLayers() {}

  /** LLC with SNAP (IEEE 802.2); anything else is data. */
  static void logicalLink(Walk walk, Span span) {
    boolean isSnap =
        span.length() >= 8
            && Octets.u16(walk.array(), span.from()) == 0xaaaa
            && Octets.u32(walk.array(), span.from() + 2) >>> 8 == 0x030000;
    if (!isSnap || walk.isFull()) {
      walk.data(span);
      return;
    }
    int type = Octets.u16(walk.array(), span.from() + 6);
    walk.layer("llc", Name.same("LLC/SNAP"), span)
        .bytes(HEADER, 0, 6)
        .numberOrType(PROTOCOL, 48, false, type)
        .finish(8);
    LinkLayers.payload(walk, type, span.after(8));
  }

  /** PPP in HDLC-like framing (RFC 1662), where address and control may be left out. */
  static void pppFrame(Walk walk, Span span) {
    boolean hasAddress =
        span.length() >= 2
            && (Octets.u16(walk.array(), span.from()) | 0xff0f) == 0xff0f
            && Octets.u8(walk.array(), span.from() + 1) == 0x03;
    ppp(walk, hasAddress ? span.after(2) : span);
  }

  /** The PPP protocol field (RFC 1661, §2). */
  static void ppp(Walk walk, Span span) {
    if (span.length() < 2 || walk.isFull()) {
      walk.data(span);
      return;
    }
    int first = Octets.u8(walk.array(), span.from());
    int length = (first & 1) == 1 ? 1 : 2;
    int protocol = length == 1 ? first : Octets.u16(walk.array(), span.from());
    walk.layer("ppp", Name.same("PPP"), span).hex(PROTOCOL, 0, length * 8).finish(length);
    Span rest = span.after(length);
    switch (protocol) {
      case 0x0021 -> Ipv4Layer.dissect(walk, rest);
      case 0x0057 -> Ipv6Layer.dissect(walk, rest);
      case 0x0281, 0x0283 -> mpls(walk, rest);
      default -> walk.data(rest);
    }
  }

  /** A PPPoE session (RFC 2516, §4). */
  static void pppoe(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("pppoes", new Name("PPPoE session", "PPPoE 会话"), span);
    if (!layer.bytes(HEADER, 0, 6).has(6)) {
      layer.finish(span.length());
      return;
    }
    layer.finish(6);
    ppp(walk, span.after(6).first(Octets.u16(walk.array(), span.from() + 4)));
  }

  /** Cisco's HDLC: address, control, Ethernet type. */
  static void ciscoHdlc(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("chdlc", LinkType.name(LinkType.CISCO_HDLC), span);
    if (!layer.bytes(HEADER, 0, 2).has(4)) {
      layer.finish(span.length());
      return;
    }
    int type = Octets.u16(walk.array(), span.from() + 2);
    layer.numberOrType(PROTOCOL, 16, false, type).finish(4);
    LinkLayers.payload(walk, type, span.after(4));
  }

  /**
   * Frame relay (RFC 2427, §3): addresses of two to four bytes, then NLPID, SNAP, or Cisco's
   * Ethernet type.
   */
  static void frameRelay(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("fr", LinkType.name(LinkType.FRAME_RELAY), span);
    byte[] array = walk.array();
    int address = 2;
    while (address < 4 && span.length() > address && (array[span.from() + address - 1] & 1) == 0) {
      address++;
    }
    if (!layer.bytes(HEADER, 0, address).has(address + 2)) {
      layer.finish(span.length());
      return;
    }
    Span rest = span.after(address);
    int control = Octets.u16(array, rest.from());
    boolean isSnap =
        control == 0x0300 && rest.length() >= 8 && array[rest.from() + 2] == (byte) 0x80;
    if (control == 0x03cc || control == 0x038e) {
      layer.hex(PROTOCOL, address * 8 + 8, 8).finish(address + 2);
      LinkLayers.rawIp(walk, rest.after(2));
    } else if (isSnap) {
      int type = Octets.u16(array, rest.from() + 6);
      layer.numberOrType(PROTOCOL, address * 8 + 48, false, type).finish(address + 8);
      LinkLayers.payload(walk, type, rest.after(8));
    } else if (control == EtherType.IPV4 || control == EtherType.IPV6) {
      layer.numberOrType(PROTOCOL, address * 8, false, control).finish(address + 2);
      LinkLayers.payload(walk, control, rest.after(2));
    } else {
      layer.finish(address);
      walk.data(rest);
    }
  }

  /**
   * A stack of MPLS labels (RFC 3032, §2.1); the payload's first nibble is all there is to know it
   * by.
   */
  static void mpls(Walk walk, Span span) {
    Span rest = span;
    boolean isBottom = false;
    while (!isBottom && !walk.isFull()) {
      LayerBuilder layer = walk.layer("mpls", Name.same("MPLS"), rest);
      if (!layer.number(MPLS_LABEL, 0, 20).has(4)) {
        layer.finish(rest.length());
        return;
      }
      layer
          .number(MPLS_CLASS, 20, 3)
          .flag(MPLS_BOTTOM, 23)
          .number(MPLS_TIME_TO_LIVE, 24, 8)
          .finish(4);
      isBottom = (walk.array()[rest.from() + 2] & 1) == 1;
      rest = rest.after(4);
    }
    LinkLayers.rawIp(walk, rest);
  }

  /** GRE (RFC 2784, RFC 2890); versions above 0 are data. */
  static void gre(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("gre", Name.same("GRE"), span);
    if (!layer.has(4)) {
      layer.finish(span.length());
      return;
    }
    int flags = Octets.u16(walk.array(), span.from());
    int type = Octets.u16(walk.array(), span.from() + 2);
    int length = 4 + 4 * Integer.bitCount(flags & 0xb000) + ((flags & 0xc000) == 0x4000 ? 4 : 0);
    layer.hex(HEADER, 0, 16).numberOrType(PROTOCOL, 16, false, type);
    boolean isPlain = (flags & 7) == 0 && (flags & 0x4000) == 0 && layer.has(length);
    layer.finish(isPlain ? length : 4);
    Span rest = span.after(length);
    if (isPlain && type == 0x88be) {
      erspan(walk, (flags & 0x1000) == 0 ? 0 : 8, rest);
    } else if (isPlain && type == 0x22eb) {
      boolean hasSubheader = rest.length() >= 12 && (walk.array()[rest.from() + 11] & 1) == 1;
      erspan(walk, hasSubheader ? 20 : 12, rest);
    } else if (isPlain && type == 0x883e) {
      // WCCP version 2 puts four bytes of its own before the redirected packet.
      boolean isVersion2 = rest.length() > 4 && Octets.u8(walk.array(), rest.from()) >>> 4 != 4;
      LinkLayers.rawIp(walk, rest.after(isVersion2 ? 4 : 0));
    } else if (isPlain) {
      LinkLayers.payload(walk, type, rest);
    } else {
      walk.data(span.after(4));
    }
  }

  /** A PIM register message carries the multicast packet itself (RFC 7761, §4.9.3). */
  static void pim(Walk walk, Span span) {
    boolean isRegister = span.length() > 8 && Octets.u8(walk.array(), span.from()) == 0x21;
    if (!isRegister) {
      walk.data(span);
      return;
    }
    walk.layer("pim", Name.same("PIM"), span).bytes(HEADER, 0, 8).finish(8);
    LinkLayers.rawIp(walk, span.after(8));
  }

  /** Geneve (RFC 8926, §3.4). */
  static void geneve(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("geneve", Name.same("Geneve"), span);
    byte[] array = walk.array();
    int length = span.length() < 8 ? 8 : 8 + (Octets.u8(array, span.from()) & 0x3f) * 4;
    if (!layer.has(length) || Octets.u8(array, span.from()) >>> 6 != 0) {
      layer.finish(Math.min(8, span.length()));
      return;
    }
    int type = Octets.u16(array, span.from() + 2);
    layer.bytes(HEADER, 0, length).numberOrType(PROTOCOL, 16, false, type).finish(length);
    LinkLayers.payload(walk, type, span.after(length));
  }

  /** ERSPAN: type I has no header of its own, type II eight bytes, type III twelve or twenty. */
  private static void erspan(Walk walk, int length, Span span) {
    if (length > 0) {
      LayerBuilder layer = walk.layer("erspan", Name.same("ERSPAN"), span);
      if (!layer.bytes(HEADER, 0, length).has(length)) {
        layer.finish(span.length());
        return;
      }
      layer.finish(length);
    }
    LinkLayers.ethernet(walk, span.after(length));
  }

  /** VXLAN (RFC 7348, §5). */
  static void vxlan(Walk walk, Span span) {
    if (span.length() < 8 || Octets.u8(walk.array(), span.from()) != 0x08) {
      walk.data(span);
      return;
    }
    walk.layer("vxlan", Name.same("VXLAN"), span).bytes(HEADER, 0, 8).finish(8);
    LinkLayers.ethernet(walk, span.after(8));
  }
}
