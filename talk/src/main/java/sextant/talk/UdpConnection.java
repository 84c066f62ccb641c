package sextant.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A UDP client. Connected to its peer, unless it speaks to many at once (broadcast, a group) and
 * hears whoever answers.
 */
final class UdpConnection implements Connection {
  private final DatagramChannel channel;
  private final InetSocketAddress remote;

  private UdpConnection(DatagramChannel channel, InetSocketAddress remote) {
    this.channel = channel;
    this.remote = remote;
  }

  static UdpConnection open(InetSocketAddress to, ClientOptions options) throws IOException {
    DatagramChannel channel = DatagramChannel.open(Families.toReach(to));
    try {
      SocketMarks.set(channel, StandardSocketOptions.SO_RCVBUF, UdpListener.SOCKET_BUFFER);
      SocketMarks.set(channel, StandardSocketOptions.SO_BROADCAST, options.marks().broadcast());
      if (to.getAddress().isMulticastAddress()) {
        prepareGroup(channel, to, options);
      } else {
        SocketMarks.apply(channel, to, options);
        if (!options.marks().broadcast()) {
          connect(channel, to);
        }
      }
      return new UdpConnection(channel, to);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The system refuses an address that means everybody unless the socket asked for that. */
  private static void connect(DatagramChannel channel, InetSocketAddress to) throws IOException {
    try {
      channel.connect(to);
    } catch (IOException e) {
      String subject = SocketText.of(to);
      if (Failure.of(e, subject).kind() == Failure.Kind.PERMISSION_DENIED) {
        throw new FailureException(new Failure(Failure.Kind.BROADCAST_NOT_ASKED, subject, ""), e);
      }
      throw e;
    }
  }

  private static void prepareGroup(
      DatagramChannel channel, InetSocketAddress group, ClientOptions options) throws IOException {
    ClientOptions.Multicast multicast = options.multicast();
    NetworkInterface by = networkInterface(multicast.networkInterface(), group.getAddress());
    channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, by);
    channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, multicast.loop());
    if (multicast.join()) {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      SocketMarks.apply(channel, group, options.withSource(ClientOptions.Source.ANY));
      channel.bind(new InetSocketAddress(group.getPort()));
      channel.join(group.getAddress(), by);
    } else {
      SocketMarks.apply(channel, group, options);
    }
  }

  private static NetworkInterface networkInterface(String name, InetAddress group)
      throws IOException {
    NetworkInterface found = name.isEmpty() ? firstFor(group) : NetworkInterface.getByName(name);
    if (found == null) {
      String what = name.isEmpty() ? group.getHostAddress() : name;
      throw new FailureException(new Failure(Failure.Kind.NO_SUCH_INTERFACE, what, ""));
    }
    return found;
  }

  private static NetworkInterface firstFor(InetAddress group) throws SocketException {
    boolean v4 = group.getAddress().length == 4;
    return NetworkInterface.networkInterfaces()
        .filter(UdpConnection::isUsable)
        .filter(i -> i.inetAddresses().anyMatch(a -> (a.getAddress().length == 4) == v4))
        .findFirst()
        .orElseThrow(() -> new SocketException("no multicast interface"));
  }

  private static boolean isUsable(NetworkInterface candidate) {
    try {
      return candidate.isUp() && candidate.supportsMulticast();
    } catch (SocketException gone) {
      return false;
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int before = target.position();
    channel.receive(target);
    return target.position() - before;
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    if (source.hasRemaining() || !channel.isConnected()) {
      channel.send(source, remote);
    } else {
      sendNothing();
    }
  }

  /** The JDK sends no empty datagram through a connected channel, so a second one does it. */
  private void sendNothing() throws IOException {
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    try (DatagramChannel second = DatagramChannel.open(Families.toReach(remote))) {
      second.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      second.bind(channel.getLocalAddress()).send(ByteBuffer.allocate(0), remote);
    } finally {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, false);
    }
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public boolean keepsBoundaries() {
    return true;
  }

  @Override
  public SocketAddress local() {
    return ChannelConnection.address(channel::getLocalAddress);
  }

  @Override
  public SocketAddress remote() {
    return remote;
  }

  @Override
  public void close() {
    ChannelConnection.closeQuietly(channel);
  }
}
