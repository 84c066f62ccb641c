package sextant.packets;

import org.jspecify.annotations.Nullable;
import sextant.wire.IpAddress;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6Address;
import sextant.wire.Octets;

/** The two addresses of an IP header, as places in the packet's array; used again for each. */
final class Addresses {
  private byte[] array = new byte[0];
  private int source;
  private int destination;
  private boolean isIpv6;

  /** Moves the view to an IPv4 header. */
  Addresses ofIpv4(byte[] packet, int header) {
    return move(packet, header + 12, header + 16, false);
  }

  /** Moves the view to an IPv6 header. */
  Addresses ofIpv6(byte[] packet, int header) {
    return move(packet, header + 8, header + 24, true);
  }

  private Addresses move(byte[] packet, int newSource, int newDestination, boolean hasIpv6) {
    array = packet;
    source = newSource;
    destination = newDestination;
    isIpv6 = hasIpv6;
    return this;
  }

  IpAddress sourceAddress() {
    return address(source);
  }

  IpAddress destinationAddress() {
    return address(destination);
  }

  private IpAddress address(int offset) {
    return isIpv6 ? Ipv6Address.at(array, offset) : Ipv4Address.at(array, offset);
  }

  /** Writes {@code 10.0.0.1.1024 > 10.0.0.2.443: }, without ports when there is no payload. */
  void write(LineBuffer out, @Nullable Payload ports) {
    address(out, source);
    if (ports != null) {
      out.character('.').number(Octets.u16(array, ports.from()));
    }
    out.ascii(" > ");
    address(out, destination);
    if (ports != null) {
      out.character('.').number(Octets.u16(array, ports.from() + 2));
    }
    out.ascii(": ");
  }

  private void address(LineBuffer out, int offset) {
    if (isIpv6) {
      out.ipv6(array, offset);
    } else {
      out.ipv4(array, offset);
    }
  }

  /** A number that the packets of both directions between two ends share. */
  long connection(int sourcePort, int destinationPort) {
    long from = mix(fold(source) + sourcePort * 0x9e3779b97f4a7c15L);
    long to = mix(fold(destination) + destinationPort * 0x9e3779b97f4a7c15L);
    return mix(from ^ to) + from + to;
  }

  /** Whether this packet goes from the end that sorts first. */
  boolean isForward(int sourcePort, int destinationPort) {
    int order = Long.compareUnsigned(fold(source), fold(destination));
    return order != 0 ? order < 0 : sourcePort <= destinationPort;
  }

  private long fold(int offset) {
    return isIpv6
        ? mix(Octets.i64(array, offset)) + Octets.i64(array, offset + 8)
        : Octets.u32(array, offset);
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * 0xd6e8feb86659fd93L;
    mixed = (mixed ^ mixed >>> 32) * 0xd6e8feb86659fd93L;
    return mixed ^ mixed >>> 32;
  }
}
