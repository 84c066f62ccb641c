package sextant.wire;

/** UDP, and by port what it carries. */
final class UdpLayer {
  private static final String RFC = "RFC 768";
  private static final FieldKind SOURCE_PORT =
      FieldKind.of("udp.srcport", "source port", "源端口", RFC);
  private static final FieldKind DESTINATION_PORT =
      FieldKind.of("udp.dstport", "destination port", "目的端口", RFC);
  private static final FieldKind LENGTH = FieldKind.of("udp.length", "length", "总长度", RFC);
  private static final FieldKind CHECKSUM = FieldKind.of("udp.checksum", "checksum", "校验和", RFC);

  private UdpLayer() {}

  static void dissect(Walk walk, Span span) {
    LayerBuilder layer = walk.layer("udp", Name.same("UDP"), span);
    layer.number(SOURCE_PORT, 0, 16).number(DESTINATION_PORT, 16, 16);
    if (!layer.has(UdpFormat.LENGTH)) {
      layer.number(LENGTH, 32, 16).finish(span.length());
      return;
    }
    byte[] array = walk.array();
    int from = span.from();
    int field = UdpFormat.totalLength(array, from);
    // A jumbogram has length 0 (RFC 2675, §4).
    boolean isJumbo = field == 0 && walk.family() == 6;
    int length = isJumbo ? span.wireLength() : field;
    boolean isLengthWrong = length < UdpFormat.LENGTH || length > span.wireLength();
    boolean isLie = isLengthWrong && !walk.isFragment();
    layer.number(LENGTH, 32, 16, isLie ? Validity.INVALID : Validity.VALID);
    checksum(walk, layer, span, length);
    if (length < UdpFormat.LENGTH) {
      layer.problem("length below 8", "长度小于 8").finish(UdpFormat.LENGTH);
      return;
    }
    if (length > span.wireLength() && !walk.isFragment()) {
      layer.problem("length beyond the packet", "长度超出数据包");
    }
    layer.finish(UdpFormat.LENGTH);
    payload(walk, array, from, span.first(length).after(UdpFormat.LENGTH));
  }

  private static void checksum(Walk walk, LayerBuilder layer, Span span, int length) {
    int found = UdpFormat.checksum(walk.array(), span.from());
    boolean isLengthWrong = length < UdpFormat.LENGTH || length > span.wireLength();
    if (found == 0 && length >= UdpFormat.LENGTH) {
      // Without a checksum UDP over IPv6 is wrong, but for tunnels (RFC 6935).
      layer.checksum(
          CHECKSUM, UdpFormat.CHECKSUM, walk.family() == 6 ? Validity.INVALID : Validity.ABSENT, 0);
      return;
    }
    long pseudoHeader = walk.pseudoHeader(IpProtocol.UDP, length);
    Validity validity = isLengthWrong ? Validity.UNCHECKED : walk.check(span, length, pseudoHeader);
    int expected =
        validity == Validity.INVALID
            ? Checksum.finishUdp(
                pseudoHeader + Checksum.sum(walk.array(), span.from(), length) + (~found & 0xffff))
            : 0;
    layer.checksum(CHECKSUM, UdpFormat.CHECKSUM, validity, expected);
  }

  private static void payload(Walk walk, byte[] array, int from, Span rest) {
    int source = UdpFormat.sourcePort(array, from);
    int destination = UdpFormat.destinationPort(array, from);
    if (walk.isFull() || walk.isFragment() || rest.length() == 0) {
      walk.data(rest);
    } else if (isPort(source, destination, 53) || isPort(source, destination, 5353)) {
      DnsLayer.dissect(walk, rest);
    } else if (destination == 6081) {
      TunnelLayers.geneve(walk, rest);
    } else if (destination == 6635) {
      TunnelLayers.mpls(walk, rest);
    } else if (destination == 4789) {
      TunnelLayers.vxlan(walk, rest);
    } else {
      walk.data(rest);
    }
  }

  private static boolean isPort(int source, int destination, int port) {
    return source == port || destination == port;
  }
}
