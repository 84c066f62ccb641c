package sextant.raw;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sets how many hops the packets of a {@code java.nio} socket may take (TTL, hop limit), for which
 * the JDK has an option only with multicast; Linux only. The channel keeps its descriptor to
 * itself, so the socket is recognized by its type and the address it is bound to.
 */
public final class UnicastHops {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int SOL_SOCKET = 1;
  private static final int SO_TYPE = 3;
  private static final int STREAM = 1;
  private static final int DATAGRAM = 2;
  private static final int IPPROTO_IP = 0;
  private static final int IP_TTL = 2;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_UNICAST_HOPS = 16;

  private final LibC libC = new LibC();
  private final NativeBytes name = NativeBytes.allocate(SocketAddresses.SLOT_BYTES + 8);
  private final InetSocketAddress local;
  private final int type;
  private final boolean isIpv6;

  private UnicastHops(InetSocketAddress local, boolean isStream) {
    this.local = local;
    this.type = isStream ? STREAM : DATAGRAM;
    this.isIpv6 = local.getAddress() instanceof Inet6Address;
  }

  /** Whether this system has what it takes. */
  public static boolean isSupported() {
    return OperatingSystem.current() == OperatingSystem.LINUX && Files.isDirectory(DESCRIPTORS);
  }

  /**
   * Sets it, 1 to 255, for the socket of this process that is bound to this address and port; of
   * TCP when it is a stream, else of UDP.
   */
  public static void set(InetSocketAddress local, boolean isStream, int hops) throws IOException {
    new UnicastHops(local, isStream).set(hops);
  }

  private void set(int hops) throws IOException {
    boolean found = false;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path each : all) {
        int descriptor = Integer.parseInt(each.getFileName().toString());
        if (isOurs(descriptor)) {
          StreamErrors.check(setOn(descriptor, hops));
          found = true;
        }
      }
    }
    if (!found) {
      throw new IOException("bug: no socket bound to " + local);
    }
  }

  private boolean isOurs(int descriptor) {
    return libC.getOption(descriptor, SOL_SOCKET, SO_TYPE) == type
        && libC.socketName(descriptor, name, SocketAddresses.SLOT_BYTES) >= 0
        && name.bytes().getInt(SocketAddresses.SLOT_BYTES) == SocketAddresses.length(isIpv6)
        && SocketAddresses.read(name.bytes(), isIpv6).equals(local);
  }

  private int setOn(int descriptor, int hops) {
    return isIpv6
        ? libC.setOption(descriptor, IPPROTO_IPV6, IPV6_UNICAST_HOPS, hops)
        : libC.setOption(descriptor, IPPROTO_IP, IP_TTL, hops);
  }
}
