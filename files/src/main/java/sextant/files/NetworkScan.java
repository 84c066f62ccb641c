package sextant.files;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Knocks at the usual port of every address of the networks this computer is in, and says who
 * opens. The nearest 254 addresses come first; a network larger than a /16 is not gone through
 * beyond the /16 around this computer.
 */
final class NetworkScan {
  static final int MOST_ADDRESSES = 1 << 16;
  private static final int AT_ONCE = 256;
  private static final int KNOCK_MILLIS = 500;

  private NetworkScan() {}

  /** Returns when every address was knocked at, or the scan is no longer wanted. */
  static void run(
      Iterable<InetAddress> addresses, BooleanSupplier isWanted, Consumer<InetAddress> onOpen)
      throws InterruptedException {
    Semaphore places = new Semaphore(AT_ONCE);
    for (InetAddress address : addresses) {
      if (!isWanted.getAsBoolean()) {
        break;
      }
      places.acquire();
      Thread.ofVirtual()
          .name("files-scan")
          .start(() -> {
            try {
              if (opens(address)) {
                onOpen.accept(address);
              }
            } finally {
              places.release();
            }
          });
    }
    places.acquire(AT_ONCE);
  }

  private static boolean opens(InetAddress address) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, Device.USUAL_PORT), KNOCK_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Every IPv4 address of the networks this computer is in, near ones first, without its own. */
  static Set<InetAddress> neighbours() throws IOException {
    Set<InetAddress> all = new LinkedHashSet<>();
    List<InetAddress> ours = new ArrayList<>();
    List<InterfaceAddress> networks = new ArrayList<>();
    for (NetworkInterface each : Multicast.interfaces()) {
      for (InterfaceAddress address : each.getInterfaceAddresses()) {
        ours.add(address.getAddress());
        if (address.getAddress() instanceof Inet4Address && !each.isLoopback()) {
          networks.add(address);
        }
      }
    }
    for (InterfaceAddress network : networks) {
      add(all, network, Math.max(24, network.getNetworkPrefixLength()));
    }
    for (InterfaceAddress network : networks) {
      add(all, network, Math.max(16, network.getNetworkPrefixLength()));
    }
    ours.forEach(all::remove);
    return all;
  }

  private static void add(Set<InetAddress> all, InterfaceAddress of, int prefix)
      throws IOException {
    int hostBits = 32 - Math.min(32, prefix);
    int own = ByteBuffer.wrap(of.getAddress().getAddress()).getInt();
    int network = hostBits == 0 ? own : own >>> hostBits << hostBits;
    for (int host = 1; host < (1 << hostBits) - 1 && all.size() < MOST_ADDRESSES; host++) {
      byte[] next = ByteBuffer.allocate(4).putInt(network | host).array();
      all.add(InetAddress.getByAddress(next));
    }
  }
}
