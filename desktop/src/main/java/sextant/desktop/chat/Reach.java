package sextant.desktop.chat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sextant.nearby.Places;

/** How far the room reaches out of this computer. */
enum Reach {
  /** The usual ports; servers are looked for and announced in every network. */
  NETWORK(6667, 6697) {
    @Override
    List<InetAddress> places() throws SocketException {
      return Places.ofThisMachine();
    }

    @Override
    List<InetAddress> own() throws SocketException {
      List<InetAddress> all = new ArrayList<>();
      for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (each.isUp() && !each.isLoopback()) {
          each.inetAddresses().filter(one -> one instanceof Inet4Address).forEach(all::add);
        }
      }
      return all;
    }
  },
  /** Any port that is free, on the loopback only, and nobody is told: for tests. */
  HIDDEN(0, 0) {
    @Override
    List<InetAddress> places() {
      return List.of();
    }

    @Override
    List<InetAddress> own() {
      return List.of(InetAddress.getLoopbackAddress());
    }
  };

  private final int port;
  private final int tlsPort;

  Reach(int port, int tlsPort) {
    this.port = port;
    this.tlsPort = tlsPort;
  }

  /** The port of a server for this computer; another one when it is taken. */
  int port() {
    return port;
  }

  /** The port of a server for the network; another one when it is taken. */
  int tlsPort() {
    return tlsPort;
  }

  /** From where neighbours are heard and told. */
  abstract List<InetAddress> places() throws IOException;

  /** The addresses at which others reach this computer. */
  abstract List<InetAddress> own() throws IOException;
}
