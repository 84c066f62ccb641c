package sextant.talk;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that nobody listens on. */
final class FreePort {
  private FreePort() {}

  /** A TCP port that was free a moment ago. */
  static int tcp() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  /** A UDP port of this host that was free a moment ago. */
  static int udp(String host) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral(host))) {
      return socket.getLocalPort();
    }
  }
}
