package sextant.wire;

/** IPv4: its header, its options, and what it carries. */
final class Ipv4Layer {
  private static final String RFC = "RFC 791 §3.1";
  private static final String RFC_DSCP = "RFC 2474 §3";
  private static final FieldKind VERSION = FieldKind.of("ip.version", "version", "版本", RFC);
  private static final FieldKind HEADER_LENGTH =
      FieldKind.of("ip.hdr_len", "header length", "首部长度", RFC);
  private static final FieldKind SERVICE =
      FieldKind.of("ip.dsfield", "differentiated services", "区分服务", RFC_DSCP);
  private static final FieldKind DSCP =
      FieldKind.of("ip.dsfield.dscp", "service code point (DSCP)", "服务代码点 (DSCP)", RFC_DSCP);
  private static final FieldKind ECN =
      FieldKind.of("ip.dsfield.ecn", "congestion notification (ECN)", "拥塞通知 (ECN)", "RFC 3168 §5");
  private static final FieldKind TOTAL_LENGTH = FieldKind.of("ip.len", "total length", "总长度", RFC);
  private static final FieldKind IDENTIFICATION =
      FieldKind.of("ip.id", "identification", "标识", RFC);
  private static final FieldKind FLAGS = FieldKind.of("ip.flags", "flags", "标志", RFC);
  private static final FieldKind RESERVED = FieldKind.of("ip.flags.rb", "reserved", "保留位", RFC);
  private static final FieldKind DONT_FRAGMENT =
      FieldKind.of("ip.flags.df", "don't fragment (DF)", "不分片 (DF)", RFC);
  private static final FieldKind MORE_FRAGMENTS =
      FieldKind.of("ip.flags.mf", "more fragments (MF)", "更多分片 (MF)", RFC);
  private static final FieldKind FRAGMENT_OFFSET =
      FieldKind.of("ip.frag_offset", "fragment offset", "分片偏移", RFC);
  private static final FieldKind TIME_TO_LIVE =
      FieldKind.of("ip.ttl", "time to live (TTL)", "生存时间 (TTL)", RFC);
  private static final FieldKind PROTOCOL = FieldKind.of("ip.proto", "protocol", "协议", RFC);
  private static final FieldKind CHECKSUM =
      FieldKind.of("ip.checksum", "header checksum", "首部校验和", RFC);
  private static final FieldKind SOURCE = FieldKind.of("ip.src", "source address", "源地址", RFC);
  private static final FieldKind DESTINATION =
      FieldKind.of("ip.dst", "destination address", "目的地址", RFC);
  private static final FieldKind OPTIONS = FieldKind.of("ip.options", "options", "可选字段", RFC);

