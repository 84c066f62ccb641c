package sextant.packets;

import sextant.wire.Bytes;
import sextant.wire.Checksum;
import sextant.wire.Icmp4;
import sextant.wire.IpAddress;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6;
import sextant.wire.Ipv6Address;
import sextant.wire.Octets;
import sextant.wire.Tcp;
import sextant.wire.Udp;

/**
 * A packet being built: what a person filled in. {@link #toBytes} makes the packet from the IP
 * header on, with lengths and checksums computed. Both addresses must be of one IP version.
 */
public record PacketDraft(Route route, Message message, Bytes payload) {
  private static final int ECHO_HEADER = 8;
  private static final int ICMP6_ECHO_REQUEST = 128;

  /** Refuses addresses of two IP versions. */
  public PacketDraft {
    if (route.source() instanceof Ipv4Address != route.destination() instanceof Ipv4Address) {
      throw new IllegalArgumentException("addresses of two IP versions");
    }
  }

  /**
   * The fields of the IP header that a person chooses.
   *
   * @param timeToLive hop limit of IPv6
   * @param identification of IPv4 only, as is {@code dontFragment}
   */
  public record Route(
      IpAddress source,
      IpAddress destination,
      int timeToLive,
      int identification,
      boolean dontFragment) {
    /** The usual values between two addresses. */
    public static Route between(IpAddress source, IpAddress destination) {
      return new Route(source, destination, 64, 1, true);
    }
  }

  /** The header behind IP. */
  public sealed interface Message {}

  /** An ICMP or ICMPv6 echo request. */
  public record Echo(int identifier, int sequence) implements Message {}

  /** A UDP datagram. */
  public record Datagram(int sourcePort, int destinationPort) implements Message {}

  /** A TCP segment; flags as in {@link sextant.wire.TcpFlags}. */
  public record Segment(
      int sourcePort,
      int destinationPort,
      long sequence,
      long acknowledgment,
      int flags,
      int window)
      implements Message {}

  /** The whole packet. */
  public byte[] toBytes() {
    byte[] inner = messageBytes();
    if (route.source() instanceof Ipv4Address from
        && route.destination() instanceof Ipv4Address to) {
      Ipv4.Fragment fragment = new Ipv4.Fragment(false, route.dontFragment(), false, 0);
      Ipv4 header =
          new Ipv4(
              0,
              0,
              route.identification(),
              fragment,
              route.timeToLive(),
              protocol(),
              from,
              to,
              Bytes.EMPTY,
              inner.length);
      return joined(header.toBytes(), inner);
    }
    Ipv6 header =
        new Ipv6(
            0,
            0,
            inner.length,
            protocol(),
            route.timeToLive(),
            (Ipv6Address) route.source(),
            (Ipv6Address) route.destination());
    return joined(header.toBytes(), inner);
  }

  private static byte[] joined(Bytes header, byte[] inner) {
    byte[] packet = new byte[header.length() + inner.length];
    header.copyTo(packet, 0);
    System.arraycopy(inner, 0, packet, header.length(), inner.length);
    return packet;
  }

  /** The number the IP header announces. */
  public int protocol() {
    return switch (message) {
      case Echo echo -> isIpv6() ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
      case Datagram datagram -> IpProtocol.UDP;
      case Segment segment -> IpProtocol.TCP;
    };
  }

  /** Whether it is an IPv6 packet. */
  public boolean isIpv6() {
    return route.destination() instanceof Ipv6Address;
  }

  private byte[] messageBytes() {
    return switch (message) {
      case Echo echo when isIpv6() -> echo6(echo);
      case Echo echo ->
          new Icmp4.Echo(false, 0, echo.identifier(), echo.sequence(), payload).toBytes().toArray();
      case Datagram udp ->
          new Udp(udp.sourcePort(), udp.destinationPort(), payload)
              .toBytes(route.source(), route.destination())
              .toArray();
      case Segment tcp -> tcp(tcp).toBytes(route.source(), route.destination()).toArray();
    };
  }

  private Tcp tcp(Segment segment) {
    return new Tcp(
        segment.sourcePort(),
        segment.destinationPort(),
        segment.sequence(),
        segment.acknowledgment(),
        segment.flags(),
        segment.window(),
        0,
        Bytes.EMPTY,
        payload);
  }

  private byte[] echo6(Echo echo) {
    byte[] message = new byte[ECHO_HEADER + payload.length()];
    Octets.put8(message, 0, ICMP6_ECHO_REQUEST);
    Octets.put16(message, 4, echo.identifier());
    Octets.put16(message, 6, echo.sequence());
    payload.copyTo(message, ECHO_HEADER);
    long pseudo =
        Checksum.pseudoHeader(
            route.source(), route.destination(), IpProtocol.ICMPV6, message.length);
    long sum = pseudo + Checksum.sum(message, 0, message.length);
    Octets.put16(message, 2, Checksum.finish(sum));
    return message;
  }
}
