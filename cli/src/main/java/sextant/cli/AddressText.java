package sextant.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import sextant.wire.IpAddress;

/** Addresses as people write them: IPv6 with its zeros cut (RFC 5952), which the JDK does not. */
final class AddressText {
  private AddressText() {}

  static String of(InetAddress address) {
    if (address instanceof Inet4Address) {
      return address.getHostAddress();
    }
    String whole = address.getHostAddress();
    int scope = whole.indexOf('%');
    return IpAddress.of(address.getAddress())
        + (scope < 0 || !address.isLinkLocalAddress() ? "" : whole.substring(scope));
  }
}
