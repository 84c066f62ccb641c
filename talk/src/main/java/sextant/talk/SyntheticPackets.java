package sextant.talk;

import java.io.IOException;
import sextant.wire.Bytes;
import sextant.wire.CapturedPacket;
import sextant.wire.EtherType;
import sextant.wire.Ethernet;
import sextant.wire.Header;
import sextant.wire.IpAddress;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6;
import sextant.wire.Ipv6Address;
import sextant.wire.LinkType;
import sextant.wire.MacAddress;
import sextant.wire.PcapngWriter;
import sextant.wire.Segment;
import sextant.wire.Udp;

/** Writes frames between two ends as if somebody had captured them on an Ethernet. */
final class SyntheticPackets {
  // locally administered addresses, so that no vendor's name shows up
  private static final MacAddress HERE = new MacAddress(0x02_00_00_00_00_01L);
  private static final MacAddress THERE = new MacAddress(0x02_00_00_00_00_02L);

  private final PcapngWriter writer;
  private final int interfaceIndex;
  private final End here;
  private final End there;
  private long nowNanos;
  private int identification;

  /** Writes to an interface of the file. */
  SyntheticPackets(PcapngWriter writer, int interfaceIndex, End here, End there) {
    this.writer = writer;
    this.interfaceIndex = interfaceIndex;
    this.here = here;
    this.there = there;
  }

  /** One end; both ends of a conversation have addresses of one family. */
  record End(IpAddress address, int port) {}

  /** The time of the next packets, in nanoseconds since 1970. */
  void setTime(long epochNanos) {
    nowNanos = epochNanos;
  }

  /** This end when true, else the peer's. */
  End end(boolean isHere) {
    return isHere ? here : there;
  }

  /** The longest TCP payload of one packet without options, as on a loopback interface. */
  int longestTcpPayload() {
    return here.address() instanceof Ipv4Address ? 65_495 : 65_475;
  }

  void writeUdp(boolean fromHere, Bytes payload) throws IOException {
    Udp datagram = new Udp(end(fromHere).port(), end(!fromHere).port(), payload);
    write(fromHere, IpProtocol.UDP, datagram);
  }

  void write(boolean fromHere, int protocol, Segment segment) throws IOException {
    IpAddress source = end(fromHere).address();
    IpAddress destination = end(!fromHere).address();
    Header ip = ip(source, destination, protocol, segment.length());
    Header ethernet =
        new Ethernet(
            fromHere ? THERE : HERE,
            fromHere ? HERE : THERE,
            ip instanceof Ipv4 ? EtherType.IPV4 : EtherType.IPV6);
    byte[] frame = new byte[ethernet.length() + ip.length() + segment.length()];
    ethernet.writeTo(frame, 0);
    ip.writeTo(frame, ethernet.length());
    segment.writeTo(frame, ethernet.length() + ip.length(), source, destination);
    writer.write(
        new CapturedPacket(
            interfaceIndex, LinkType.ETHERNET, nowNanos, Bytes.copyOf(frame), frame.length, ""));
  }

  private Header ip(IpAddress source, IpAddress destination, int protocol, int length) {
    identification = (identification + 1) & 0xffff;
    return switch (source) {
      case Ipv4Address from when destination instanceof Ipv4Address to ->
          new Ipv4(
              0,
              0,
              identification,
              Ipv4.Fragment.FORBIDDEN,
              64,
              protocol,
              from,
              to,
              Bytes.EMPTY,
              length);
      case Ipv6Address from when destination instanceof Ipv6Address to ->
          Ipv6.of(protocol, from, to, length);
      default -> throw new IllegalStateException("bug: ends of two families");
    };
  }
}
