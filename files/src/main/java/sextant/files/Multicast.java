package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The LocalSend multicast groups on every interface (protocol, section 3.1). */
final class Multicast implements AutoCloseable {
  private static final String GROUP_4 = "224.0.0.167";
  private static final String GROUP_6 = "ff12::fd3a:e420";
  private static final int MOST_BYTES = 65_535;

  private final int port;
  private final List<Group> groups = new ArrayList<>();

  private record Group(
      DatagramChannel channel, InetAddress address, List<NetworkInterface> interfaces) {}

  /** Hears datagrams, each with the address it came from. */
  interface Ear {
    void heard(byte[] datagram, InetSocketAddress from);
  }

  private Multicast(int port) {
    this.port = port;
  }

  /** Joins both groups; one of them may not be there on this system. */
  static Multicast join(int port, Ear ear) throws IOException {
    Multicast multicast = new Multicast(port);
    List<NetworkInterface> all = interfaces();
    multicast.join(StandardProtocolFamily.INET, GROUP_4, all, ear);
    multicast.join(StandardProtocolFamily.INET6, GROUP_6, all, ear);
    if (multicast.groups.isEmpty()) {
      throw new SocketException("no interface can do multicast");
    }
    return multicast;
  }

  /** The interfaces that are up and can do multicast. */
  static List<NetworkInterface> interfaces() throws SocketException {
    List<NetworkInterface> usable = new ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (each.isUp() && (each.supportsMulticast() || each.isLoopback())) {
        usable.add(each);
      }
    }
    return usable;
  }

  private void join(
      StandardProtocolFamily family, String groupText, List<NetworkInterface> all, Ear ear)
      throws IOException {
    DatagramChannel channel;
    try {
      channel = DatagramChannel.open(family);
    } catch (UnsupportedOperationException _) {
      return; // no IPv6 here
    }
    InetAddress group = InetAddress.getByName(groupText);
    List<NetworkInterface> joined = new ArrayList<>();
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
      channel.bind(new InetSocketAddress(port));
      for (NetworkInterface each : all) {
        if (joins(channel, group, each)) {
          joined.add(each);
        }
      }
    } catch (IOException e) {
      channel.close();
      if (family == StandardProtocolFamily.INET) {
        throw e;
      }
      return;
    }
    groups.add(new Group(channel, group, joined));
    Thread.ofPlatform()
        .daemon()
        .name("files-multicast-" + family)
        .start(() -> listen(channel, ear));
  }

  private static boolean joins(DatagramChannel channel, InetAddress group, NetworkInterface each) {
    try {
      return channel.join(group, each).isValid();
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException _) {
      return false; // an interface without addresses of this family
    }
  }

  private static void listen(DatagramChannel channel, Ear ear) {
    ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
    while (channel.isOpen()) {
      try {
        if (channel.receive(buffer.clear()) instanceof InetSocketAddress from) {
          byte[] datagram = new byte[buffer.flip().remaining()];
          buffer.get(datagram);
          ear.heard(datagram, from);
        }
      } catch (IOException _) {
        if (!channel.isOpen()) {
          return;
        }
      }
    }
  }

  /** Sends to both groups on every interface; returns the interfaces it could not leave by. */
  synchronized Set<String> send(byte[] datagram) {
    Set<String> failed = new TreeSet<>();
    for (Group group : groups) {
      for (NetworkInterface each : group.interfaces) {
        trySend(group, each, datagram).ifPresent(failed::add);
      }
    }
    return failed;
  }

  private Optional<String> trySend(Group group, NetworkInterface out, byte[] datagram) {
    try {
      group.channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, out);
      group.channel.send(ByteBuffer.wrap(datagram), new InetSocketAddress(group.address, port));
      return Optional.empty();
    } catch (IOException _) {
      return Optional.of(out.getName());
    }
  }

  @Override
  public void close() throws IOException {
    for (Group group : groups) {
      group.channel.close();
    }
  }
}
