package sextant.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import sextant.wire.IpAddress;

/** Addresses as people write them: IPv6 with its zeros cut (RFC 5952), which the JDK does not. */
final class AddressText {
  private static final int LOOKUPS_AT_ONCE = 64;

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

  /**
   * The names of all these, asked for side by side: a silent resolver delays them once, not each.
   */
  static Map<InetAddress, String> names(Collection<InetAddress> addresses) {
    Map<InetAddress, String> names = new ConcurrentHashMap<>();
    try (ExecutorService lookups =
        Executors.newFixedThreadPool(LOOKUPS_AT_ONCE, Thread.ofVirtual().factory())) {
      for (InetAddress address : addresses) {
        lookups.execute(() -> names.put(address, name(address)));
      }
    }
    return names;
  }

  /** {@code name (address)}, or the address alone where it has no name. */
  static String withName(InetAddress address) {
    return withName(address, name(address));
  }

  static String withName(InetAddress address, String name) {
    String plain = of(address);
    return name.equals(plain) ? plain : name + " (" + plain + ")";
  }
}
