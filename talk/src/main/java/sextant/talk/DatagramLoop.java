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

  private final List<LoopDatagrams> sockets;
  private final Forward forward;
  private final Peers peers;
  private final List<Thread> threads = new ArrayList<>();

  private DatagramLoop(List<? extends LoopDatagrams> sockets, Forward forward, Peers peers) {
    this.sockets = List.copyOf(sockets);
    this.forward = forward;
    this.peers = peers;
  }

  static DatagramLoop start(List<? extends LoopDatagrams> sockets, Forward forward, Peers peers) {
    DatagramLoop loop = new DatagramLoop(sockets, forward, peers);
    for (LoopDatagrams socket : loop.sockets) {
      String name = "talk-loop-" + SocketText.of(socket.local());
      Runnable work = () -> loop.run(socket);
      loop.threads.add(Thread.ofPlatform().daemon().name(name).start(work));
    }
    return loop;
  }

  @Override
  public List<SocketAddress> addresses() {
    return sockets.stream().map(Bound::local).toList();
  }

  private void run(LoopDatagrams socket) {
    Map<SocketAddress, DatagramPeer> known = new ConcurrentHashMap<>();
    while (true) {
      try {
        serve(socket, socket.receive(), known);
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        peers.observer().trouble(Failure.of(e, SocketText.of(socket.local())));
      }
    }
  }

  /** Answers follow each other without a gap, so that they can leave in one call. */
  private void serve(LoopDatagrams socket, int count, Map<SocketAddress, DatagramPeer> known)
      throws IOException {
    int first = 0; // of those to send back
    for (int i = 0; i < count; i++) {
      SocketAddress sender = socket.sender(i);
      DatagramPeer peer = known.get(sender);
      if (peer == null) {
        peer = welcome(socket, sender, known);
      }
      if (peer == null || !forward(peer, socket.datagram(i))) {
        socket.sendBack(first, i - first);
        first = i + 1;
      }
    }
    socket.sendBack(first, count - first);
  }

  private @Nullable DatagramPeer welcome(
      LoopDatagrams socket, SocketAddress sender, Map<SocketAddress, DatagramPeer> known) {
    if (peers.admit(sender).isPresent()) {
      return null;
    }
    DatagramPeer peer = new DatagramPeer(socket, sender, peers, () -> known.remove(sender));
    known.put(sender, peer);
    peers.add(peer);
    return peer;
  }

  /** Whether the datagram goes back to where it came from. */
  private boolean forward(DatagramPeer from, ByteBuffer datagram) {
    from.note(Direction.IN, datagram);
    switch (forward) {
      case BACK -> from.note(Direction.OUT, datagram);
      case OTHERS -> sendToOthers(from, Bytes.copyOf(datagram));
      case NOWHERE -> {} // recorded, and that is all
    }
    return forward == Forward.BACK;
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
    peers.all().forEach(Conversation::close);
    sockets.forEach(Bound::close);
    try {
      for (Thread thread : threads) {
        thread.join(CLOSE_LIMIT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
