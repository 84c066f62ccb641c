package sextant.wire;

/** Linux cooked captures. */
final class CookedLayers {
  private static final String V1 = "LINKTYPE_LINUX_SLL";
  private static final String V2 = "LINKTYPE_LINUX_SLL2";
  private static final FieldKind PACKET_TYPE =
      FieldKind.of("sll.pkttype", "packet type", "包类型", V1);
  private static final FieldKind DEVICE_TYPE =
      FieldKind.of("sll.hatype", "device type", "设备类型", V1);
  private static final FieldKind ADDRESS_LENGTH =
      FieldKind.of("sll.halen", "address length", "地址长度", V1);
  private static final FieldKind ADDRESS = FieldKind.of("sll.src.other", "source", "源地址", V1);
  private static final FieldKind ETHERNET_ADDRESS =
      FieldKind.of("sll.src.eth", "source", "源地址", V1);
  private static final FieldKind PROTOCOL = FieldKind.of("sll.etype", "protocol", "协议", V1);
  private static final FieldKind INTERFACE =
      FieldKind.of("sll.ifindex", "interface index", "接口序号", V2);

  private CookedLayers() {}

  static void version1(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("sll", LinkType.name(LinkType.LINUX_SLL), span);
    if (!layer.has(CookedFormat.LENGTH_1)) {
      layer.finish(span.length());
      return;
    }
    byte[] array = walk.array();
    int from = span.from();
    int packetType = Octets.u16(array, from + CookedFormat.PACKET_TYPE_1);
    int deviceType = Octets.u16(array, from + CookedFormat.DEVICE_TYPE_1);
    int addressLength = Octets.u16(array, from + CookedFormat.ADDRESS_LENGTH_1);
    layer
        .numberOf(PACKET_TYPE, 0, 16, CookedFormat.packetTypeName(packetType))
        .numberOf(DEVICE_TYPE, 16, 16, CookedFormat.deviceName(deviceType))
        .number(ADDRESS_LENGTH, 32, 16);
    address(layer, CookedFormat.ADDRESS_1, addressLength);
    int protocol = Octets.u16(array, from + CookedFormat.PROTOCOL_1);
    layer.numberOrType(PROTOCOL, 112, false, protocol);
    layer.finish(CookedFormat.LENGTH_1);
    next(walk, CookedFormat.protocol1(array, from), span.after(CookedFormat.LENGTH_1));
  }

  static void version2(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("sll", LinkType.name(LinkType.LINUX_SLL2), span);
    if (!layer.has(CookedFormat.LENGTH_2)) {
      layer.finish(span.length());
      return;
    }
    byte[] array = walk.array();
    int from = span.from();
    int packetType = Octets.u8(array, from + CookedFormat.PACKET_TYPE_2);
    int deviceType = Octets.u16(array, from + CookedFormat.DEVICE_TYPE_2);
    int addressLength = Octets.u8(array, from + CookedFormat.ADDRESS_LENGTH_2);
    int protocol = Octets.u16(array, from + CookedFormat.PROTOCOL_2);
    layer
        .numberOrType(PROTOCOL, 0, false, protocol)
        .number(INTERFACE, 32, 32)
        .numberOf(DEVICE_TYPE, 64, 16, CookedFormat.deviceName(deviceType))
        .numberOf(PACKET_TYPE, 80, 8, CookedFormat.packetTypeName(packetType))
        .number(ADDRESS_LENGTH, 88, 8);
    address(layer, CookedFormat.ADDRESS_2, addressLength);
    layer.finish(CookedFormat.LENGTH_2);
    next(walk, CookedFormat.protocol2(array, from), span.after(CookedFormat.LENGTH_2));
  }

  private static void address(LayerBuilder layer, int byteOffset, int length) {
    if (length == 6) {
      layer.mac(ETHERNET_ADDRESS, byteOffset);
    } else {
      layer.bytes(ADDRESS, byteOffset, Math.min(length, 8));
    }
  }

  private static void next(Walk walk, int protocol, Span span) {
    if (protocol < EthernetFormat.LOWEST_TYPE) {
      walk.data(span);
    } else {
      LinkLayers.payload(walk, protocol, span);
    }
  }
}
