package sextant.wire;

/** DNS: the header, and each question and record as one field. */
final class DnsLayer {
  private static final String RFC = "RFC 1035 §4.1.1";
  private static final FieldKind ID = FieldKind.of("dns.id", "identifier", "标识", RFC);
  private static final FieldKind FLAGS = FieldKind.of("dns.flags", "flags", "标志", RFC);
  private static final FieldKind RESPONSE =
      FieldKind.of("dns.flags.response", "is a response", "是应答", RFC);
  private static final FieldKind OPERATION =
      FieldKind.of("dns.flags.opcode", "operation", "操作", RFC);
  private static final FieldKind AUTHORITATIVE =
      FieldKind.of("dns.flags.authoritative", "authoritative", "权威", RFC);
  private static final FieldKind TRUNCATED =
      FieldKind.of("dns.flags.truncated", "truncated", "被截断", RFC);
  private static final FieldKind DESIRED =
      FieldKind.of("dns.flags.recdesired", "recursion desired", "期望递归", RFC);
  private static final FieldKind AVAILABLE =
      FieldKind.of("dns.flags.recavail", "recursion available", "可用递归", RFC);
  private static final FieldKind RESULT = FieldKind.of("dns.flags.rcode", "result", "结果", RFC);
  private static final FieldKind[] COUNTS = {
    FieldKind.of("dns.count.queries", "questions", "问题数", RFC),
    FieldKind.of("dns.count.answers", "answers", "回答数", RFC),
    FieldKind.of("dns.count.auth_rr", "authority records", "权威记录数", RFC),
    FieldKind.of("dns.count.add_rr", "additional records", "附加记录数", RFC)
  };
  private static final FieldKind QUESTION =
      FieldKind.of("dns.qry", "question", "问题", "RFC 1035 §4.1.2");
  private static final FieldKind RECORD =
      FieldKind.of("dns.resp", "record", "记录", "RFC 1035 §4.1.3");

  /** Listing more than this of a message helps nobody. */
  private static final int MAX_RECORDS = 200;

  private DnsLayer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("dns", Name.same("DNS"), span);
    if (!layer.number(ID, 0, 16).has(Dns.LENGTH)) {
      layer.finish(span.length());
      return;
    }
    Bytes message = walk.bytes(span.from(), span.end());
    int flags = message.u16(Dns.FLAGS);
    layer
        .begin(FLAGS, 16, 16, Name.same(LayerBuilder.hexText(flags, 4)))
        .flag(RESPONSE, 16)
        .numberOf(OPERATION, 17, 4, DnsNames.operation(flags >>> 11 & 15))
        .flag(AUTHORITATIVE, 21)
        .flag(TRUNCATED, 22)
        .flag(DESIRED, 23)
        .flag(AVAILABLE, 24)
        .numberOf(RESULT, 28, 4, DnsNames.responseCode(flags & 15))
        .end();
    for (int i = 0; i < COUNTS.length; i++) {
      layer.number(COUNTS[i], 32 + 16 * i, 16);
    }
    try {
      records(layer, message);
    } catch (MalformedException e) {
      layer.problem("damaged record", "记录已损坏");
    }
    layer.finish(span.length());
  }

  private static void records(LayerBuilder layer, Bytes message) throws MalformedException {
    int at = Dns.LENGTH;
    int questions = Math.min(message.u16(Dns.COUNTS), MAX_RECORDS);
    for (int i = 0; i < questions; i++) {
      DnsName.Placed placed = DnsName.read(message, at);
      MalformedException.requireLength("dns", message.length(), placed.end() + 4);
      String type = DnsNames.type(message.u16(placed.end()));
      int end = placed.end() + 4;
      layer.named(QUESTION, at * 8, (end - at) * 8, Name.same(placed.name() + " " + type));
      at = end;
    }
    int records = message.u16(6) + message.u16(8) + message.u16(10);
    for (int i = 0; i < Math.min(records, MAX_RECORDS); i++) {
      DnsName.Placed placed = DnsName.read(message, at);
      MalformedException.requireLength("dns", message.length(), placed.end() + 10);
      int dataAt = placed.end() + 10;
      int end = dataAt + message.u16(placed.end() + 8);
      MalformedException.requireLength("dns", message.length(), end);
      int type = message.u16(placed.end());
      String data = DnsData.text(message, type, dataAt, end);
      layer.named(
          RECORD,
          at * 8,
          (end - at) * 8,
          Name.same(placed.name() + " " + DnsNames.type(type) + " " + data));
      at = end;
    }
  }
}
