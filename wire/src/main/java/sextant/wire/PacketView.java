package sextant.wire;

/**
 * Where the headers of one packet are: the fast way, for programs that count, filter or print
 * millions of packets. One view is used again for each packet and allocates nothing; single fields
 * are read with the {@code Format} classes at the places it gives.
 *
 * <p>It follows Ethernet, VLAN tags, cooked captures, BSD loopback and raw IP, the chain of IPv6
 * extensions, and stops at the first transport header. What is not there or makes no sense leaves
 * the places after it at {@link #NONE}. Not for sharing between threads.
 */
public final class PacketView {
  /** No such header. */
  public static final int NONE = -1;

  private byte[] array = new byte[0];
  private int start;
  private int end;
  private int etherType;
  private int network;
  private int protocol;
  private int transport;
  private int transportEnd;
  private int payload;
  private int fragmentHeader;
  private boolean isLaterFragment;
  private boolean isFragment;
  private boolean isWhole;

  /** Looks at the packet the buffer holds now. */
  public void scan(PacketBuffer packet) {
    scan(packet.linkType(), packet.array(), packet.offset(), packet.capturedLength());
  }

  /** Looks at a packet in an array, which must not change while the view is asked. */
  public void scan(int linkType, byte[] packetArray, int offset, int length) {
    array = packetArray;
    start = offset;
    end = offset + length;
    network = NONE;
    transport = NONE;
    payload = NONE;
    fragmentHeader = NONE;
    protocol = NONE;
    etherType = NONE;
    transportEnd = end;
    isFragment = false;
    isLaterFragment = false;
    isWhole = true;
    if (linkType == LinkType.ETHERNET) {
      if (length >= EthernetFormat.LENGTH) {
        follow(EthernetFormat.type(array, offset), offset + EthernetFormat.LENGTH);
      }
    } else {
      other(linkType, length);
    }
  }

  private void other(int linkType, int length) {
    switch (linkType) {
      case LinkType.LINUX_SLL -> {
        if (length >= CookedFormat.LENGTH_1) {
          follow(CookedFormat.protocol1(array, start), start + CookedFormat.LENGTH_1);
        }
      }
      case LinkType.LINUX_SLL2 -> {
        if (length >= CookedFormat.LENGTH_2) {
          follow(CookedFormat.protocol2(array, start), start + CookedFormat.LENGTH_2);
        }
      }
      case LinkType.NULL, LinkType.LOOP -> rawIp(start + 4);
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> rawIp(start);
      case LinkType.IPV4 -> follow(EtherType.IPV4, start);
      case LinkType.IPV6 -> follow(EtherType.IPV6, start);
      default -> {} // a link layer this view cannot see through
    }
  }

  private void rawIp(int offset) {
    int version = offset < end ? Ipv4Format.version(array, offset) : 0;
    if (version == 4) {
      follow(EtherType.IPV4, offset);
    } else if (version == 6) {
      follow(EtherType.IPV6, offset);
    }
  }

  private void follow(int type, int offset) {
    int at = offset;
    int next = type;
    while (EtherType.isVlan(next)) {
      if (end - at < VlanFormat.LENGTH) {
        return;
      }
      next = VlanFormat.type(array, at);
      at += VlanFormat.LENGTH;
    }
    etherType = next;
    if (next == EtherType.IPV4) {
      ipv4(at);
    } else if (next == EtherType.IPV6) {
      ipv6(at);
    } else if (at < end) {
      network = at;
    }
  }

  private void ipv4(int at) {
    if (end - at < Ipv4Format.MIN_LENGTH) {
      return;
    }
    int headerLength = Ipv4Format.headerLength(array, at);
    int totalLength = Ipv4Format.totalLength(array, at);
    int length = totalLength == 0 ? end - at : totalLength;
    if (Ipv4Format.version(array, at) != 4
        || headerLength < Ipv4Format.MIN_LENGTH
        || headerLength > end - at
        || length < headerLength) {
      return;
    }
    network = at;
    protocol = Ipv4Format.protocol(array, at);
    isFragment = Ipv4Format.isFragment(array, at);
    isLaterFragment = Ipv4Format.fragmentOffset(array, at) > 0;
    limit(at, length);
    transport(at + headerLength);
  }

