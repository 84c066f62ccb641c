package sextant.packets.filter;

import java.util.Optional;
import sextant.wire.LinkType;

/** Where the network header begins and how its protocol is named, per kind of capture. */
public enum LinkLayer {
  /** Ethernet II, also the loopback interface of Linux. */
  ETHERNET(12, 14),
  /** Linux cooked capture, version 1. */
  LINUX_SLL(14, 16),
  /** Linux cooked capture, version 2. */
  LINUX_SLL2(0, 20),
  /** The packet begins with its IP header. */
  RAW_IP(-1, 0),
  /** Always IPv4, whatever the first bits say. */
  RAW_IPV4(-1, 0),
  /** Always IPv6. */
  RAW_IPV6(-1, 0),
  /** Four bytes of address family, then IP. */
  BSD_LOOPBACK(-1, 4),
  /** What a filter sees inside the kernel on a cooked socket: no link header at all. */
  KERNEL_COOKED(Bpf.ANCILLARY_PROTOCOL, 0);

  private final int typeOffset;
  private final int headerLength;

  LinkLayer(int typeOffset, int headerLength) {
    this.typeOffset = typeOffset;
    this.headerLength = headerLength;
  }

  /** The layer of a capture file's link type; empty for kinds that filters cannot look into. */
  public static Optional<LinkLayer> of(int linkType) {
    return Optional.ofNullable(
        switch (linkType) {
          case LinkType.ETHERNET -> ETHERNET;
          case LinkType.LINUX_SLL -> LINUX_SLL;
          case LinkType.LINUX_SLL2 -> LINUX_SLL2;
          case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD -> RAW_IP;
          case LinkType.IPV4 -> RAW_IPV4;
          case LinkType.IPV6 -> RAW_IPV6;
          case LinkType.NULL, LinkType.LOOP -> BSD_LOOPBACK;
          default -> null;
        });
  }

  /** The layer a kernel filter sees on a packet socket whose packets have this link type. */
  public static Optional<LinkLayer> ofSocket(int linkType) {
    return linkType == LinkType.LINUX_SLL2 ? Optional.of(KERNEL_COOKED) : of(linkType);
  }

  /** Offset of the EtherType, below zero when the kernel or the IP version tells it. */
  int typeOffset() {
    return typeOffset;
  }

  int headerLength() {
    return headerLength;
  }

  boolean hasTypeField() {
    return this == KERNEL_COOKED || typeOffset >= 0;
  }
}