  private Ipv4Layer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("ip", Name.same("IPv4"), span);
    byte[] array = walk.array();
    int from = span.from();
    int headerLength = span.length() == 0 ? 0 : Ipv4Format.headerLength(array, from);
    int totalLength = span.length() < 4 ? 0 : Ipv4Format.totalLength(array, from);
    fields(walk, layer, span);
    boolean isReadable =
        hasSense(
                layer,
                span.length() == 0 ? 4 : Ipv4Format.version(array, from),
                headerLength,
                totalLength)
            && layer.has(headerLength);
    if (isReadable) {
      Ipv4OptionFields.describe(walk, layer, span, headerLength, OPTIONS);
    }
    layer.finish(isReadable ? headerLength : span.length());
    if (isReadable) {
      payload(walk, span, headerLength, totalLength);
    }
  }

  private static boolean hasSense(
      LayerBuilder layer, int version, int headerLength, int totalLength) {
    if (version != 4) {
      layer.problem("version is not 4", "版本不是 4");
    } else if (!layer.has(Ipv4Format.MIN_LENGTH)) {
      return false;
    } else if (headerLength < Ipv4Format.MIN_LENGTH) {
      layer.problem("header length below 20", "首部长度小于 20");
    } else if (totalLength != 0 && totalLength < headerLength) {
      layer.problem("total length below header length", "总长度小于首部长度");
    } else {
      return true;
    }
    return false;
  }

  private static void fields(Walk walk, LayerBuilder layer, Span span) {
    byte[] array = walk.array();
    int from = span.from();
    int headerLength = span.length() == 0 ? 0 : Ipv4Format.headerLength(array, from);
    layer
        .number(VERSION, 0, 4)
        .named(
            HEADER_LENGTH,
            4,
            4,
            new Name(headerLength + " bytes", headerLength + " 字节"),
            headerLength < Ipv4Format.MIN_LENGTH ? Validity.INVALID : Validity.VALID);
    service(walk, layer, span);
    if (!layer.has(4)) {
      return;
    }
    int totalLength = Ipv4Format.totalLength(array, from);
    boolean isLengthWrong = totalLength != 0 && totalLength < headerLength;
    layer
        .number(TOTAL_LENGTH, 16, 16, isLengthWrong ? Validity.INVALID : Validity.VALID)
        .hex(IDENTIFICATION, 32, 16);
    if (!layer.has(12)) {
      return;
    }
    layer
        .begin(FLAGS, 48, 3, flagNames(array, from))
        .flag(RESERVED, 48)
        .flag(DONT_FRAGMENT, 49)
        .flag(MORE_FRAGMENTS, 50)
        .end()
        .named(
            FRAGMENT_OFFSET,
            51,
            13,
            Name.same(Integer.toString(Ipv4Format.fragmentOffset(array, from))))
        .number(TIME_TO_LIVE, 64, 8)
        .numberOf(PROTOCOL, 72, 8, IpProtocol.name(Ipv4Format.protocol(array, from)));
    boolean isCheckable =
        span.length() >= headerLength && !isLengthWrong && Ipv4Format.version(array, from) == 4;
    checksum(layer, array, from, isCheckable ? headerLength : 0);
    layer.ipv4(SOURCE, 12).ipv4(DESTINATION, 16);
  }

  private static void service(Walk walk, LayerBuilder layer, Span span) {
    if (layer.has(2)) {
      int dscp = Ipv4Format.dscp(walk.array(), span.from());
      int ecn = Ipv4Format.ecn(walk.array(), span.from());
      layer
          .begin(SERVICE, 8, 8, ServiceNames.both(dscp, ecn))
          .numberOf(DSCP, 8, 6, ServiceNames.dscp(dscp))
          .numberOf(ECN, 14, 2, ServiceNames.ecn(ecn))
          .end();
    }
  }

  private static Name flagNames(byte[] array, int from) {
    String names =
        (Ipv4Format.isReserved(array, from) ? "reserved " : "")
            + (Ipv4Format.isDontFragment(array, from) ? "DF " : "")
            + (Ipv4Format.hasMoreFragments(array, from) ? "MF" : "");
    return names.isEmpty() ? new Name("none", "无") : Name.same(names.strip());
  }

  private static void checksum(LayerBuilder layer, byte[] array, int from, int headerLength) {
    if (headerLength < Ipv4Format.MIN_LENGTH) {
      layer.checksum(CHECKSUM, 10, Validity.UNCHECKED, 0);
      return;
    }
    int found = Ipv4Format.checksum(array, from);
    boolean isGood = Ipv4Format.isChecksumGood(array, from);
    int expected = Checksum.finish(Checksum.sum(array, from, headerLength) + (~found & 0xffff));
    layer.checksum(CHECKSUM, 10, isGood ? Validity.VALID : Validity.INVALID, expected);
  }

  private static void payload(Walk walk, Span span, int headerLength, int totalLength) {
    byte[] array = walk.array();
    int from = span.from();
    // Total length 0 means the network card was to cut the packet up: it reaches to the end.
    Span packet = totalLength == 0 ? span : span.first(totalLength);
    Span rest = packet.after(headerLength);
    int destination = Ipv4OptionFields.finalDestination(array, from, headerLength);
    long addresses = Checksum.pseudoHeader4(Ipv4Format.source(array, from), destination, 0, 0);
    walk.enterIp(4, addresses, Ipv4Format.isFragment(array, from));
    if (Ipv4Format.fragmentOffset(array, from) > 0) {
      walk.data(rest);
    } else {
      IpPayload.dissect(walk, Ipv4Format.protocol(array, from), rest);
    }
  }
}
