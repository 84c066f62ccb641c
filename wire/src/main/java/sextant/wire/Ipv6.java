package sextant.wire;

/**
 * An IPv6 header (RFC 8200, §3); extension headers are part of its payload: {@link
 * Ipv6Extension#list}.
 */
public record Ipv6(
    int trafficClass,
    int flowLabel,
    int payloadLength,
    int nextHeader,
    int hopLimit,
    Ipv6Address source,
    Ipv6Address destination)
    implements Header {
  /** Numbers fit their bits. */
  public Ipv6 {
    Range.requireBits("ipv6 traffic class", trafficClass, 8);
    Range.requireBits("ipv6 flow label", flowLabel, 20);
    Range.requireBits("ipv6 payload length", payloadLength, 16);
    Range.requireBits("ipv6 next header", nextHeader, 8);
    Range.requireBits("ipv6 hop limit", hopLimit, 8);
  }

  /** A packet without extensions, hop limit 64. */
  public static Ipv6 of(
      int nextHeader, Ipv6Address source, Ipv6Address destination, int payloadLength) {
    return new Ipv6(0, 0, payloadLength, nextHeader, 64, source, destination);
  }

  /**
   * Reads the header at the beginning of a packet; the payload may be cut off or followed by
   * padding.
   */
  public static Ipv6 parse(Bytes packet) throws MalformedException {
    MalformedException.requireLength("ipv6", packet.length(), Ipv6Format.LENGTH);
    byte[] array = packet.array();
    int at = packet.offset();
    if (Ipv6Format.version(array, at) != 6) {
      throw new MalformedException("ipv6: version " + Ipv6Format.version(array, at));
    }
    return new Ipv6(
        Ipv6Format.trafficClass(array, at),
        Ipv6Format.flowLabel(array, at),
        Ipv6Format.payloadLength(array, at),
        Ipv6Format.nextHeader(array, at),
        Ipv6Format.hopLimit(array, at),
        Ipv6Address.at(array, at + Ipv6Format.SOURCE),
        Ipv6Address.at(array, at + Ipv6Format.DESTINATION));
  }

  @Override
  public int length() {
    return Ipv6Format.LENGTH;
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    Octets.put32(target, offset + Ipv6Format.VERSION, 6 << 28 | trafficClass << 20 | flowLabel);
    Octets.put16(target, offset + Ipv6Format.PAYLOAD_LENGTH, payloadLength);
    Octets.put8(target, offset + Ipv6Format.NEXT_HEADER, nextHeader);
    Octets.put8(target, offset + Ipv6Format.HOP_LIMIT, hopLimit);
    Octets.put64(target, offset + Ipv6Format.SOURCE, source.high());
    Octets.put64(target, offset + Ipv6Format.SOURCE + 8, source.low());
    Octets.put64(target, offset + Ipv6Format.DESTINATION, destination.high());
    Octets.put64(target, offset + Ipv6Format.DESTINATION + 8, destination.low());
  }
}
