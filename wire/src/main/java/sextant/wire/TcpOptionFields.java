package sextant.wire;

/** Lists the options of a TCP header. */
final class TcpOptionFields {
  private static final String RFC = "RFC 9293 §3.2";
  private static final FieldKind KIND = FieldKind.of("tcp.option_kind", "option", "选项", RFC);
  private static final FieldKind LENGTH = FieldKind.of("tcp.option_len", "length", "长度", RFC);
  private static final FieldKind SEGMENT_SIZE =
      FieldKind.of("tcp.options.mss_val", "maximum segment size", "最大报文段长度", "RFC 9293 §3.7.1");
  private static final FieldKind SHIFT =
      FieldKind.of("tcp.options.wscale.shift", "shift count", "移位位数", "RFC 7323 §2.2");
  private static final FieldKind LEFT =
      FieldKind.of("tcp.options.sack_le", "left edge", "左边界", "RFC 2018 §3");
  private static final FieldKind RIGHT =
      FieldKind.of("tcp.options.sack_re", "right edge", "右边界", "RFC 2018 §3");
  private static final FieldKind TIME =
      FieldKind.of("tcp.options.timestamp.tsval", "sender's clock", "发送方时钟", "RFC 7323 §3.2");
  private static final FieldKind ECHO =
      FieldKind.of("tcp.options.timestamp.tsecr", "echoed clock", "回显时钟", "RFC 7323 §3.2");
  private static final FieldKind COOKIE =
      FieldKind.of("tcp.options.tfo.cookie", "cookie", "Cookie", "RFC 7413 §4.1.1");
  private static final FieldKind DATA = FieldKind.of("tcp.options.data", "data", "数据", RFC);

  private TcpOptionFields() {}

  static void describe(Walk walk, LayerBuilder layer, Span span, int headerLength, FieldKind all) {
    int at = TcpFormat.MIN_LENGTH;
    if (headerLength <= at) {
      return;
    }
    int total = headerLength - at;
    layer.begin(all, at * 8, total * 8, new Name(total + " bytes", total + " 字节"));
    while (at < headerLength) {
      int kind = Octets.u8(walk.array(), span.from() + at);
      if (kind == TcpOption.END) {
        layer.numberOf(KIND, at * 8, 8, name(kind));
        break;
      }
      if (kind == TcpOption.NO_OPERATION) {
        layer.numberOf(KIND, at * 8, 8, name(kind));
        at++;
        continue;
      }
      int left = headerLength - at;
      int length = left < 2 ? 0 : Octets.u8(walk.array(), span.from() + at + 1);
      if (length < 2 || length > left) {
        layer.problem("option length does not fit", "选项长度不符");
        break;
      }
      layer.begin(KIND, at * 8, length * 8, name(kind)).number(LENGTH, (at + 1) * 8, 8);
      value(layer, kind, at, length);
      layer.end();
      at += length;
    }
    layer.end();
  }

  private static void value(LayerBuilder layer, int kind, int at, int length) {
    int data = (at + 2) * 8;
    if (kind == TcpOption.MAXIMUM_SEGMENT_SIZE && length == 4) {
      layer.number(SEGMENT_SIZE, data, 16);
    } else if (kind == TcpOption.WINDOW_SCALE && length == 3) {
      layer.number(SHIFT, data, 8);
    } else if (kind == TcpOption.SACK && length % 8 == 2) {
      for (int block = at + 2; block < at + length; block += 8) {
        layer.number(LEFT, block * 8, 32).number(RIGHT, block * 8 + 32, 32);
      }
    } else if (kind == TcpOption.TIMESTAMPS && length == 10) {
      layer.number(TIME, data, 32).number(ECHO, data + 32, 32);
    } else {
      layer.bytes(kind == TcpOption.FAST_OPEN ? COOKIE : DATA, at + 2, length - 2);
    }
  }

  static Name name(int kind) {
    return switch (kind) {
      case TcpOption.END -> new Name("end of options", "选项结束");
      case TcpOption.NO_OPERATION -> new Name("no operation", "无操作");
      case TcpOption.MAXIMUM_SEGMENT_SIZE -> new Name("maximum segment size", "最大报文段长度");
      case TcpOption.WINDOW_SCALE -> new Name("window scale", "窗口扩大");
      case TcpOption.SACK_PERMITTED -> new Name("SACK permitted", "允许选择确认");
      case TcpOption.SACK -> new Name("selective acknowledgment", "选择确认 (SACK)");
      case TcpOption.TIMESTAMPS -> new Name("timestamps", "时间戳");
      case 19 -> new Name("MD5 signature", "MD5 签名");
      case 28 -> new Name("user timeout", "用户超时");
      case 29 -> new Name("authentication (TCP-AO)", "认证 (TCP-AO)");
      case TcpOption.MULTIPATH -> new Name("multipath TCP", "多路径 TCP");
      case TcpOption.FAST_OPEN -> new Name("fast open cookie", "快速打开 Cookie");
      case 172, 174 -> new Name("accurate ECN", "精确 ECN");
      default -> new Name("option " + kind, "选项 " + kind);
    };
  }
}
