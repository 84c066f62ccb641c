package sextant.wire;

/** TCP. */
final class TcpLayer {
  private static final String RFC = "RFC 9293 §3.1";
  private static final FieldKind SOURCE_PORT =
      FieldKind.of("tcp.srcport", "source port", "源端口", RFC);
  private static final FieldKind DESTINATION_PORT =
      FieldKind.of("tcp.dstport", "destination port", "目的端口", RFC);
  private static final FieldKind SEQUENCE =
      FieldKind.of("tcp.seq_raw", "sequence number", "序列号", RFC);
  private static final FieldKind ACKNOWLEDGMENT =
      FieldKind.of("tcp.ack_raw", "acknowledgment number", "确认号", RFC);
  private static final FieldKind HEADER_LENGTH =
      FieldKind.of("tcp.hdr_len", "header length", "首部长度（数据偏移）", RFC);
  private static final FieldKind FLAGS = FieldKind.of("tcp.flags", "flags", "标志位", RFC);
  private static final FieldKind RESERVED = FieldKind.of("tcp.flags.res", "reserved", "保留", RFC);
  private static final FieldKind WINDOW =
      FieldKind.of("tcp.window_size_value", "window", "窗口大小", RFC);
  private static final FieldKind CHECKSUM = FieldKind.of("tcp.checksum", "checksum", "校验和", RFC);
  private static final FieldKind URGENT =
      FieldKind.of("tcp.urgent_pointer", "urgent pointer", "紧急指针", RFC);
  private static final FieldKind OPTIONS =
      FieldKind.of("tcp.options", "options", "选项", "RFC 9293 §3.2");

  /** From the highest bit of the twelve down, after three reserved ones. */
  private static final FieldKind[] FLAG_KINDS = {
    FieldKind.of("tcp.flags.ae", "accurate ECN (AE)", "精确 ECN (AE)", "RFC 9768"),
    FieldKind.of(
        "tcp.flags.cwr", "congestion window reduced (CWR)", "拥塞窗口减少 (CWR)", "RFC 3168 §6.1"),
    FieldKind.of("tcp.flags.ece", "ECN echo (ECE)", "ECN 回显 (ECE)", "RFC 3168 §6.1"),
    FieldKind.of("tcp.flags.urg", "urgent (URG)", "紧急 (URG)", RFC),
    FieldKind.of("tcp.flags.ack", "acknowledgment (ACK)", "确认 (ACK)", RFC),
    FieldKind.of("tcp.flags.push", "push (PSH)", "推送 (PSH)", RFC),
    FieldKind.of("tcp.flags.reset", "reset (RST)", "重置 (RST)", RFC),
    FieldKind.of("tcp.flags.syn", "synchronize (SYN)", "同步 (SYN)", RFC),
    FieldKind.of("tcp.flags.fin", "no more data (FIN)", "结束 (FIN)", RFC)
  };

  private TcpLayer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("tcp", Name.same("TCP"), span);
    layer
        .number(SOURCE_PORT, 0, 16)
        .number(DESTINATION_PORT, 16, 16)
        .number(SEQUENCE, 32, 32)
        .number(ACKNOWLEDGMENT, 64, 32);
    if (!layer.has(TcpFormat.MIN_LENGTH)) {
      layer.finish(span.length());
      return;
    }
    byte[] array = walk.array();
    int from = span.from();
    int headerLength = TcpFormat.headerLength(array, from);
    boolean isTooShort = headerLength < TcpFormat.MIN_LENGTH;
    layer.named(
        HEADER_LENGTH,
        96,
        4,
        new Name(headerLength + " bytes", headerLength + " 字节"),
        isTooShort ? Validity.INVALID : Validity.VALID);
    flags(layer, TcpFormat.flags(array, from));
    layer.number(WINDOW, 112, 16);
    checksum(walk, layer, span);
    layer.number(URGENT, 144, 16);
    if (isTooShort) {
      layer.problem("header length below 20", "首部长度小于 20").finish(TcpFormat.MIN_LENGTH);
      return;
    }
    if (layer.has(headerLength)) {
      TcpOptionFields.describe(walk, layer, span, headerLength, OPTIONS);
    }
    layer.finish(headerLength);
    payload(walk, array, from, span.after(headerLength));
  }

  private static void flags(LayerBuilder layer, int flags) {
    String names = TcpFlags.names(flags);
    layer
        .begin(FLAGS, 100, 12, names.isEmpty() ? new Name("none", "无") : Name.same(names))
        .number(RESERVED, 100, 3);
    for (int i = 0; i < FLAG_KINDS.length; i++) {
      layer.flag(FLAG_KINDS[i], 103 + i);
    }
    layer.end();
  }

  private static void checksum(Walk walk, LayerBuilder layer, Span span) {
    int length = span.wireLength();
    long pseudoHeader = walk.pseudoHeader(IpProtocol.TCP, length);
    Validity validity = walk.check(span, length, pseudoHeader);
    int found = TcpFormat.checksum(walk.array(), span.from());
    int expected =
        validity == Validity.INVALID
            ? Checksum.finish(
                pseudoHeader + Checksum.sum(walk.array(), span.from(), length) + (~found & 0xffff))
            : 0;
    layer.checksum(CHECKSUM, TcpFormat.CHECKSUM, validity, expected);
  }

  private static void payload(Walk walk, byte[] array, int from, Span rest) {
    boolean isDns =
        TcpFormat.sourcePort(array, from) == 53 || TcpFormat.destinationPort(array, from) == 53;
    // Over TCP each message follows its length (RFC 1035, §4.2.2); a message in several segments
    // stays data.
    if (isDns
        && !walk.isFull()
        && rest.length() > 2
        && Octets.u16(array, rest.from()) <= rest.length() - 2) {
      DnsLayer.dissect(walk, rest.after(2).first(Octets.u16(array, rest.from())));
    } else {
      walk.data(rest);
    }
  }
}
