package sextant.talk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import sextant.wire.IpAddress;

/** Socket addresses as people write them: {@code 127.0.0.1:80}, {@code [::1]:80}, a path. */
final class SocketText {
  private SocketText() {}

  static String of(SocketAddress address) {
    return switch (address) {
      case InetSocketAddress inet when !inet.isUnresolved() ->
          hostPort(host(inet.getAddress()), inet.getPort());
      case InetSocketAddress inet -> hostPort(inet.getHostString(), inet.getPort());
      case UnixDomainSocketAddress unix -> unix.toString().isEmpty() ? "unix" : unix.toString();
      default -> address.toString();
    };
  }

  private static String hostPort(String host, int port) {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }

  /** The host without brackets; what has no host is its whole text. */
  static String host(SocketAddress address) {
    return address instanceof InetSocketAddress inet && !inet.isUnresolved()
        ? host(inet.getAddress())
        : of(address);
  }

  /** The port, 0 where there is none. */
  static int port(SocketAddress address) {
    return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  private static String host(InetAddress address) {
    return IpAddress.of(address.getAddress()).toString();
  }
}
