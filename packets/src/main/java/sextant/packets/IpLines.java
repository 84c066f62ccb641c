package sextant.packets;

import sextant.wire.IpProtocol;
import sextant.wire.Ipv4Format;
import sextant.wire.Ipv6Format;
import sextant.wire.Octets;

/** The part of a packet's line from {@code IP} on. */
final class IpLines {
  private static final int MAX_EXTENSIONS = 16;

  private final LineBuffer out;
  private final TcpLines tcp;
  private final IcmpLines icmp;
  private final Addresses addresses = new Addresses();
  private final Payload payload = new Payload();

  IpLines(LineBuffer out) {
    this.out = out;
    this.tcp = new TcpLines(out);
    this.icmp = new IcmpLines(out);
  }

  void ipv4(byte[] array, int at, int end) {
    int header = end - at < Ipv4Format.MIN_LENGTH ? 0 : Ipv4Format.headerLength(array, at);
    if (header < Ipv4Format.MIN_LENGTH || header > end - at) {
      out.ascii("IP [|ip]");
      return;
    }
    int total = Ipv4Format.totalLength(array, at);
    // Zero is what segmentation offload leaves in a packet that the card was to cut.
    int wireEnd = total == 0 ? end : at + Math.max(total, header);
    int payloadEnd = Math.min(end, wireEnd);
    out.ascii("IP ");
    int protocol = Ipv4Format.protocol(array, at);
    boolean isLater = Ipv4Format.fragmentOffset(array, at) > 0;
    payload.at(array, at + header, payloadEnd, wireEnd - at - header);
    addresses.ofIpv4(array, at);
    transport(protocol, isLater);
  }

  void ipv6(byte[] array, int at, int end) {
    if (end - at < Ipv6Format.LENGTH) {
      out.ascii("IP6 [|ip6]");
      return;
    }
    int claimed = Ipv6Format.payloadLength(array, at);
    int wireEnd = claimed == 0 ? end : at + Ipv6Format.LENGTH + claimed;
    int payloadEnd = Math.min(end, wireEnd);
    int next = Ipv6Format.nextHeader(array, at);
    int from = at + Ipv6Format.LENGTH;
    boolean isLater = false;
    for (int i = 0; i < MAX_EXTENSIONS && isWalkable(next) && payloadEnd - from >= 8; i++) {
      boolean isFragment = next == IpProtocol.FRAGMENT;
      isLater |= isFragment && (Octets.u16(array, from + 2) & 0xfff8) != 0;
      int length = isFragment ? 8 : 8 + 8 * (array[from + 1] & 0xff);
      next = array[from] & 0xff;
      from = Math.min(from + length, payloadEnd);
    }
    out.ascii("IP6 ");
    payload.at(array, from, payloadEnd, wireEnd - from);
    addresses.ofIpv6(array, at);
    transport(next, isLater);
  }

  private static boolean isWalkable(int header) {
    return header == IpProtocol.HOP_BY_HOP
        || header == IpProtocol.ROUTING
        || header == IpProtocol.FRAGMENT
        || header == IpProtocol.DESTINATION_OPTIONS;
  }

  private void transport(int protocol, boolean isLater) {
    boolean hasPorts =
        !isLater
            && payload.captured() >= 4
            && (protocol == IpProtocol.TCP || protocol == IpProtocol.UDP);
    addresses.write(out, hasPorts ? payload : null);
    if (isLater) {
      out.ascii("fragment of ").text(IpProtocol.name(protocol).english());
      out.ascii(", length ").number(payload.wireLength());
      return;
    }
    switch (protocol) {
      case IpProtocol.TCP -> tcp.append(addresses, payload);
      case IpProtocol.UDP -> UdpLines.append(payload, out);
      case IpProtocol.ICMP -> icmp.version4(payload);
      case IpProtocol.ICMPV6 -> icmp.version6(payload);
      default -> {
        out.text(IpProtocol.name(protocol).english()).ascii(" (").number(protocol);
        out.ascii("), length ").number(payload.wireLength());
      }
    }
  }
}
