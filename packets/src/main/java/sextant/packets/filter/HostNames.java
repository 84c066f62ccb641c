package sextant.packets.filter;

import java.util.List;
import sextant.wire.IpAddress;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6Address;

/** How a filter finds the addresses of a host name; may block. */
public interface HostNames {
  /** Knows only {@code localhost}: for places that must not wait, such as a filter box. */
  HostNames NONE = name -> name.equals("localhost") ? Loopback.ADDRESSES : List.of();

  /** All addresses of the name, none when it is unknown. */
  List<IpAddress> lookup(String name);

  /** What {@code localhost} means everywhere (RFC 6761, §6.3). */
  final class Loopback {
    private static final List<IpAddress> ADDRESSES =
        List.of(Ipv4Address.of(127, 0, 0, 1), new Ipv6Address(0, 1));

    private Loopback() {}
  }
}
