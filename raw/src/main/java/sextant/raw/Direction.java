package sextant.raw;

/** Which way a captured packet went, as seen from this machine (the kernel's packet types). */
public enum Direction {
  /** To this machine. */
  RECEIVED,
  /** To all on the link. */
  BROADCAST,
  /** To a group on the link. */
  MULTICAST,
  /** To another machine, seen in promiscuous mode. */
  OTHER_HOST,
  /** From this machine. */
  SENT;

  private static final Direction[] BY_PACKET_TYPE = values();

  static Direction ofPacketType(int packetType) {
    return packetType < BY_PACKET_TYPE.length ? BY_PACKET_TYPE[packetType] : RECEIVED;
  }
}
