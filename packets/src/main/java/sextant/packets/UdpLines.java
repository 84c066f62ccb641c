package sextant.packets;

import sextant.wire.Octets;
import sextant.wire.UdpFormat;

/** The part of a line that a UDP header makes; queries and answers of DNS are read. */
final class UdpLines {
  private static final int DNS = 53;
  private static final int MULTICAST_DNS = 5353;

  private UdpLines() {}

  static void append(Payload payload, LineBuffer out) {
    if (payload.captured() < UdpFormat.LENGTH) {
      out.ascii("[|udp]");
      return;
    }
    byte[] array = payload.array();
    int at = payload.from();
    int claimed = Octets.u16(array, at + 4);
    int length = (claimed == 0 ? payload.wireLength() : claimed) - UdpFormat.LENGTH;
    int source = Octets.u16(array, at);
    int destination = Octets.u16(array, at + 2);
    boolean isDns = isDns(source) || isDns(destination);
    int end = Math.min(payload.end(), at + UdpFormat.LENGTH + Math.max(0, length));
    if (isDns && DnsLines.append(array, at + UdpFormat.LENGTH, end, out)) {
      out.ascii(" (").number(length).character(')');
    } else {
      out.ascii("UDP, length ").number(Math.max(0, length));
    }
  }

  private static boolean isDns(int port) {
    return port == DNS || port == MULTICAST_DNS;
  }
}
