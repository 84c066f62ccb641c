package sextant.wire;

/** What follows an IP header and its extensions. */
final class IpPayload {
  private IpPayload() {}

  static void dissect(Walk walk, int protocol, Span span) {
    if (walk.isFull() || span.wireLength() == 0) {
      walk.data(span);
      return;
    }
    switch (protocol) {
      case IpProtocol.TCP -> TcpLayer.dissect(walk, span);
      case IpProtocol.UDP -> UdpLayer.dissect(walk, span);
      case IpProtocol.ICMP -> Icmp4Layer.dissect(walk, span);
      case IpProtocol.ICMPV6 -> Icmp6Layer.dissect(walk, span);
      default -> encapsulated(walk, protocol, span);
    }
  }

  private static void encapsulated(Walk walk, int protocol, Span span) {
    if (walk.isFragment()) {
      walk.data(span);
      return;
    }
    switch (protocol) {
      case IpProtocol.IPV4 -> Ipv4Layer.dissect(walk, span);
      case IpProtocol.IPV6 -> Ipv6Layer.dissect(walk, span);
      case IpProtocol.GRE -> TunnelLayers.gre(walk, span);
      case IpProtocol.ETHERNET -> LinkLayers.ethernet(walk, span);
      case IpProtocol.PIM -> TunnelLayers.pim(walk, span);
      case IpProtocol.MPLS -> TunnelLayers.mpls(walk, span);
      case IpProtocol.AH -> Ipv6ExtensionLayers.dissect(walk, protocol, span);
      default -> walk.data(span);
    }
  }
}
