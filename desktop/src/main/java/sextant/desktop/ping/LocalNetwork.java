package sextant.desktop.ping;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What this computer knows about the network it is in.
 *
 * @param gateway the way out; known on Linux only
 * @param resolver the first name server
 * @param range the IPv4 network around this computer, never larger than a /22
 */
record LocalNetwork(Optional<String> gateway, Optional<String> resolver, Optional<String> range) {
  private static final Path ROUTES = Path.of("/proc/net/route");
  private static final Path RESOLVERS = Path.of("/etc/resolv.conf");
  private static final int LARGEST_PREFIX = 22;

  /** Asks the system; what it does not say is empty. Reads small files. */
  static LocalNetwork ofSystem() {
    Optional<String> gateway = gatewayIn(lines(ROUTES));
    List<String> ranges = ownRanges(gateway);
    Optional<String> range = ranges.stream().findFirst();
    return new LocalNetwork(gateway, resolverIn(lines(RESOLVERS)), range);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException notOnThisSystem) {
      return List.of();
    }
  }

  /** The gateway of the default route with the lowest metric in the lines of /proc/net/route. */
  static Optional<String> gatewayIn(List<String> routes) {
    String best = null;
    int bestMetric = Integer.MAX_VALUE;
    for (String route : routes) {
      String[] columns = route.strip().split("\\s+");
      boolean standard =
          columns.length > 7 && columns[1].equals("00000000") && columns[7].equals("00000000");
      if (!standard || columns[2].equals("00000000")) {
        continue;
      }
      int metric = Integer.parseInt(columns[6]);
      if (metric < bestMetric) {
        bestMetric = metric;
        best = ofLittleEndianHex(columns[2]);
      }
    }
    return Optional.ofNullable(best);
  }

  // The kernel prints the address as one number in the byte order of the machine; every machine
  // that runs Java 25 on Linux with JavaFX is little endian.
  private static String ofLittleEndianHex(String hex) {
    int value = Integer.reverseBytes(Integer.parseUnsignedInt(hex, 16));
    return dotted(value);
  }

  private static String dotted(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  /** The first name server in the lines of resolv.conf, without its IPv6 zone. */
  static Optional<String> resolverIn(List<String> lines) {
    return lines.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> words.length > 1 && words[0].equals("nameserver"))
        .map(words -> words[1])
        .findFirst();
  }

  // The networks of all interfaces; the one with the gateway in it, the way out, comes first.
  private static List<String> ownRanges(Optional<String> gateway) {
    var ranges = new ArrayList<String>();
    try {
      for (NetworkInterface one : NetworkInterface.networkInterfaces().toList()) {
        if (!one.isUp() || one.isLoopback() || one.isPointToPoint()) {
          continue;
        }
        for (InterfaceAddress address : one.getInterfaceAddresses()) {
          if (address.getAddress() instanceof Inet4Address own) {
            int prefix = address.getNetworkPrefixLength();
            boolean isWayOut = gateway.isPresent() && isIn(gateway.get(), own, prefix);
            ranges.add(isWayOut ? 0 : ranges.size(), range(own, prefix));
          }
        }
      }
    } catch (SocketException unknown) {
      return ranges;
    }
    return ranges;
  }

  private static boolean isIn(String gateway, InetAddress own, int prefix) {
    int mask = prefix == 0 ? 0 : -1 << (32 - prefix);
    InetAddress other = InetAddress.ofLiteral(gateway);
    return ((number(own) ^ number(other)) & mask) == 0;
  }

  private static int number(InetAddress ipv4) {
    return ByteBuffer.wrap(ipv4.getAddress()).getInt();
  }

  /** The network of an IPv4 address in CIDR form; a wide one is cut down around the address. */
  static String range(InetAddress address, int prefix) {
    int used = Math.max(LARGEST_PREFIX, prefix);
    int mask = used == 0 ? 0 : -1 << (32 - used);
    return dotted(number(address) & mask) + "/" + used;
  }
}
