package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import sextant.words.Failure;

/** Serves every transport: a virtual thread per listener and one per peer. */
final class BlockingServer implements TalkServer.Engine {
  private static final long PAUSE_NANOS =
      50_000_000; // after a failed accept, which is mostly "too many open files"
  private static final long ESTABLISH_LIMIT_SECONDS = 10;
  private static final long CLOSE_LIMIT_MILLIS = 1_000;

  private final List<Listener> listeners;
  private final PeerHandler handler;
  private final Peers peers;
  private final Map<Connection, Long> establishing =
      new ConcurrentHashMap<>(); // value: since when, nanoTime
  private final Phaser running = new Phaser(1); // the server itself, until it closes
  private volatile boolean closed;

  private BlockingServer(List<Listener> listeners, PeerHandler handler, Peers peers) {
    this.listeners = listeners;
    this.handler = handler;
    this.peers = peers;
  }

  static BlockingServer start(List<Listener> listeners, PeerHandler handler, Peers peers) {
    BlockingServer server = new BlockingServer(List.copyOf(listeners), handler, peers);
    for (Listener listener : server.listeners) {
      String name = "talk-listener-" + SocketText.of(listener.local());
      server.running.register();
      Thread.ofVirtual().name(name).start(() -> server.acceptAll(listener));
    }
    return server;
  }

  @Override
  public List<SocketAddress> addresses() {
    return listeners.stream().map(Listener::local).toList();
  }

  private void acceptAll(Listener listener) {
    try {
      while (!closed) {
        try {
          welcome(listener.accept());
        } catch (IOException e) {
          troubleAccepting(listener, e);
        }
      }
    } finally {
      running.arriveAndDeregister();
    }
  }

  private void troubleAccepting(Listener listener, IOException e) {
    if (!closed) {
      peers.observer().trouble(Failure.of(e, SocketText.of(listener.local())));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void welcome(Connection connection) {
    dropSlowHandshakes();
    if (peers.admit(connection.remote()).isPresent()) {
      connection.abort();
      return;
    }
    establishing.put(connection, System.nanoTime());
    running.register();
    long id = peers.nextId();
    Thread.ofVirtual().name("talk-peer-" + id).start(() -> serve(id, connection));
  }

  private void dropSlowHandshakes() {
    long limit = TimeUnit.SECONDS.toNanos(ESTABLISH_LIMIT_SECONDS);
    long now = System.nanoTime();
    establishing.forEach((connection, since) -> {
      if (now - since > limit) {
        connection.close();
      }
    });
  }

  private void serve(long id, Connection connection) {
    try {
      if (establish(connection)) {
        converse(id, connection);
      } else {
        connection.close(); // also when the server closed between accept and here
        peers.release();
      }
    } finally {
      running.arriveAndDeregister();
    }
  }

  private boolean establish(Connection connection) {
    try {
      connection.establish();
      return !closed;
    } catch (IOException e) {
      connection.abort();
      if (!closed) {
        peers.observer().trouble(Failure.of(e, SocketText.of(connection.remote())));
      }
      return false;
    } finally {
      establishing.remove(connection);
    }
  }

  private void converse(long id, Connection connection) {
    int outboxLimit = peers.options().outboxBytes();
    BlockingConversation peer =
        new BlockingConversation(id, connection, peers.audience(), outboxLimit);
    peers.add(peer);
    if (closed) {
      peer.close();
    }
    try {
      handler.serve(peer);
      peer.end(Ending.FINISHED);
    } catch (IOException e) {
      peer.fail(e);
    } finally {
      peer.end(Ending.FAILED); // only a bug gets here with the conversation open
      peers.remove(peer);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    listeners.forEach(Listener::close);
    establishing.keySet().forEach(Connection::close);
    peers.all().forEach(Conversation::close);
    try {
      int phase = running.arriveAndDeregister();
      running.awaitAdvanceInterruptibly(phase, CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // an observer that does not return keeps its thread; all sockets are closed
    }
  }
}
