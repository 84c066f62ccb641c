package sextant.wire;

/** A UDP datagram (RFC 768). */
public record Udp(int sourcePort, int destinationPort, Bytes payload) implements Segment {
  /** Ports are 16 bits, and header and payload together at most 65,535 bytes. */
  public Udp {
    Range.requireBits("udp source port", sourcePort, 16);
    Range.requireBits("udp destination port", destinationPort, 16);
    Range.requireAtMost("udp payload", payload.length(), 0xffff - UdpFormat.LENGTH);
  }

  /** Reads a datagram whose length field fits what is there; the checksum is not looked at. */
  public static Udp parse(Bytes datagram) throws MalformedException {
    MalformedException.requireLength("udp", datagram.length(), UdpFormat.LENGTH);
    byte[] array = datagram.array();
    int at = datagram.offset();
    int total = UdpFormat.totalLength(array, at);
    if (total < UdpFormat.LENGTH) {
      throw new MalformedException("udp: length field " + total + ", at least 8 expected");
    }
    MalformedException.requireLength("udp", datagram.length(), total);
    return new Udp(
        UdpFormat.sourcePort(array, at),
        UdpFormat.destinationPort(array, at),
        datagram.slice(UdpFormat.LENGTH, total));
  }

  @Override
  public int length() {
    return UdpFormat.LENGTH + payload.length();
  }

  @Override
  public void writeTo(byte[] target, int offset, IpAddress source, IpAddress destination) {
    Octets.put16(target, offset + UdpFormat.SOURCE_PORT, sourcePort);
    Octets.put16(target, offset + UdpFormat.DESTINATION_PORT, destinationPort);
    Octets.put16(target, offset + UdpFormat.TOTAL_LENGTH, length());
    Octets.put16(target, offset + UdpFormat.CHECKSUM, 0);
    payload.copyTo(target, offset + UdpFormat.LENGTH);
    long pseudoHeader = Checksum.pseudoHeader(source, destination, IpProtocol.UDP, length());
    Octets.put16(
        target,
        offset + UdpFormat.CHECKSUM,
        Checksum.finishUdp(pseudoHeader + Checksum.sum(target, offset, length())));
  }
}
