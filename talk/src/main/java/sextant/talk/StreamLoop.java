package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import sextant.wire.Bytes;
import sextant.words.Failure;

/**
 * Echo, discard and relay over TCP and Unix sockets: one platform thread, one selector, one buffer,
 * no allocation per message.
 */
final class StreamLoop implements TalkServer.Engine {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final long ACCEPT_PAUSE_MILLIS =
      50; // after a failed accept, mostly "too many open files"
  private static final long CLOSE_LIMIT_MILLIS = 1_000;

  private final List<ChannelListener> listeners;
  private final Forward forward;
  private final Peers peers;
  private final Selector selector;
  private final Thread thread;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ConcurrentLinkedQueue<LoopConversation> requests = new ConcurrentLinkedQueue<>();
  private boolean acceptPaused;
  private volatile boolean closed;

  private StreamLoop(List<ChannelListener> listeners, Forward forward, Peers peers)
      throws IOException {
    this.listeners = listeners;
    this.forward = forward;
    this.peers = peers;
    this.selector = Selector.open();
    this.thread = Thread.ofPlatform().daemon().name("talk-loop").unstarted(this::run);
  }

  static StreamLoop start(List<ChannelListener> listeners, Forward forward, Peers peers)
      throws IOException {
    StreamLoop loop = new StreamLoop(List.copyOf(listeners), forward, peers);
    for (ChannelListener listener : loop.listeners) {
      listener.channel().configureBlocking(false);
      listener.channel().register(loop.selector, SelectionKey.OP_ACCEPT);
    }
    loop.thread.start();
    return loop;
  }

  @Override
  public List<SocketAddress> addresses() {
    return listeners.stream().map(Listener::local).toList();
  }

  private void run() {
    try {
      while (!closed) {
        selector.select(this::ready, acceptPaused ? ACCEPT_PAUSE_MILLIS : 0);
        listenAgain();
        handleRequests();
      }
    } catch (IOException e) {
      peers.observer().trouble(Failure.of(e, "selector"));
    } finally {
      peers.all().forEach(Conversation::close);
      handleRequests();
      ChannelConnection.closeQuietly(selector); // also lets the closed channels go
    }
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof LoopConversation peer) {
      serve(key, peer);
    } else {
      acceptAll(key, (ServerSocketChannel) key.channel());
    }
  }

  private void serve(SelectionKey key, LoopConversation peer) {
    try {
      if (key.isValid() && key.isWritable()) {
        peer.flush();
      }
      if (key.isValid() && key.isReadable()) {
        read(peer);
      }
    } catch (IOException e) {
      peer.fail(e);
    }
  }

  private void read(LoopConversation peer) throws IOException {
    buffer.clear();
    int count = peer.channel().read(buffer);
    if (count < 0) {
      peer.peerFinished();
      return;
    }
    buffer.flip();
    peer.note(Direction.IN, buffer);
    switch (forward) {
      case BACK -> peer.sendNow(buffer);
      case OTHERS -> sendToOthers(peer);
      case NOWHERE -> {} // recorded, and that is all
    }
  }

  /** A peer whose outbox is full is sent away: a stream with a gap would be worse. */
  private void sendToOthers(LoopConversation from) {
    Bytes bytes = Bytes.copyOf(buffer);
    for (Conversation other : peers.all()) {
      if (other.id() != from.id() && other.isOpen() && !other.offer(bytes)) {
        other.end(Ending.TOO_SLOW);
      }
    }
  }

  private void acceptAll(SelectionKey key, ServerSocketChannel listener) {
    try {
      for (SocketChannel channel = listener.accept();
          channel != null;
          channel = listener.accept()) {
        welcome(channel);
      }
    } catch (IOException e) {
      if (!closed) {
        peers.observer().trouble(Failure.of(e, "accept"));
        key.interestOps(0);
        acceptPaused = true;
      }
    }
  }

  private void listenAgain() {
    if (acceptPaused) {
      acceptPaused = false;
      for (ChannelListener listener : listeners) {
        SelectionKey key = listener.channel().keyFor(selector);
        if (key != null && key.isValid()) {
          key.interestOps(SelectionKey.OP_ACCEPT);
        }
      }
    }
  }

  /** A connection that is gone before it is ready is nobody's trouble. */
  private void welcome(SocketChannel channel) {
    ChannelConnection connection = null;
    try {
      connection = ChannelConnection.accepted(channel);
      if (peers.admit(connection.remote()).isPresent()) {
        connection.abort();
        return;
      }
      channel.configureBlocking(false);
      LoopConversation peer = new LoopConversation(this, channel, connection, peers);
      channel.register(selector, SelectionKey.OP_READ, peer);
      peers.add(peer);
    } catch (IOException vanished) {
      if (connection != null) {
        peers.release();
      }
      ChannelConnection.closeQuietly(channel);
    }
  }

  /** Has the loop look at this peer: to write what is queued, or to say goodbye. */
  void request(LoopConversation peer) {
    requests.add(peer);
    if (!Thread.currentThread().equals(thread)) {
      selector.wakeup();
    }
  }

  SelectionKey keyOf(SocketChannel channel) {
    return channel.keyFor(selector);
  }

  private void handleRequests() {
    for (LoopConversation peer = requests.poll(); peer != null; peer = requests.poll()) {
      try {
        if (peer.isOpen()) {
          peer.flush();
        } else if (peer.leaves()) {
          peers.remove(peer);
        }
      } catch (IOException e) {
        peer.fail(e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    listeners.forEach(Listener::close);
    selector.wakeup();
    try {
      thread.join(CLOSE_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
