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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The LocalSend multicast groups on every interface (protocol, section 3.1). */
final class Multicast implements AutoCloseable {
  private static final String GROUP_4 = "224.0.0.167";
  private static final String GROUP_6 = "ff12::fd3a:e420";
  private static final int MOST_BYTES = 65_535;

  private final Area area;
  private final List<Group> groups = new ArrayList<>();

  private record Group(
      DatagramChannel channel, InetAddress address, Map<String, NetworkInterface> joined) {}

  /** Hears datagrams, each with the address it came from. */
  interface Ear {
    void heard(byte[] datagram, InetSocketAddress from);
  }

  /**
   * Where it is spoken.
   *
   * @param port of UDP, by which several circles of devices can live in one network
   * @param includes which of the interfaces that can do it
   */
  record Area(int port, Predicate<NetworkInterface> includes) {
    /** Where every LocalSend device is. */
    static final Area USUAL = new Area(Device.USUAL_PORT, each -> true);

    private List<NetworkInterface> interfaces() throws SocketException {
      return Multicast.interfaces().stream().filter(includes).toList();
    }
  }

  private Multicast(Area area) {
    this.area = area;
  }

  /** Joins both groups; one of them may not be there on this system. */
  static Multicast join(Area area, Ear ear) throws IOException {
    Multicast multicast = new Multicast(area);
    List<NetworkInterface> all = area.interfaces();
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
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
      channel.bind(new InetSocketAddress(area.port()));
    } catch (IOException e) {
      channel.close();
      if (family == StandardProtocolFamily.INET) {
        throw e;
      }
      return;
    }
    Group joining = new Group(channel, group, new ConcurrentHashMap<>());
    joinAll(joining, all);
    groups.add(joining);
    Thread.ofPlatform()
        .daemon()
        .name("files-multicast-" + family)
        .start(() -> listen(channel, ear));
  }

  private static boolean joinAll(Group group, List<NetworkInterface> all) {
    boolean isNew = false;
    for (NetworkInterface each : all) {
      boolean isKnown = each.equals(group.joined.get(each.getName()));
      if (!isKnown && joins(group.channel, group.address, each)) {
        group.joined.put(each.getName(), each);
        isNew = true;
      }
    }
    List<String> names = all.stream().map(NetworkInterface::getName).toList();
    group.joined.keySet().retainAll(names);
    return isNew;
  }

  /** Joins on interfaces that came up since; returns whether there is a new one. */
  synchronized boolean refresh() throws IOException {
    List<NetworkInterface> all = area.interfaces();
    boolean isNew = false;
    for (Group group : groups) {
      isNew |= joinAll(group, all);
    }
    return isNew;
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

  /**
   * Sends to both groups on every interface.
   *
   * @return why it could not leave, by the interface's name; one group that got through is enough
   */
  synchronized Map<String, String> send(byte[] datagram) {
    Map<String, String> failed = new TreeMap<>();
    Set<String> left = new HashSet<>();
    for (Group group : groups) {
      for (NetworkInterface each : group.joined.values()) {
        Optional<String> why = trySend(group, each, datagram);
        why.ifPresent(text -> failed.put(each.getName(), text));
        if (why.isEmpty()) {
          left.add(each.getName());
        }
      }
    }
    failed.keySet().removeAll(left);
    return failed;
  }

  private Optional<String> trySend(Group group, NetworkInterface out, byte[] datagram) {
    try {
      group.channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, out);
      group.channel.send(
          ByteBuffer.wrap(datagram), new InetSocketAddress(group.address, area.port()));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    for (Group group : groups) {
      group.channel.close();
    }
  }
}
