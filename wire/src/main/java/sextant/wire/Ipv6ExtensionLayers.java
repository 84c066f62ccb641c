package sextant.wire;

/**
 * The chain of IPv6 extension headers (RFC 8200, §4); the authentication header also follows IPv4.
 */
final class Ipv6ExtensionLayers {
  private static final String RFC = "RFC 8200 §4";
  private static final FieldKind LENGTH = FieldKind.of("ipv6.opt.len", "length", "长度", RFC);
  private static final FieldKind BODY = FieldKind.of("ipv6.opt.data", "content", "内容", RFC);
  private static final String RFC_FRAGMENT = "RFC 8200 §4.5";
  private static final FieldKind FRAGMENT_NEXT =
      FieldKind.of("ipv6.fraghdr.nxt", "next header", "下一头部", RFC_FRAGMENT);
  private static final FieldKind FRAGMENT_OFFSET =
      FieldKind.of("ipv6.fraghdr.offset", "fragment offset", "分片偏移", RFC_FRAGMENT);
  private static final FieldKind FRAGMENT_MORE =
      FieldKind.of("ipv6.fraghdr.more", "more fragments", "更多分片", RFC_FRAGMENT);
  private static final FieldKind FRAGMENT_ID =
      FieldKind.of("ipv6.fraghdr.ident", "identification", "标识", RFC_FRAGMENT);
  private static final String RFC_ROUTING = "RFC 8200 §4.4";
  private static final FieldKind ROUTING_TYPE =
      FieldKind.of("ipv6.routing.type", "routing type", "路由类型", RFC_ROUTING);
  private static final FieldKind SEGMENTS_LEFT =
      FieldKind.of("ipv6.routing.segleft", "segments left", "剩余段数", RFC_ROUTING);

  private Ipv6ExtensionLayers() {}

  static void dissect(Walk walk, int firstKind, Span packet) {
    int kind = firstKind;
    Span span = packet;
    while (IpProtocol.isIpv6Extension(kind)) {
      LayerBuilder layer = walk.layer(key(kind), IpProtocol.name(kind), span);
      if (walk.isFull() || !layer.has(8)) {
        layer.finish(span.length());
        return;
      }
      int length = Ipv6Format.extensionLength(kind, walk.array(), span.from());
      int next = Octets.u8(walk.array(), span.from());
      if (kind == IpProtocol.FRAGMENT) {
        if (!fragment(walk, layer, span)) {
          walk.data(span.after(8));
          return;
        }
      } else {
        extension(walk, layer, kind, span, length);
        if (length > span.length()) {
          return;
        }
      }
      kind = next;
      span = span.after(length);
    }
    if (kind == IpProtocol.NO_NEXT_HEADER) {
      walk.data(span);
    } else {
      IpPayload.dissect(walk, kind, span);
    }
  }

  private static String key(int kind) {
    return switch (kind) {
      case IpProtocol.HOP_BY_HOP -> "ipv6.hopopts";
      case IpProtocol.ROUTING -> "ipv6.routing";
      case IpProtocol.FRAGMENT -> "ipv6.fraghdr";
      case IpProtocol.AH -> "ah";
      case IpProtocol.DESTINATION_OPTIONS -> "ipv6.dstopts";
      case IpProtocol.MOBILITY -> "mipv6";
      default -> "ipv6.ext";
    };
  }

  private static FieldKind nextHeader(int kind) {
    return FieldKind.of(key(kind) + ".nxt", "next header", "下一头部", RFC);
  }

  private static void extension(Walk walk, LayerBuilder layer, int kind, Span span, int length) {
    byte[] array = walk.array();
    int from = span.from();
    layer
        .numberOf(nextHeader(kind), 0, 8, IpProtocol.name(Octets.u8(array, from)))
        .named(LENGTH, 8, 8, new Name(length + " bytes", length + " 字节"));
    if (kind == IpProtocol.ROUTING) {
      layer.number(ROUTING_TYPE, 16, 8).number(SEGMENTS_LEFT, 24, 8).bytes(BODY, 4, length - 4);
      if (length <= span.length()) {
        followRoute(walk, span, length);
      }
    } else {
      layer.bytes(BODY, 2, length - 2);
    }
    layer.finish(length);
  }

  /**
   * With segments left, the pseudo-header has the route's last address, not the header's (RFC 8200,
   * §8.1).
   */
  private static void followRoute(Walk walk, Span span, int length) {
    byte[] array = walk.array();
    int type = Octets.u8(array, span.from() + 2);
    int left = Octets.u8(array, span.from() + 3);
    boolean hasAddresses = type == 0 || type == 2 || type == 4;
    if (left > 0 && hasAddresses && length >= 24) {
      // A segment routing header lists its addresses backwards (RFC 8754, §2).
      int last = type == 4 ? span.from() + 8 : span.from() + length - 16;
      walk.replaceDestination(Checksum.sum(array, last, 16));
    }
  }

  /** Whether what follows is the beginning of the original payload. */
  private static boolean fragment(Walk walk, LayerBuilder layer, Span span) {
    byte[] array = walk.array();
    int from = span.from();
    int offset = Ipv6Format.fragmentOffset(array, from);
    layer
        .numberOf(FRAGMENT_NEXT, 0, 8, IpProtocol.name(Octets.u8(array, from)))
        .named(FRAGMENT_OFFSET, 16, 13, Name.same(Integer.toString(offset)))
        .flag(FRAGMENT_MORE, 31)
        .hex(FRAGMENT_ID, 32, 32)
        .finish(8);
    if (offset > 0 || Ipv6Format.hasMoreFragments(array, from)) {
      walk.markFragment();
    }
    return offset == 0;
  }
}
