package sextant.wire;

/** ICMP and the packets its errors quote. */
final class Icmp4Layer {
  private static final String RFC = "RFC 792";
  private static final FieldKind TYPE = FieldKind.of("icmp.type", "type", "类型", RFC);
  private static final FieldKind CODE = FieldKind.of("icmp.code", "code", "代码", RFC);
  private static final FieldKind CHECKSUM = FieldKind.of("icmp.checksum", "checksum", "校验和", RFC);
  private static final FieldKind IDENTIFIER = FieldKind.of("icmp.ident", "identifier", "标识符", RFC);
  private static final FieldKind SEQUENCE = FieldKind.of("icmp.seq", "sequence number", "序列号", RFC);
  private static final FieldKind MTU =
      FieldKind.of("icmp.mtu", "MTU of next hop", "下一跳 MTU", "RFC 1191 §4");
  private static final FieldKind QUOTE_WORDS =
      FieldKind.of("icmp.length", "quoted 32-bit words", "引用的 32 位字数", "RFC 4884 §4");
  private static final FieldKind GATEWAY = FieldKind.of("icmp.redir_gw", "gateway", "网关", RFC);
  private static final FieldKind POINTER = FieldKind.of("icmp.pointer", "pointer", "指针", RFC);
  private static final FieldKind ORIGINATE =
      FieldKind.of("icmp.originate_timestamp", "originate time in ms", "发起时间（毫秒）", RFC);
  private static final FieldKind RECEIVE =
      FieldKind.of("icmp.receive_timestamp", "receive time in ms", "接收时间（毫秒）", RFC);
  private static final FieldKind TRANSMIT =
      FieldKind.of("icmp.transmit_timestamp", "transmit time in ms", "发送时间（毫秒）", RFC);
  private static final FieldKind MASK =
      FieldKind.of("icmp.address_mask", "address mask", "地址掩码", "RFC 950");
  private static final FieldKind ROUTERS =
      FieldKind.of("icmp.num_addrs", "number of addresses", "地址数", "RFC 1256 §3");
  private static final FieldKind ENTRY_SIZE =
      FieldKind.of("icmp.addr_entry_size", "words per entry", "每项字数", "RFC 1256 §3");
  private static final FieldKind LIFETIME =
      FieldKind.of("icmp.lifetime", "lifetime in seconds", "有效期（秒）", "RFC 1256 §3");
  private static final FieldKind REST = FieldKind.of("icmp.rest", "rest of header", "首部其余部分", RFC);

  private Icmp4Layer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("icmp", Name.same("ICMP"), span);
    byte[] array = walk.array();
    int from = span.from();
    if (!layer.has(IcmpFormat.REST)) {
      layer.number(TYPE, 0, 8).number(CODE, 8, 8).finish(span.length());
      return;
    }
    int type = IcmpFormat.type(array, from);
    int code = IcmpFormat.code(array, from);
    layer
        .numberOf(TYPE, 0, 8, Icmp4Names.type(type))
        .numberOf(CODE, 8, 8, Icmp4Names.code(type, code));
    checksum(walk, layer, span);
    if (!layer.has(IcmpFormat.LENGTH)) {
      layer.finish(span.length());
      return;
    }
    rest(layer, type, code);
    int headerLength = body(layer, type);
    layer.finish(headerLength);
    after(walk, type, span, headerLength);
  }

  private static void checksum(Walk walk, LayerBuilder layer, Span span) {
    // An error quotes only the beginning of a message, so nothing is held against it.
    Validity validity =
        walk.quoteDepth() > 0 ? Validity.UNCHECKED : walk.check(span, span.wireLength(), 0);
    int found = IcmpFormat.checksum(walk.array(), span.from());
    int expected =
        validity == Validity.INVALID
            ? Checksum.finish(
                Checksum.sum(walk.array(), span.from(), span.length()) + (~found & 0xffff))
            : 0;
    layer.checksum(CHECKSUM, IcmpFormat.CHECKSUM, validity, expected);
  }

  private static void rest(LayerBuilder layer, int type, int code) {
    switch (type) {
      case Icmp4.ECHO_REPLY,
          Icmp4.ECHO_REQUEST,
          Icmp4.TIMESTAMP_REQUEST,
          Icmp4.TIMESTAMP_REPLY,
          15,
          16,
          Icmp4.MASK_REQUEST,
          Icmp4.MASK_REPLY ->
          layer.number(IDENTIFIER, 32, 16).number(SEQUENCE, 48, 16);
      case Icmp4.UNREACHABLE -> {
        layer.number(QUOTE_WORDS, 40, 8);
        if (code == 4) {
          layer.number(MTU, 48, 16);
        }
      }
      case Icmp4.TIME_EXCEEDED -> layer.number(QUOTE_WORDS, 40, 8);
      case Icmp4.PARAMETER_PROBLEM -> layer.number(POINTER, 32, 8).number(QUOTE_WORDS, 40, 8);
      case Icmp4.REDIRECT -> layer.ipv4(GATEWAY, 4);
      case Icmp4.ROUTER_ADVERTISEMENT ->
          layer.number(ROUTERS, 32, 8).number(ENTRY_SIZE, 40, 8).number(LIFETIME, 48, 16);
      default -> layer.hex(REST, 32, 32);
    }
  }

  /** Fixed fields after the first eight bytes; returns the length of the header with them. */
  private static int body(LayerBuilder layer, int type) {
    return switch (type) {
      case Icmp4.TIMESTAMP_REQUEST, Icmp4.TIMESTAMP_REPLY -> {
        layer.number(ORIGINATE, 64, 32).number(RECEIVE, 96, 32).number(TRANSMIT, 128, 32);
        yield 20;
      }
      case Icmp4.MASK_REQUEST, Icmp4.MASK_REPLY -> {
        layer.ipv4(MASK, 8);
        yield 12;
      }
      default -> IcmpFormat.LENGTH;
    };
  }

  private static void after(Walk walk, int type, Span span, int headerLength) {
    if (Icmp4.isError(type) && !walk.isFull()) {
      long rest = IcmpFormat.rest(walk.array(), span.from());
      Span body = span.after(IcmpFormat.LENGTH);
      int quoted = IcmpExtension.quotedLength(type, rest, walk.bytes(body.from(), body.end()));
      walk.quoted(() -> Ipv4Layer.dissect(walk, body.first(quoted)));
      Span extensions = body.after(quoted);
      if (extensions.length() > 0) {
        IcmpExtensionLayer.dissect(walk, extensions);
      }
    } else {
      walk.data(span.after(headerLength));
    }
  }
}
