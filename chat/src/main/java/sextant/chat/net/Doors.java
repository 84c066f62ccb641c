package sextant.chat.net;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sextant.words.Failure;

/** The sockets that clients come to. Belongs to the reactor's thread. */
final class Doors {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final int AT_ONCE = 64;

  private final Selector selector;
  private final Map<ServerSocketChannel, Endpoint> open = new LinkedHashMap<>();
  private boolean paused;

  /** What is done with somebody who came. */
  @FunctionalInterface
  interface Host {
    void came(SocketChannel channel, Endpoint endpoint);
  }

  Doors(Selector selector) {
    this.selector = selector;
  }

  /** Returns where it really listens. */
  SocketAddress open(Endpoint endpoint) throws IOException {
    boolean unix = endpoint.address() instanceof UnixDomainSocketAddress;
    ServerSocketChannel channel =
        unix ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
    try {
      if (endpoint.address() instanceof UnixDomainSocketAddress path) {
        Files.deleteIfExists(path.getPath());
      } else {
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      }
      channel.bind(endpoint.address(), 1024);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_ACCEPT);
      open.put(channel, endpoint);
      return channel.getLocalAddress();
    } catch (IOException e) {
      channel.close();
      throw Failure.wrap(e, shown(endpoint.address()));
    }
  }

  private static String shown(SocketAddress address) {
    return address instanceof InetSocketAddress inet
        ? inet.getHostString() + ":" + inet.getPort()
        : address.toString();
  }

  /** Returns whether there was a door at that address. */
  boolean close(SocketAddress address) {
    Optional<ServerSocketChannel> found = at(address);
    found.ifPresent(channel -> {
      open.remove(channel);
      close(channel);
    });
    return found.isPresent();
  }

  void change(SocketAddress address, Endpoint endpoint) {
    at(address).ifPresent(channel -> open.put(channel, endpoint));
  }

  private Optional<ServerSocketChannel> at(SocketAddress address) {
    for (ServerSocketChannel channel : open.keySet()) {
      try {
        if (address.equals(channel.getLocalAddress())) {
          return Optional.of(channel);
        }
      } catch (IOException closed) {
        LOG.log(Level.DEBUG, "listener", closed);
      }
    }
    return Optional.empty();
  }

  /** Lets in who waits there, not too many before the others have their turn. */
  void acceptAll(ServerSocketChannel door, Host host) {
    Endpoint endpoint = open.get(door);
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        SocketChannel channel = door.accept();
        if (channel == null || endpoint == null) {
          return;
        }
        host.came(channel, endpoint);
      }
    } catch (IOException e) {
      if (door.isOpen()) { // no file descriptors left: nobody is let in for a moment
        LOG.log(Level.WARNING, "accept: {0}", e.getMessage());
        paused = true;
        waitFor(0);
      }
    }
  }

  /** Goes on letting people in after a moment without. */
  void resume() {
    if (paused) {
      paused = false;
      waitFor(SelectionKey.OP_ACCEPT);
    }
  }

  private void waitFor(int interest) {
    for (ServerSocketChannel channel : open.keySet()) {
      SelectionKey key = channel.keyFor(selector);
      if (key != null && key.isValid()) {
        key.interestOps(interest);
      }
    }
  }

  void closeAll() {
    open.keySet().forEach(Doors::close);
  }

  private static void close(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "close", e);
    }
  }
}
