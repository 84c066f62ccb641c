package sextant.wire;

/** Lists the options of an IPv4 header. */
final class Ipv4OptionFields {
  private static final String RFC = "RFC 791 §3.1";
  private static final FieldKind TYPE = FieldKind.of("ip.opt.type", "option", "选项", RFC);
  private static final FieldKind LENGTH = FieldKind.of("ip.opt.len", "length", "长度", RFC);
  private static final FieldKind POINTER = FieldKind.of("ip.opt.ptr", "pointer", "指针", RFC);
  private static final FieldKind OVERFLOW =
      FieldKind.of("ip.opt.overflow", "routers without room", "溢出计数", RFC);
  private static final FieldKind FLAG = FieldKind.of("ip.opt.flag", "kind of slots", "标志", RFC);
  private static final FieldKind SLOT = FieldKind.of("ip.rec_rt", "address", "地址", RFC);
  private static final FieldKind TIME =
      FieldKind.of("ip.opt.time_stamp", "time in ms", "时间（毫秒）", RFC);
  private static final FieldKind TIME_ADDRESS =
      FieldKind.of("ip.opt.time_stamp_addr", "address", "地址", RFC);
  private static final FieldKind ALERT = FieldKind.of("ip.opt.ra", "value", "值", "RFC 2113 §2.1");
  private static final FieldKind VALUE = FieldKind.of("ip.opt.data", "data", "数据", RFC);

  private Ipv4OptionFields() {}

  static void describe(Walk walk, LayerBuilder layer, Span span, int headerLength, FieldKind all) {
    int at = Ipv4Format.MIN_LENGTH;
    if (headerLength <= at) {
      return;
    }
    int total = headerLength - at;
    layer.begin(all, at * 8, total * 8, new Name(total + " bytes", total + " 字节"));
    while (at < headerLength) {
      int kind = Octets.u8(walk.array(), span.from() + at);
      if (kind == Ipv4Option.END) {
        layer.numberOf(TYPE, at * 8, 8, Ipv4Option.name(kind));
        break;
      }
      if (kind == Ipv4Option.NO_OPERATION) {
        layer.numberOf(TYPE, at * 8, 8, Ipv4Option.name(kind));
        at++;
        continue;
      }
      int left = headerLength - at;
      int length = left < 2 ? 0 : Octets.u8(walk.array(), span.from() + at + 1);
      if (length < 2 || length > left) {
        layer.problem("option length does not fit", "选项长度不符");
        break;
      }
      option(walk, layer, span, at, length);
      at += length;
    }
    layer.end();
  }

  private static void option(Walk walk, LayerBuilder layer, Span span, int at, int length) {
    int kind = Octets.u8(walk.array(), span.from() + at);
    layer.begin(TYPE, at * 8, length * 8, Ipv4Option.name(kind)).number(LENGTH, (at + 1) * 8, 8);
    switch (kind) {
      case Ipv4Option.RECORD_ROUTE,
          Ipv4Option.LOOSE_SOURCE_ROUTE,
          Ipv4Option.STRICT_SOURCE_ROUTE -> {
        if (length >= 3) {
          layer.number(POINTER, (at + 2) * 8, 8);
        }
        for (int slot = at + 3; slot + 4 <= at + length; slot += 4) {
          layer.ipv4(SLOT, slot);
        }
      }
      case Ipv4Option.TIMESTAMP -> timestamp(walk, layer, span, at, length);
      case Ipv4Option.ROUTER_ALERT -> {
        if (length == 4) {
          layer.number(ALERT, (at + 2) * 8, 16);
        }
      }
      default -> layer.bytes(VALUE, at + 2, length - 2);
    }
    layer.end();
  }

  private static void timestamp(Walk walk, LayerBuilder layer, Span span, int at, int length) {
    if (length < 4) {
      return;
    }
    layer
        .number(POINTER, (at + 2) * 8, 8)
        .number(OVERFLOW, (at + 3) * 8, 4)
        .number(FLAG, (at + 3) * 8 + 4, 4);
    boolean hasAddresses = (Octets.u8(walk.array(), span.from() + at + 3) & 15) != 0;
    boolean isAddress = hasAddresses;
    for (int slot = at + 4; slot + 4 <= at + length; slot += 4) {
      if (isAddress) {
        layer.ipv4(TIME_ADDRESS, slot);
      } else {
        layer.number(TIME, slot * 8, 32);
      }
      isAddress = hasAddresses && !isAddress;
    }
  }

  /**
   * Where a source route ends: pseudo-headers have that address (RFC 9293, §3.1), while the header
   * has the next router's.
   */
  static int finalDestination(byte[] array, int from, int headerLength) {
    int destination = Ipv4Format.destination(array, from);
    int at = from + Ipv4Format.MIN_LENGTH;
    int end = from + headerLength;
    while (at + 1 < end) {
      int kind = Octets.u8(array, at);
      int length = kind == Ipv4Option.NO_OPERATION ? 1 : Octets.u8(array, at + 1);
      if (kind == Ipv4Option.END || length == 0 || at + length > end) {
        break;
      }
      boolean isSourceRoute =
          kind == Ipv4Option.LOOSE_SOURCE_ROUTE || kind == Ipv4Option.STRICT_SOURCE_ROUTE;
      if (isSourceRoute && length >= 7 && Octets.u8(array, at + 2) <= length) {
        return Octets.i32(array, at + length - 4);
      }
      at += length;
    }
    return destination;
  }
}
