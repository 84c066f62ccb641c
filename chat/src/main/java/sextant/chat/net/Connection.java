package sextant.chat.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client's connection. Belongs to the reactor's thread. */
public final class Connection implements ClientLink {
  private final Reactor reactor;
  private final SocketChannel channel;
  private final Endpoint endpoint;
  private final @Nullable TlsStream tls;
  private final Outflow outflow;
  private final CurrentHandler handler = new CurrentHandler();
  private final Inflow inflow;
  private SelectionKey key;
  private SocketAddress remote;
  private boolean reading = true;
  private boolean paused;
  private boolean ending;
  private boolean closed;
  private boolean dirty;
  private boolean throughTls;
  private long endingSince;

  Connection(Reactor reactor, SocketChannel channel, Endpoint endpoint, SocketAddress remote) {
    this.reactor = reactor;
    this.channel = channel;
    this.endpoint = endpoint;
    this.remote = remote;
    this.tls = endpoint.tls() == null ? null : new TlsStream(endpoint.tls().context());
    this.outflow = new Outflow(channel, tls);
    this.inflow = new Inflow(this, tls, handler);
    this.key = reactor.register(channel, this);
  }

  /** Where the client is; a Unix socket's address is not an {@link InetSocketAddress}. */
  @Override
  public SocketAddress remote() {
    return remote;
  }

  /** The client's address as a text, {@code localhost} for a Unix socket. */
  String address() {
    return remote instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress()
        : "localhost";
  }

  @Override
  public Endpoint.Kind kind() {
    return endpoint.kind();
  }

  /** Where it came in. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Whether nobody in between can read it: TLS, up to us or to our own proxy, or a socket of this
   * machine.
   */
  @Override
  public boolean isSecure() {
    return tls != null || throughTls || !(remote instanceof InetSocketAddress);
  }

  /** The certificate the client showed in its handshake. */
  @Override
  public Optional<X509Certificate> certificate() {
    return tls == null ? Optional.empty() : tls.clientCertificate();
  }

  /** Protocol and cipher, empty without TLS. */
  @Override
  public String security() {
    return tls == null ? "" : tls.description();
  }

  /** Whether the client is a web page. */
  @Override
  public boolean isWebSocket() {
    return inflow.isWebSocket();
  }

  /** Bytes that wait to be written. */
  @Override
  public long queuedBytes() {
    return outflow.bytes();
  }

  /** Whether nothing more can be sent or will be heard. */
  @Override
  public boolean isClosed() {
    return closed || ending;
  }

  /** Sends a line, ended by CR LF, once the log is durable up to that position. */
  @Override
  public void send(byte[] line, long position) {
    if (closed || ending) {
      return;
    }
    if (!dirty && outflow.isFirstToWait(position, reactor.flushing().durable())) {
      reactor.flushing().hold(this); // no try is worth it before the log is durable
    } else {
      touch();
    }
    outflow.add(inflow.framed(line), position);
  }

  /** Reads on, or leaves what comes in the socket until it is told to read again. */
  @Override
  public void setReading(boolean on) {
    if (reading != on) {
      reading = on;
      updateInterest();
    }
  }

  /** Writes what is queued, then closes; hears nothing more. */
  @Override
  public void end(String reason) {
    if (closed || ending) {
      return;
    }
    if (inflow.isWebSocket()) {
      outflow.add(WebSocket.closeFrame(), 0);
    }
    ending = true;
    endingSince = System.nanoTime();
    reading = false;
    updateInterest();
    touch();
    handler.dismiss().closed(reason);
    reactor.ending(this);
  }

  void setPaused(boolean on) {
    paused = on;
    updateInterest();
  }

  void begin(ConnectionHandler next) {
    handler.become(next);
    if (!isOpenedLate()) {
      next.opened(); // WebSocket shows itself with the first bytes
    }
  }

  boolean isOverdue(long nowNanos, long limitNanos) {
    return ending && nowNanos - endingSince > limitNanos;
  }

  void touch() {
    if (!dirty && !outflow.isUseless()) {
      dirty = true;
      reactor.flushing().add(this);
    }
  }

  /** Reads once; called when the socket has something. */
  void readable(ByteBuffer buffer, ByteBuffer scratch) {
    try {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        inputEnded();
        return;
      }
      buffer.flip();
      inflow.feed(buffer, scratch);
    } catch (IOException e) {
      fail(e);
    }
  }

  /** A client that has said all gets its answers before it is let go. */
  void inputEnded() {
    if (closed || ending) {
      return;
    }
    setReading(false);
    if (inflow.isKnown()) {
      handler.now().inputEnded();
    } else {
      finish("Connection closed");
    }
  }

  /** Runs work of a handshake on another thread, and goes on after it. */
  void elsewhere(Runnable task) {
    reactor.runElsewhere(task, this::resume);
  }

  private void resume() {
    if (closed) {
      return;
    }
    try {
      inflow.resume(reactor.scratch());
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Whether its handler is told of it only when the first bytes have come. */
  boolean isOpenedLate() {
    return tls != null || endpoint.proxy() || endpoint.isWebOnly();
  }

  /** A proxy says where the client is. */
  void moved(InetSocketAddress address) {
    remote = address;
    if (!isOpenedLate()) {
      handler.now().moved(); // else nobody was told yet where it comes from
    }
  }

  /** The client came with a request, perhaps by a proxy of ours. */
  void came(WebDoor door) {
    String from = address();
    throughTls = endpoint.proxies().contains(from) && door.cameByTls();
    door.forwarded(from).ifPresent(this::moved);
  }

  void sayOnly(byte[] bytes) {
    outflow.only(bytes);
    touch();
  }

  void say(byte[] bytes) {
    outflow.add(bytes, 0);
    touch();
  }

  /** The log is durable further than when it was flushed last. */
  void released() {
    outflow.released();
    touch();
  }

  /** The socket has room again. */
  void writable() {
    outflow.writable();
    touch();
  }

  /** Writes what may go. Returns whether something waits for the log. */
  boolean flush(ByteBuffer buffer, long durable) {
    dirty = false;
    if (closed || outflow.isBlocked()) {
      return false;
    }
    try {
      boolean whole = outflow.write(buffer, durable, ending);
      setWriting(!whole);
      if (ending && outflow.isEmpty() && whole) {
        finish("");
      }
    } catch (IOException e) {
      fail(e);
    }
    return outflow.isWaiting();
  }

  private void setWriting(boolean on) {
    int wanted =
        on ? key.interestOps() | SelectionKey.OP_WRITE : key.interestOps() & ~SelectionKey.OP_WRITE;
    if (wanted != key.interestOps()) {
      key.interestOps(wanted);
    }
  }

  private void updateInterest() {
    if (key.isValid()) {
      int others = key.interestOps() & ~SelectionKey.OP_READ;
      key.interestOps(reading && !paused ? others | SelectionKey.OP_READ : others);
    }
  }

  private void fail(IOException e) {
    String message = e.getMessage();
    finish(
        message == null || e instanceof EOFException
            ? "Connection closed"
            : "Read error: " + message);
  }

  /** Closes at once, whatever is queued. */
  void finish(String reason) {
    if (closed) {
      return;
    }
    closed = true;
    outflow.clear();
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way.
    }
    reactor.gone(this);
    handler.dismiss().closed(reason);
  }
}
