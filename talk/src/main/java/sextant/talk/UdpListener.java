package sextant.talk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One UDP socket, divided by sender: a sender not seen before is a new connection. */
final class UdpListener implements Listener {
  static final int SOCKET_BUFFER = 1 << 20; // a burst must survive until its session's thread runs

  private final DatagramChannel channel;
  private final int inboxBytes;
  private final Map<SocketAddress, UdpPeerConnection> peers = new ConcurrentHashMap<>();
  private final ByteBuffer datagram = ByteBuffer.allocateDirect(Connection.MAX_DATAGRAM);

  private UdpListener(DatagramChannel channel, int inboxBytes) {
    this.channel = channel;
    this.inboxBytes = inboxBytes;
  }

  static UdpListener open(InetSocketAddress where, ServerOptions options) throws IOException {
    return new UdpListener(bound(where), options.outboxBytes());
  }

  static DatagramChannel bound(InetSocketAddress where) throws IOException {
    DatagramChannel channel = DatagramChannel.open(Families.toBind(where));
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
      return channel.bind(where);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Hands datagrams to the sessions they belong to until one begins a new session. */
  @Override
  public Connection accept() throws IOException {
    while (true) {
      datagram.clear();
      SocketAddress sender = channel.receive(datagram);
      if (sender == null) {
        continue;
      }
      datagram.flip();
      UdpPeerConnection known = peers.get(sender);
      if (known == null || !known.arrived(datagram)) {
        UdpPeerConnection fresh = new UdpPeerConnection(this, sender, inboxBytes);
        fresh.arrived(datagram);
        peers.put(sender, fresh);
        return fresh;
      }
    }
  }

  SocketAddress receive(ByteBuffer target) throws IOException {
    return channel.receive(target);
  }

  void send(ByteBuffer bytes, SocketAddress to) throws IOException {
    channel.send(bytes, to);
  }

  void forget(UdpPeerConnection peer) {
    peers.remove(peer.remote(), peer);
  }

  @Override
  public SocketAddress local() {
    return ChannelConnection.address(channel::getLocalAddress);
  }

  @Override
  public void close() {
    ChannelConnection.closeQuietly(channel);
    peers.values().forEach(UdpPeerConnection::close);
  }
}
