package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * One interface of this computer as far as finding devices goes.
 *
 * @param name such as {@code eth0}
 * @param networks its addresses with their prefixes
 * @param isPointToPoint a tunnel: a VPN, most likely
 */
record NetworkView(
    String name,
    List<Network> networks,
    boolean isLoopback,
    boolean isPointToPoint,
    boolean hasMulticast) {
  /** An address and how many of its bits name the network. */
  record Network(InetAddress address, int prefix) {
    boolean contains(InetAddress other) {
      byte[] mine = address.getAddress();
      byte[] its = other.getAddress();
      if (mine.length != its.length) {
        return false;
      }
      int whole = prefix / Byte.SIZE;
      int mask = 0xff << (Byte.SIZE - prefix % Byte.SIZE) & 0xff;
      return Arrays.equals(mine, 0, whole, its, 0, whole)
          && (prefix % Byte.SIZE == 0 || ((mine[whole] ^ its[whole]) & mask) == 0);
    }

    /** As people write it: {@code 192.168.1.0/24}. */
    String text() {
      byte[] bits = address.getAddress();
      if (bits.length > 4) {
        return address.getHostAddress().replaceFirst("%.*", "") + "/" + prefix;
      }
      int kept = prefix == 0 ? 0 : -1 << (32 - prefix);
      byte[] network = ByteBuffer.allocate(4).putInt(ByteBuffer.wrap(bits).getInt() & kept).array();
      try {
        return InetAddress.getByAddress(network).getHostAddress() + "/" + prefix;
      } catch (IOException e) {
        throw new IllegalStateException("bug: four bytes are an address", e);
      }
    }
  }

  NetworkView {
    networks = List.copyOf(networks);
  }

  /** Every interface that is up. */
  static List<NetworkView> all() throws IOException {
    List<NetworkView> all = new java.util.ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (each.isUp()) {
        List<Network> networks =
            each.getInterfaceAddresses().stream().map(NetworkView::network).toList();
        all.add(
            new NetworkView(
                each.getName(),
                networks,
                each.isLoopback(),
                each.isPointToPoint(),
                each.supportsMulticast()));
      }
    }
    return all;
  }

  private static Network network(InterfaceAddress address) {
    return new Network(address.getAddress(), address.getNetworkPrefixLength());
  }

  boolean has(InetAddress address) {
    byte[] wanted = address.getAddress(); // without the scope
    return networks.stream().anyMatch(n -> Arrays.equals(n.address().getAddress(), wanted));
  }

  boolean has4() {
    return networks.stream().anyMatch(n -> n.address() instanceof java.net.Inet4Address);
  }
}
