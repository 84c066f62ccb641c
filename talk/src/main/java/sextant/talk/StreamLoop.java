package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import sextant.words.Failure;

/**
 * Conversation, echo, discard and relay over TCP and Unix sockets: one platform thread, one buffer,
 * and for echo no allocation per message. Only its thread touches a stream.
 */
final class StreamLoop implements TalkServer.Engine, LoopStreams.Events {
  private static final long ACCEPT_PAUSE_MILLIS = 50;
  private static final long CLOSE_LIMIT_MILLIS = 1_000;

  private final LoopStreams streams;
  private final List<SocketAddress> addresses;
  private final LoopService.Beginning service;
  private final Peers peers;
  private final Thread thread;
  private final Arrivals arrivals = new Arrivals();
  private final ConcurrentLinkedQueue<LoopConversation> requests = new ConcurrentLinkedQueue<>();
  private boolean acceptPaused;
  private boolean hasRoundBegun;
  private long roundNanos;
  private volatile boolean closed;

  private StreamLoop(LoopStreams streams, LoopService.Beginning service, Peers peers) {
    this.streams = streams;
    this.addresses = streams.addresses();
    this.service = service;
    this.peers = peers;
    this.thread = Thread.ofPlatform().daemon().name("talk-loop").unstarted(this::run);
  }

  static StreamLoop start(LoopStreams streams, LoopService.Beginning service, Peers peers) {
    StreamLoop loop = new StreamLoop(streams, service, peers);
    loop.thread.start();
    return loop;
  }

  @Override
  public List<SocketAddress> addresses() {
    return addresses;
  }

  private void run() {
    try {
      while (!closed) {
        streams.await(acceptPaused ? ACCEPT_PAUSE_MILLIS : 0, this);
        arrivals.serve();
        hasRoundBegun = false;
        if (acceptPaused) {
          acceptPaused = false;
          streams.setAccepting(true);
        }
        handleRequests();
      }
    } catch (IOException e) {
      peers.observer().trouble(Failure.of(e, "selector"));
    } finally {
      peers.all().forEach(Conversation::close);
      handleRequests();
      streams.close();
    }
  }

  @Override
  public void ready(LoopConversation peer, boolean canRead, boolean canWrite) {
    try {
      if (canWrite && peer.isOpen()) {
        peer.flush();
      }
    } catch (IOException e) {
      peer.fail(e);
    }
    if (canRead && peer.isOpen()) {
      arrivals.read(peer);
    }
  }

  @Override
  public void crowded(IOException why) {
    peers.observer().trouble(Failure.of(why, "accept"));
    streams.setAccepting(false);
    acceptPaused = true;
  }

  @Override
  public void arrived(LoopStream stream) {
    if (peers.admit(stream.remote()).isPresent()) {
      stream.abort();
      return;
    }
    LoopConversation peer = new LoopConversation(this, stream, peers);
    peers.add(peer);
    try {
      stream.attach(peer);
      peer.begin(service);
    } catch (IOException e) {
      peer.fail(e);
    }
  }

  /** The clock when this round first asked for it. Loop thread only. */
  long roundNanos() {
    if (!hasRoundBegun) {
      hasRoundBegun = true;
      roundNanos = System.nanoTime();
    }
    return roundNanos;
  }

  /** Has the loop look at this peer: to write what is queued, or to say goodbye. */
  void request(LoopConversation peer) {
    requests.add(peer);
    if (!Thread.currentThread().equals(thread)) {
      streams.wake();
    }
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
    streams.wake();
    try {
      thread.join(CLOSE_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
