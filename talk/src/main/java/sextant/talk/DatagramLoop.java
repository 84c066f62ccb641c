package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sextant.wire.Bytes;
import sextant.words.Failure;

/**
 * Echo, discard and relay over UDP: one platform thread per socket that receives and sends with one
 * buffer.
 */
final class DatagramLoop implements TalkServer.Engine {
  private static final long CLOSE_LIMIT_MILLIS = 1_000;

  private final List<UdpListener> sockets;
  private final Forward forward;
  private final Peers peers;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  private DatagramLoop(List<UdpListener> sockets, Forward forward, Peers peers) {
    this.sockets = List.copyOf(sockets);
    this.forward = forward;
    this.peers = peers;
  }

  static DatagramLoop start(List<UdpListener> sockets, Forward forward, Peers peers) {
    DatagramLoop loop = new DatagramLoop(sockets, forward, peers);
    for (UdpListener socket : loop.sockets) {
      String name = "talk-loop-" + SocketText.of(socket.local());
      Runnable work = () -> loop.run(socket);
      loop.threads.add(Thread.ofPlatform().daemon().name(name).start(work));
    }
    return loop;
  }

  @Override
  public List<SocketAddress> addresses() {
    return sockets.stream().map(Listener::local).toList();
  }

  private void run(UdpListener socket) {
    Map<SocketAddress, DatagramPeer> known = new ConcurrentHashMap<>();
    ByteBuffer buffer = ByteBuffer.allocateDirect(Connection.MAX_DATAGRAM);
    while (!closed) {
      try {
        SocketAddress sender = socket.receive(buffer.clear());
        DatagramPeer peer = known.get(sender);
        if (peer == null) {
          peer = welcome(socket, sender, known);
        }
        if (peer != null) {
          forward(peer, buffer.flip());
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        peers.observer().trouble(Failure.of(e, SocketText.of(socket.local())));
      }
    }
  }

  private @Nullable DatagramPeer welcome(
      UdpListener socket, SocketAddress sender, Map<SocketAddress, DatagramPeer> known) {
    if (peers.admit(sender).isPresent()) {
      return null;
    }
    DatagramPeer peer = new DatagramPeer(socket, sender, peers, () -> known.remove(sender));
    known.put(sender, peer);
    peers.add(peer);
    return peer;
  }

  private void forward(DatagramPeer from, ByteBuffer datagram) throws IOException {
    from.note(Direction.IN, datagram);
    switch (forward) {
      case BACK -> from.send(datagram);
      case OTHERS -> sendToOthers(from, Bytes.copyOf(datagram));
      case NOWHERE -> {} // recorded, and that is all
    }
  }

  private void sendToOthers(DatagramPeer from, Bytes bytes) {
    for (Conversation other : peers.all()) {
      if (other.id() != from.id()) {
        other.offer(bytes);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    peers.all().forEach(Conversation::close);
    sockets.forEach(Listener::close);
    try {
      for (Thread thread : threads) {
        thread.join(CLOSE_LIMIT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
