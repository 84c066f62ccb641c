package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Streams of any system and of Unix sockets, through {@code java.nio}. */
final class NioStreams implements LoopStreams {
  private final List<ChannelListener> listeners;
  private final Selector selector;

  private NioStreams(List<ChannelListener> listeners, Selector selector) {
    this.listeners = listeners;
    this.selector = selector;
  }

  static NioStreams of(List<ChannelListener> listeners) throws IOException {
    Selector selector = Selector.open();
    for (ChannelListener listener : listeners) {
      listener.channel().configureBlocking(false);
      listener.channel().register(selector, SelectionKey.OP_ACCEPT);
    }
    return new NioStreams(List.copyOf(listeners), selector);
  }

  @Override
  public List<SocketAddress> addresses() {
    return listeners.stream().map(Listener::local).toList();
  }

  @Override
  public void await(long timeoutMillis, Events events) throws IOException {
    selector.select(key -> tell(key, events), timeoutMillis);
  }

  private void tell(SelectionKey key, Events events) {
    if (key.attachment() instanceof LoopConversation peer) {
      if (key.isValid()) {
        events.ready(peer, key.isReadable(), key.isWritable());
      }
    } else {
      acceptAll((ServerSocketChannel) key.channel(), events);
    }
  }

  private void acceptAll(ServerSocketChannel listener, Events events) {
    try {
      for (SocketChannel channel = listener.accept();
          channel != null;
          channel = listener.accept()) {
        welcome(channel, events);
      }
    } catch (IOException e) {
      if (listener.isOpen()) {
        events.crowded(e);
      }
    }
  }

  /** A connection that is gone before it is ready is nobody's trouble. */
  private void welcome(SocketChannel channel, Events events) {
    try {
      ChannelConnection ends = ChannelConnection.accepted(channel);
      channel.configureBlocking(false);
      events.arrived(new NioStream(selector, ends));
    } catch (IOException vanished) {
      ChannelConnection.closeQuietly(channel);
    }
  }

  @Override
  public void setAccepting(boolean on) {
    for (ChannelListener listener : listeners) {
      SelectionKey key = listener.channel().keyFor(selector);
      if (key != null && key.isValid()) {
        key.interestOps(on ? SelectionKey.OP_ACCEPT : 0);
      }
    }
  }

  @Override
  public void wake() {
    selector.wakeup();
  }

  @Override
  public void close() {
    listeners.forEach(Listener::close);
    ChannelConnection.closeQuietly(selector); // also lets the closed channels go
  }

  /** A channel that does not block. */
  private record NioStream(Selector selector, ChannelConnection ends) implements LoopStream {
    @Override
    public int read(ByteBuffer direct) throws IOException {
      return ends.channel().read(direct);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return ends.channel().write(bytes);
    }

    @Override
    public void awaitRoom(boolean roomToWrite) {
      SelectionKey key = ends.channel().keyFor(selector);
      int operation = roomToWrite ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
      if (key != null && key.isValid() && key.interestOps() != operation) {
        key.interestOps(operation);
      }
    }

    @Override
    public void shutdownOutput() throws IOException {
      ends.channel().shutdownOutput();
    }

    @Override
    public void attach(LoopConversation peer) throws IOException {
      ends.channel().register(selector, SelectionKey.OP_READ, peer);
    }

    @Override
    public SocketAddress local() {
      return ends.local();
    }

    @Override
    public SocketAddress remote() {
      return ends.remote();
    }

    @Override
    public void abort() {
      ends.abort();
    }

    @Override
    public void close() {
      ends.close();
    }
  }
}
