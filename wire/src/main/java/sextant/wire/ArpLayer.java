package sextant.wire;

/** ARP and reverse ARP. */
final class ArpLayer {
  private static final String RFC = "RFC 826";
  private static final FieldKind HARDWARE_TYPE =
      FieldKind.of("arp.hw.type", "hardware type", "硬件类型", RFC);
  private static final FieldKind PROTOCOL_TYPE =
      FieldKind.of("arp.proto.type", "protocol type", "协议类型", RFC);
  private static final FieldKind HARDWARE_LENGTH =
      FieldKind.of("arp.hw.size", "hardware address length", "硬件地址长度", RFC);
  private static final FieldKind PROTOCOL_LENGTH =
      FieldKind.of("arp.proto.size", "protocol address length", "协议地址长度", RFC);
  private static final FieldKind OPERATION = FieldKind.of("arp.opcode", "operation", "操作", RFC);
  private static final Name SENDER_HARDWARE = new Name("sender hardware address", "发送方硬件地址");
  private static final Name SENDER_PROTOCOL = new Name("sender protocol address", "发送方协议地址");
  private static final Name TARGET_HARDWARE = new Name("target hardware address", "目标硬件地址");
  private static final Name TARGET_PROTOCOL = new Name("target protocol address", "目标协议地址");

  private ArpLayer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("arp", Name.same("ARP"), span);
    if (!layer.has(ArpFormat.FIXED_LENGTH)) {
      layer.finish(span.length());
      return;
    }
    byte[] array = walk.array();
    int from = span.from();
    int hardwareType = ArpFormat.hardwareType(array, from);
    Name hardware =
        hardwareType == 1 ? new Name("Ethernet", "以太网") : Name.same("hw " + hardwareType);
    layer
        .numberOf(HARDWARE_TYPE, 0, 16, hardware)
        .numberOrType(PROTOCOL_TYPE, 16, false, ArpFormat.protocolType(array, from))
        .number(HARDWARE_LENGTH, 32, 8)
        .number(PROTOCOL_LENGTH, 40, 8)
        .numberOf(OPERATION, 48, 16, operationName(ArpFormat.operation(array, from)));
    addresses(layer, array, from);
    layer.finish(ArpFormat.length(array, from));
  }

  private static void addresses(LayerBuilder layer, byte[] array, int from) {
    int hardware = ArpFormat.hardwareLength(array, from);
    int protocol = ArpFormat.protocolLength(array, from);
    int at = ArpFormat.FIXED_LENGTH;
    boolean isMac = ArpFormat.hardwareType(array, from) == 1 && hardware == 6;
    boolean isIp = ArpFormat.protocolType(array, from) == EtherType.IPV4 && protocol == 4;
    hardwareAddress(layer, "src", SENDER_HARDWARE, at, isMac ? -6 : hardware);
    at += hardware;
    protocolAddress(layer, "src", SENDER_PROTOCOL, at, isIp ? -4 : protocol);
    at += protocol;
    hardwareAddress(layer, "dst", TARGET_HARDWARE, at, isMac ? -6 : hardware);
    at += hardware;
    protocolAddress(layer, "dst", TARGET_PROTOCOL, at, isIp ? -4 : protocol);
  }

  /** A negative length stands for a MAC address. */
  private static void hardwareAddress(
      LayerBuilder layer, String side, Name name, int at, int length) {
    if (length < 0) {
      layer.mac(new FieldKind("arp." + side + ".hw_mac", name, RFC), at);
    } else {
      layer.bytes(new FieldKind("arp." + side + ".hw", name, RFC), at, length);
    }
  }

  /** A negative length stands for an IPv4 address. */
  private static void protocolAddress(
      LayerBuilder layer, String side, Name name, int at, int length) {
    if (length < 0) {
      layer.ipv4(new FieldKind("arp." + side + ".proto_ipv4", name, RFC), at);
    } else {
      layer.bytes(new FieldKind("arp." + side + ".proto", name, RFC), at, length);
    }
  }

  private static Name operationName(int operation) {
    return switch (operation) {
      case 1 -> new Name("request", "请求");
      case 2 -> new Name("reply", "应答");
      case 3 -> new Name("reverse request", "反向请求");
      case 4 -> new Name("reverse reply", "反向应答");
      case 8 -> new Name("inverse request", "逆向请求");
      case 9 -> new Name("inverse reply", "逆向应答");
      case 10 -> new Name("ATM refusal", "ATM 拒绝");
      default -> new Name("unknown", "未知");
    };
  }
}