  private void ipv6(int at) {
    if (end - at < Ipv6Format.LENGTH || Ipv6Format.version(array, at) != 6) {
      return;
    }
    network = at;
    int length = Ipv6Format.payloadLength(array, at);
    limit(at, length == 0 ? end - at : Ipv6Format.LENGTH + length);
    int next = Ipv6Format.nextHeader(array, at);
    int offset = at + Ipv6Format.LENGTH;
    while (IpProtocol.isIpv6Extension(next) && !isLaterFragment) {
      if (transportEnd - offset < 8) {
        protocol = next;
        return;
      }
      int kind = next;
      next = Octets.u8(array, offset);
      if (kind == IpProtocol.FRAGMENT) {
        fragmentHeader = offset;
        isLaterFragment = Ipv6Format.fragmentOffset(array, offset) > 0;
        isFragment = isLaterFragment || Ipv6Format.hasMoreFragments(array, offset);
      }
      offset += Ipv6Format.extensionLength(kind, array, offset);
    }
    protocol = next;
    transport(offset);
  }

  private void limit(int at, int length) {
    isWhole = length <= end - at;
    transportEnd = isWhole ? at + length : end;
  }

  private void transport(int at) {
    int room = transportEnd - at;
    if (room < 0) {
      return;
    }
    if (isLaterFragment) {
      payload = at;
      return;
    }
    switch (protocol) {
      case IpProtocol.TCP -> {
        if (room >= TcpFormat.MIN_LENGTH) {
          transport = at;
          int headerLength = TcpFormat.headerLength(array, at);
          boolean isValid = headerLength >= TcpFormat.MIN_LENGTH && headerLength <= room;
          payload = isValid ? at + headerLength : NONE;
        }
      }
      case IpProtocol.UDP -> {
        if (room >= UdpFormat.LENGTH) {
          transport = at;
          payload = at + UdpFormat.LENGTH;
        }
      }
      case IpProtocol.ICMP, IpProtocol.ICMPV6 -> {
        if (room >= IcmpFormat.LENGTH) {
          transport = at;
          payload = at + IcmpFormat.LENGTH;
        }
      }
      default -> payload = at;
    }
  }

  /** The array that holds the packet. */
  public byte[] array() {
    return array;
  }

  /** Where the packet begins in the array. */
  public int start() {
    return start;
  }

  /** Where the captured bytes end in the array. */
  public int end() {
    return end;
  }

  /** The Ethernet type after any VLAN tags; {@link #NONE} when there was none. */
  public int etherType() {
    return etherType;
  }

  /**
   * Where the IP header begins, or what follows another Ethernet type; {@link #NONE} when it is not
   * whole.
   */
  public int network() {
    return network;
  }

  /** Whether {@link #network} is an IPv4 header. */
  public boolean isIpv4() {
    return etherType == EtherType.IPV4 && network != NONE;
  }

  /** Whether {@link #network} is an IPv6 header. */
  public boolean isIpv6() {
    return etherType == EtherType.IPV6 && network != NONE;
  }

  /** What IP carries after all extensions; {@link #NONE} without IP. */
  public int protocol() {
    return protocol;
  }

  /**
   * Where the TCP, UDP, ICMP or ICMPv6 header begins; {@link #NONE} when there is none, it is cut
   * off, or this is a later fragment.
   */
  public int transport() {
    return transport;
  }

  /** Where the IP packet ends, as its length says and as far as captured. */
  public int transportEnd() {
    return transportEnd;
  }

  /** Where the data after the transport header begins; {@link #NONE} when not known. */
  public int payload() {
    return payload;
  }

  /** Where the IPv6 fragment header begins; {@link #NONE} when there is none. */
  public int fragmentHeader() {
    return fragmentHeader;
  }

  /** Whether the packet is only a part of a bigger one. */
  public boolean isFragment() {
    return isFragment;
  }

  /** Whether all bytes were captured that the IP length announces. */
  public boolean isWhole() {
    return isWhole;
  }

  /** Checks the IPv4 header checksum; IPv6 has none. */
  public Validity networkChecksum() {
    if (!isIpv4()) {
      return Validity.ABSENT;
    }
    return Ipv4Format.isChecksumGood(array, network) ? Validity.VALID : Validity.INVALID;
  }

  /**
   * Checks the checksum of TCP, UDP, ICMP or ICMPv6. Packets with a source route or routing header
   * are left unchecked.
   */
  public Validity transportChecksum() {
    return ViewChecksum.transport(this);
  }
}
