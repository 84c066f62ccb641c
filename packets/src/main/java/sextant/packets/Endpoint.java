package sextant.packets;

import sextant.wire.IpAddress;
import sextant.wire.Ipv6Address;

/**
 * One end of a conversation.
 *
 * @param port below zero when the protocol has none
 */
public record Endpoint(IpAddress address, int port) {
  /** {@code 10.0.0.1:80}, {@code [::1]:80}, or the address alone. */
  @Override
  public String toString() {
    if (port < 0) {
      return address.toString();
    }
    return address instanceof Ipv6Address
        ? "[" + address + "]:" + port
        : address.toString() + ":" + port;
  }
}
