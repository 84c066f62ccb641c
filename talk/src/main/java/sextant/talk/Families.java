package sextant.talk;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;

/**
 * Of which family a socket has to be. Without IPv6, as in many containers, the JDK answers with
 * unchecked exceptions; here that is what the system says of an address nobody can use.
 */
final class Families {
  private static final boolean HAS_IPV6 = canOpenIpv6();

  private Families() {}

  private static boolean canOpenIpv6() {
    try {
      DatagramChannel.open(StandardProtocolFamily.INET6).close();
      return true;
    } catch (UnsupportedOperationException | IOException none) {
      return false;
    }
  }

  /** Whether this computer has IPv6. */
  static boolean hasIpv6() {
    return HAS_IPV6;
  }

  /** For a socket that connects to this address. */
  static ProtocolFamily toReach(InetSocketAddress remote) throws NoRouteToHostException {
    if (isIpv4(remote)) {
      return StandardProtocolFamily.INET;
    }
    if (!HAS_IPV6) {
      throw new NoRouteToHostException("this computer has no IPv6");
    }
    return StandardProtocolFamily.INET6;
  }

  /** For a socket that is bound to this address; the IPv6 wildcard also takes IPv4. */
  static ProtocolFamily toBind(InetSocketAddress local) throws BindException {
    if (isIpv4(local)) {
      return StandardProtocolFamily.INET;
    }
    if (!HAS_IPV6) {
      throw new BindException("Cannot assign requested address: this computer has no IPv6");
    }
    return StandardProtocolFamily.INET6;
  }

  private static boolean isIpv4(InetSocketAddress address) {
    return address.getAddress() instanceof Inet4Address;
  }
}
