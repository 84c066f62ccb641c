package sextant.packets;

import sextant.wire.IpAddress;

/** How much an address sent and received. */
public record EndpointCount(
    IpAddress address, long sentPackets, long sentBytes, long receivedPackets, long receivedBytes) {
  /** Bytes in both directions. */
  public long bytes() {
    return sentBytes + receivedBytes;
  }

  /** Packets in both directions. */
  public long packets() {
    return sentPackets + receivedPackets;
  }

  EndpointCount plus(EndpointCount other) {
    return new EndpointCount(
        address,
        sentPackets + other.sentPackets,
        sentBytes + other.sentBytes,
        receivedPackets + other.receivedPackets,
        receivedBytes + other.receivedBytes);
  }
}
