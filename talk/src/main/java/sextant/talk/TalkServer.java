package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import sextant.wire.Bytes;
import sextant.words.Failure;

/**
 * A server that is listening. Threads of its own do the work; every method may be called from any
 * thread.
 */
public final class TalkServer implements AutoCloseable {
  private static final Duration UDP_IDLE = Duration.ofMinutes(1); // nothing else ends a UDP session

  private final Address address;
  private final Mode mode;
  private final Peers peers;
  private final Engine engine;
  private final IdleWatch idleWatch;

  private TalkServer(Address address, Mode mode, Peers peers, Engine engine, IdleWatch idleWatch) {
    this.address = address;
    this.mode = mode;
    this.peers = peers;
    this.engine = engine;
    this.idleWatch = idleWatch;
  }

  /** The threads that serve; closing ends all of them within a second. */
  interface Engine extends AutoCloseable {
    List<SocketAddress> addresses();

    @Override
    void close();
  }

  /**
   * Listens and serves until closed.
   *
   * @throws sextant.words.FailureException when the address cannot be had
   */
  public static TalkServer listen(
      Address address, Mode mode, ServerOptions options, TalkObserver observer) throws IOException {
    Peers peers = new Peers(options, observer);
    Engine engine = engine(address, mode, peers);
    boolean datagrams = address instanceof Address.Udp || address instanceof Address.Dtls;
    Duration limit = options.idleTimeout().isZero() && datagrams ? UDP_IDLE : options.idleTimeout();
    return new TalkServer(address, mode, peers, engine, IdleWatch.start(limit, peers::all));
  }

  /** Plain sockets and a mode that never waits go into a loop, all else gets a thread per peer. */
  private static Engine engine(Address address, Mode mode, Peers peers) throws IOException {
    LoopService.Beginning service = LoopService.of(mode, peers).orElse(null);
    if (service != null && address instanceof Address.Tcp tcp && EpollStreams.isSupported()) {
      return StreamLoop.start(listen(tcp), service, peers);
    }
    Forward forward = Forward.of(mode).orElse(null);
    if (forward != null && address instanceof Address.Udp udp && BatchedDatagrams.isSupported()) {
      return DatagramLoop.start(bind(udp), forward, peers);
    }
    List<Listener> listeners = Transports.listen(address, peers.options());
    List<ChannelListener> streams = only(ChannelListener.class, listeners);
    if (service != null && streams.size() == listeners.size()) {
      return StreamLoop.start(NioStreams.of(streams), service, peers);
    }
    List<UdpListener> sockets = only(UdpListener.class, listeners);
    if (forward != null && sockets.size() == listeners.size()) {
      return DatagramLoop.start(sockets.stream().map(NioDatagrams::new).toList(), forward, peers);
    }
    return BlockingServer.start(listeners, PeerHandler.of(mode, peers), peers);
  }

  private static List<BatchedDatagrams> bind(Address.Udp address) throws IOException {
    try {
      return Transports.bindAll(address, BatchedDatagrams::open);
    } catch (IOException e) {
      throw Failure.wrap(e, address.subject());
    }
  }

  private static LoopStreams listen(Address.Tcp address) throws IOException {
    try {
      return EpollStreams.listen(address);
    } catch (IOException e) {
      throw Failure.wrap(e, address.subject());
    }
  }

  private static <T extends Listener> List<T> only(Class<T> type, List<Listener> listeners) {
    return listeners.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What was asked for. */
  public Address address() {
    return address;
  }

  /** What it does with what peers say. */
  public Mode mode() {
    return mode;
  }

  /** Every address it listens on, with the port the system chose. */
  public List<SocketAddress> addresses() {
    return engine.addresses();
  }

  /** The port it listens on; 0 for a Unix socket. */
  public int port() {
    return SocketText.port(engine.addresses().getFirst());
  }

  /** Everybody who is there now; changes while you look. */
  public Collection<Conversation> peers() {
    return peers.all();
  }

  /** How much went each way, those who left included. */
  public Counters counters() {
    return peers.counters();
  }

  /**
   * Queues the bytes for everybody and returns to how many; a peer whose queue is full misses them.
   */
  public int sendToAll(Bytes bytes) {
    return (int) peers.all().stream().filter(peer -> peer.offer(bytes)).count();
  }

  /** Stops listening and ends every conversation. May be called twice; returns when all is over. */
  @Override
  public void close() {
    idleWatch.close();
    engine.close();
  }
}
