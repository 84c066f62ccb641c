package sextant.wire;

/** Objects after the quoted packet of an ICMP error (RFC 4884). */
final class IcmpExtensionLayer {
  private static final String RFC = "RFC 4884 §7";
  private static final FieldKind VERSION = FieldKind.of("icmp.ext.version", "version", "版本", RFC);
  private static final FieldKind CHECKSUM =
      FieldKind.of("icmp.ext.checksum", "checksum", "校验和", RFC);
  private static final FieldKind LENGTH = FieldKind.of("icmp.ext.length", "length", "长度", RFC);
  private static final FieldKind CLASS = FieldKind.of("icmp.ext.class", "class", "类别", RFC);
  private static final FieldKind TYPE = FieldKind.of("icmp.ext.ctype", "type", "类型", RFC);
  private static final FieldKind DATA = FieldKind.of("icmp.ext.data", "data", "数据", RFC);
  private static final String RFC_MPLS = "RFC 4950 §4";
  private static final FieldKind LABEL =
      FieldKind.of("icmp.mpls.label", "MPLS label", "MPLS 标签", RFC_MPLS);
  private static final FieldKind EXPERIMENTAL =
      FieldKind.of("icmp.mpls.exp", "experimental", "实验位", RFC_MPLS);
  private static final FieldKind BOTTOM =
      FieldKind.of("icmp.mpls.s", "bottom of stack", "栈底", RFC_MPLS);
  private static final FieldKind TIME_TO_LIVE =
      FieldKind.of("icmp.mpls.ttl", "time to live", "生存时间", RFC_MPLS);

  private IcmpExtensionLayer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("icmp.ext", new Name("ICMP extensions", "ICMP 扩展"), span);
    layer.number(VERSION, 0, 4);
    byte[] array = walk.array();
    if (layer.has(4)) {
      Validity validity =
          Octets.u16(array, span.from() + 2) == 0
              ? Validity.ABSENT
              : walk.check(span, span.wireLength(), 0);
      layer.checksum(
          CHECKSUM,
          2,
          validity,
          Checksum.finish(
              Checksum.sum(array, span.from(), span.length())
                  + (~Octets.u16(array, span.from() + 2) & 0xffff)));
    }
    int at = 4;
    while (at < span.length() && layer.has(at + 4)) {
      int length = Octets.u16(array, span.from() + at);
      if (length < 4 || length > span.length() - at) {
        layer.number(LENGTH, at * 8, 16, Validity.INVALID);
        layer.problem("object length does not fit", "对象长度不符");
        break;
      }
      object(layer, Octets.u16(array, span.from() + at + 2), at, length);
      at += length;
    }
    layer.finish(span.length());
  }

  private static void object(LayerBuilder layer, int classAndType, int at, int length) {
    layer
        .begin(CLASS, at * 8, length * 8, className(classAndType >>> 8))
        .number(LENGTH, at * 8, 16)
        .number(CLASS, at * 8 + 16, 8)
        .number(TYPE, at * 8 + 24, 8);
    if (classAndType == 0x0101) {
      for (int label = at + 4; label + 4 <= at + length; label += 4) {
        layer
            .number(LABEL, label * 8, 20)
            .number(EXPERIMENTAL, label * 8 + 20, 3)
            .flag(BOTTOM, label * 8 + 23)
            .number(TIME_TO_LIVE, label * 8 + 24, 8);
      }
    } else {
      layer.bytes(DATA, at + 4, length - 4);
    }
    layer.end();
  }

  private static Name className(int objectClass) {
    return switch (objectClass) {
      case 1 -> new Name("MPLS label stack", "MPLS 标签栈");
      case 2 -> new Name("interface information", "接口信息");
      case 3 -> new Name("interface identification", "接口标识");
      default -> new Name("class " + objectClass, "类别 " + objectClass);
    };
  }
}
