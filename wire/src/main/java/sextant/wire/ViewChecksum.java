package sextant.wire;

/** Verifies the transport checksum of the packet a view stands on. */
final class ViewChecksum {
  private ViewChecksum() {}

  static Validity transport(PacketView view) {
    int transport = view.transport();
    if (transport == PacketView.NONE || view.isFragment() || !view.isWhole() || isRouted(view)) {
      return Validity.UNCHECKED;
    }
    int length = view.transportEnd() - transport;
    if (view.protocol() == IpProtocol.UDP) {
      int field = UdpFormat.totalLength(view.array(), transport);
      int announced = field == 0 && view.isIpv6() ? length : field; // a jumbogram has length 0
      if (announced < UdpFormat.LENGTH) {
        return Validity.UNCHECKED;
      } else if (UdpFormat.checksum(view.array(), transport) == 0) {
        return view.isIpv6() ? Validity.INVALID : Validity.ABSENT;
      } else if (announced > length) {
        return Validity.UNCHECKED;
      }
      length = announced;
    }
    long sum = view.protocol() == IpProtocol.ICMP ? 0 : addresses(view) + view.protocol() + length;
    boolean isGood = Checksum.finish(sum + Checksum.sum(view.array(), transport, length)) == 0;
    return isGood ? Validity.VALID : Validity.INVALID;
  }

  /** Whether options or extensions may have put another destination into the pseudo-header. */
  private static boolean isRouted(PacketView view) {
    int headers = view.transport() - view.network();
    return view.isIpv4()
        ? headers > Ipv4Format.MIN_LENGTH && view.protocol() != IpProtocol.ICMP
        : headers > Ipv6Format.LENGTH;
  }

  private static long addresses(PacketView view) {
    byte[] array = view.array();
    int network = view.network();
    return view.isIpv4()
        ? Checksum.pseudoHeader4(
            Ipv4Format.source(array, network), Ipv4Format.destination(array, network), 0, 0)
        : Checksum.sum(array, network + Ipv6Format.SOURCE, 32);
  }
}
