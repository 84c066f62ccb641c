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

  /** Its name by reverse lookup, the address itself where it has none; may take seconds. */
  static String name(InetAddress address) {
    String name = address.getCanonicalHostName();
    return name.equals(address.getHostAddress()) ? of(address) : name;
  }

  /** {@code name (address)}, or the address alone where it has no name. */
  static String withName(InetAddress address) {
    String name = name(address);
    String plain = of(address);
    return name.equals(plain) ? plain : name + " (" + plain + ")";
  }
}
