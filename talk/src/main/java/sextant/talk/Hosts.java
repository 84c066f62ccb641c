package sextant.talk;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From host names to addresses to bind or connect to. */
final class Hosts {
  /**
   * Where Debian's {@code /etc/hosts} puts the machine's own name, which the course's TCP programs
   * use.
   */
  private static final String DEBIAN_HOST_NAME = "127.0.1.1";

  private Hosts() {}

  /** The addresses to connect to, in the order to try. */
  static List<InetSocketAddress> resolve(Address.Inet address, ClientOptions.Family family)
      throws IOException {
    List<InetSocketAddress> usable = new ArrayList<>();
    for (InetAddress ip : InetAddress.getAllByName(address.host())) {
      boolean fits =
          switch (family) {
            case ANY -> true;
            case V4 -> ip instanceof Inet4Address;
            case V6 -> !(ip instanceof Inet4Address);
          };
      if (fits) {
        usable.add(new InetSocketAddress(ip, address.port()));
      }
    }
    if (usable.isEmpty()) {
      throw new UnknownHostException(address.host() + ": no address of this family");
    }
    return usable;
  }

  /** The addresses to bind: the first must work, the others are welcome. */
  static List<InetAddress> toBind(String host) throws IOException {
    return switch (host) {
      case Address.LOOPBACK ->
          Stream.of("127.0.0.1", "::1", DEBIAN_HOST_NAME).map(InetAddress::ofLiteral).toList();
      case "*" -> List.of(InetAddress.ofLiteral(Families.hasIpv6() ? "::" : "0.0.0.0"));
      default -> List.of(InetAddress.getByName(host));
    };
  }
}
