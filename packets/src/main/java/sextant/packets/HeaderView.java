package sextant.packets;

import sextant.wire.EtherType;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4Format;
import sextant.wire.Ipv6Format;
import sextant.wire.LinkType;
import sextant.wire.Octets;
import sextant.wire.PacketBuffer;

/**
 * Where the headers of a packet are, found again for every packet without allocation. Offsets count
 * in the packet's array. Not for several threads.
 */
final class HeaderView {
  private static final int MAX_NESTED = 16;

  private byte[] array = new byte[0];
  private int end;
  private int etherType;
  private int network;
  private int version;
  private int protocol;
  private int payload;
  private int payloadEnd;
  private int payloadWireLength;
  private boolean isLaterFragment;

  /** Looks at a packet; afterwards the accessors tell what was found. */
  void find(PacketBuffer packet) {
    array = packet.array();
    int from = packet.offset();
    end = from + packet.capturedLength();
    etherType = -1;
    version = 0;
    protocol = -1;
    isLaterFragment = false;
    network = end;
    payload = end;
    payloadEnd = end;
    payloadWireLength = 0;
    switch (packet.linkType()) {
      case LinkType.ETHERNET -> typed(from + 12, from + 14);
      case LinkType.LINUX_SLL -> typed(from + 14, from + 16);
      case LinkType.LINUX_SLL2 -> typed(from, from + 20);
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD, LinkType.IPV4, LinkType.IPV6 ->
          raw(from);
      case LinkType.NULL, LinkType.LOOP -> raw(from + 4);
      default -> {}
    }
  }

  private void typed(int typeAt, int headerEnd) {
    if (headerEnd > end) {
      return;
    }
    etherType = Octets.u16(array, typeAt);
    network = headerEnd;
    for (int i = 0; i < MAX_NESTED && EtherType.isVlan(etherType) && end - network >= 4; i++) {
      etherType = Octets.u16(array, network + 2);
      network += 4;
    }
    if (etherType == EtherType.IPV4) {
      ipv4();
    } else if (etherType == EtherType.IPV6) {
      ipv6();
    }
  }

  private void raw(int from) {
    network = Math.min(from, end);
    int first = from < end ? array[from] >>> 4 & 15 : 0;
    if (first == 4) {
      etherType = EtherType.IPV4;
      ipv4();
    } else if (first == 6) {
      etherType = EtherType.IPV6;
      ipv6();
    }
  }

  private void ipv4() {
    boolean hasHeader = end - network >= Ipv4Format.MIN_LENGTH;
    int header = hasHeader ? Ipv4Format.headerLength(array, network) : 0;
    if (header < Ipv4Format.MIN_LENGTH || header > end - network) {
      return;
    }
    version = 4;
    protocol = Ipv4Format.protocol(array, network);
    isLaterFragment = Ipv4Format.fragmentOffset(array, network) > 0;
    int total = Ipv4Format.totalLength(array, network);
    carry(network + header, total == 0 ? end : network + Math.max(total, header));
  }

  private void ipv6() {
    if (end - network < Ipv6Format.LENGTH) {
      return;
    }
    version = 6;
    int claimed = Ipv6Format.payloadLength(array, network);
    int at = network + Ipv6Format.LENGTH;
    int wireEnd = claimed == 0 ? end : at + claimed;
    int next = Ipv6Format.nextHeader(array, network);
    int limit = Math.min(end, wireEnd);
    for (int i = 0; i < MAX_NESTED && isWalkable(next) && limit - at >= 8; i++) {
      boolean isFragment = next == IpProtocol.FRAGMENT;
      isLaterFragment |= isFragment && (Octets.u16(array, at + 2) & 0xfff8) != 0;
      int length = isFragment ? 8 : 8 + 8 * (array[at + 1] & 0xff);
      next = array[at] & 0xff;
      at = Math.min(at + length, limit);
    }
    protocol = next;
    carry(at, wireEnd);
  }

  private static boolean isWalkable(int header) {
    return header == IpProtocol.HOP_BY_HOP
        || header == IpProtocol.ROUTING
        || header == IpProtocol.FRAGMENT
        || header == IpProtocol.DESTINATION_OPTIONS;
  }

  private void carry(int from, int wireEnd) {
    payload = from;
    payloadEnd = Math.max(from, Math.min(end, wireEnd));
    payloadWireLength = Math.max(payloadEnd, wireEnd) - from;
  }

  byte[] array() {
    return array;
  }

  /** Below zero when the link has none. */
  int etherType() {
    return etherType;
  }

  /** 4, 6 or 0 for no whole IP header. */
  int version() {
    return version;
  }

  /** The upper protocol behind all IPv6 extension headers, below zero without IP. */
  int protocol() {
    return protocol;
  }

  int payload() {
    return payload;
  }

  int payloadEnd() {
    return payloadEnd;
  }

  int payloadWireLength() {
    return payloadWireLength;
  }

  /** Whether both ports are there. */
  boolean hasPorts() {
    boolean isTransport =
        protocol == IpProtocol.TCP || protocol == IpProtocol.UDP || protocol == IpProtocol.SCTP;
    return isTransport && !isLaterFragment && payloadEnd - payload >= 4;
  }

  int sourcePort() {
    return hasPorts() ? Octets.u16(array, payload) : 0;
  }

  int destinationPort() {
    return hasPorts() ? Octets.u16(array, payload + 2) : 0;
  }

  /** The addresses as places in the array; only with a version. */
  Addresses addresses() {
    return version == 6
        ? new Addresses().ofIpv6(array, network)
        : new Addresses().ofIpv4(array, network);
  }
}
