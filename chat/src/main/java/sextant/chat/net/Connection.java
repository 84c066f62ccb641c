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
import sextant.irc.LineBuffer;
import sextant.irc.Message;
import sextant.irc.TagText;

/** One client's connection. Belongs to the reactor's thread. */
public final class Connection {
  private static final int TAG_BYTES = TagText.CLIENT_BYTES + 2;

  private final Reactor reactor;
  private final SocketChannel channel;
  private final Endpoint endpoint;
  private final Outbox outbox = new Outbox();
  private final LineBuffer lines = new LineBuffer(TAG_BYTES, Message.BODY_BYTES - 2);
  private final @Nullable TlsStream tls;
  private SelectionKey key;
  private SocketAddress remote;
  private ConnectionHandler handler = NOBODY;
  private @Nullable Opening opening;
  private @Nullable WebSocket webSocket;
  private boolean reading = true;
  private boolean paused;
  private boolean ending;
  private boolean closed;
  private boolean dirty;
  private boolean blocked;
  private boolean waiting;
  private long endingSince;

  private static final ConnectionHandler NOBODY =
      new ConnectionHandler() {
        @Override
        public void opened() {}

        @Override
        public void inputEnded() {}

        @Override
        public void closed(String reason) {}

        @Override
        public void line(String line) {}

        @Override
        public void tooLong() {}

        @Override
        public void notUtf8(String latin1) {}
      };

  Connection(Reactor reactor, SocketChannel channel, Endpoint endpoint, SocketAddress remote) {
    this.reactor = reactor;
    this.channel = channel;
    this.endpoint = endpoint;
    this.remote = remote;
    this.tls = endpoint.tls() == null ? null : new TlsStream(endpoint.tls().context());
    this.opening = new Opening(endpoint, address(remote));
    this.key = reactor.register(channel, this);
  }

  /** Where the client is; a Unix socket's address is not an {@link InetSocketAddress}. */
  public SocketAddress remote() {
    return remote;
  }

  private static String address(SocketAddress remote) {
    return remote instanceof InetSocketAddress inet
        ? inet.getAddress().getHostAddress()
        : "localhost";
  }

  /** Where it came in. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Whether nobody in between can read it: TLS, or a socket of this machine. */
  public boolean isSecure() {
    return tls != null || !(remote instanceof InetSocketAddress);
  }

  /** The certificate the client showed in its handshake. */
  public Optional<X509Certificate> certificate() {
    return tls == null ? Optional.empty() : tls.clientCertificate();
  }

  /** Protocol and cipher, empty without TLS. */
  public String security() {
    return tls == null ? "" : tls.description();
  }

  /** Whether the client is a web page. */
  public boolean isWebSocket() {
    return webSocket != null;
  }

  /** Bytes that wait to be written. */
  public long queuedBytes() {
    return outbox.bytes();
  }

  /** Whether nothing more can be sent or will be heard. */
  public boolean isClosed() {
    return closed || ending;
  }

  /** Sends a line, ended by CR LF, once the log is durable up to that position. */
  public void send(byte[] line, long position) {
    if (closed || ending) {
      return;
    }
    WebSocket socket = webSocket;
    outbox.add(socket == null ? line : socket.frame(line), position);
    touch();
  }

  /** Reads on, or leaves what comes in the socket until it is told to read again. */
  public void setReading(boolean on) {
    if (reading != on) {
      reading = on;
      updateInterest();
    }
  }

  /** Writes what is queued, then closes; hears nothing more. */
  public void end(String reason) {
    if (closed || ending) {
      return;
    }
    if (webSocket != null) {
      outbox.add(WebSocket.closeFrame(), 0);
    }
    ending = true;
    endingSince = System.nanoTime();
    reading = false;
    updateInterest();
    touch();
    ConnectionHandler told = handler;
    handler = NOBODY;
    told.closed(reason);
    reactor.ending(this);
  }

  void setPaused(boolean on) {
    paused = on;
    updateInterest();
  }

  void begin(ConnectionHandler next) {
    handler = next;
    if (tls == null && !endpoint.proxy() && endpoint.kind() != Endpoint.Kind.PAGES) {
      handler.opened(); // WebSocket shows itself with the first bytes
    }
  }

  boolean isOverdue(long nowNanos, long limitNanos) {
    return ending && nowNanos - endingSince > limitNanos;
  }

  private void touch() {
    boolean useless = waiting && tls == null; // nothing goes before the log is durable
    if (!dirty && !useless) {
      dirty = true;
      reactor.dirty(this);
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
      if (tls == null) {
        plain(buffer);
      } else {
        tls.feed(buffer, scratch, tlsSink());
        touch();
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** A client that has said all gets its answers before it is let go. */
  private void inputEnded() {
    if (closed || ending) {
      return;
    }
    setReading(false);
    if (opening == null || (tls == null && endpoint.kind() == Endpoint.Kind.IRC)) {
      handler.inputEnded();
    } else {
      finish("Connection closed");
    }
  }

  private TlsStream.Sink tlsSink() {
    return new TlsStream.Sink() {
      @Override
      public void plain(ByteBuffer bytes) throws IOException {
        Connection.this.plain(bytes);
      }

      @Override
      public void ended() {
        inputEnded();
      }

      @Override
      public void task(Runnable task) {
        reactor.runElsewhere(task, () -> resumeTls());
      }
    };
  }

  private void resumeTls() {
    if (closed || tls == null) {
      return;
    }
    try {
      tls.taskDone();
      tls.resume(reactor.scratch(), tlsSink());
      touch();
    } catch (IOException e) {
      fail(e);
    }
  }

  private void plain(ByteBuffer bytes) throws IOException {
    Opening first = opening;
    if (first == null) {
      content(bytes);
      return;
    }
    Opening.Result result = first.feed(bytes);
    first.newSource().ifPresent(this::moved);
    if (result == null) {
      return;
    }
    opening = null;
    if (result.request() != null) {
      answer(result.request());
    } else if (tls != null || endpoint.proxy()) {
      handler.opened();
    }
    if (!isClosed() && result.rest().hasRemaining()) {
      content(result.rest());
    }
  }

  private void moved(InetSocketAddress address) {
    remote = address;
    if (tls == null && !endpoint.proxy()) {
      handler.moved(); // else nobody was told yet where it comes from
    }
  }

  private void answer(HttpRequest request) throws IOException {
    boolean welcome =
        endpoint.kind() == Endpoint.Kind.IRC
            && (endpoint.origins().isEmpty()
                || endpoint.origins().contains(request.header("origin")));
    if (request.asksForWebSocket() && welcome) {
      outbox.clear();
      outbox.add(WebSocket.handshake(request), 0);
      webSocket = new WebSocket(WebSocket.subprotocol(request).startsWith("binary"));
      touch();
      if (tls != null || endpoint.proxy()) {
        handler.opened();
      }
      return;
    }
    String page = handler.page(request.path());
    outbox.clear();
    outbox.add(
        page.isEmpty()
            ? HttpRequest.answer("404 Not Found", "not found\n")
            : HttpRequest.answer("200 OK", page),
        0);
    end("page served");
  }

  private void content(ByteBuffer bytes) throws IOException {
    WebSocket socket = webSocket;
    if (socket == null) {
      lines.feed(bytes, handlerNow());
      return;
    }
    socket.feed(
        bytes,
        new WebSocket.Sink() {
          @Override
          public void message(byte[] message) {
            lines.feed(ByteBuffer.wrap(message), handlerNow());
            lines.feed(ByteBuffer.wrap(new byte[] {'\n'}), handlerNow());
          }

          @Override
          public void closed() {
            inputEnded();
          }

          @Override
          public void answer(byte[] frame) {
            outbox.add(frame, 0);
            touch();
          }
        });
  }

  /** A handler that goes away in the middle of a packet must not be told of the rest. */
  private LineBuffer.Listener handlerNow() {
    return new LineBuffer.Listener() {
      @Override
      public void line(String line) {
        handler.line(line);
      }

      @Override
      public void tooLong() {
        handler.tooLong();
      }

      @Override
      public void endless() {
        handler.endless();
      }

      @Override
      public void notUtf8(String latin1) {
        handler.notUtf8(latin1);
      }
    };
  }

  /** The log is durable further than when it was flushed last. */
  void released() {
    waiting = false;
    touch();
  }

  /** The socket has room again. */
  void writable() {
    blocked = false;
    touch();
  }

  /** Writes what may go. Returns whether something waits for the log. */
  boolean flush(ByteBuffer buffer, long durable) {
    dirty = false;
    if (closed || blocked) {
      return false; // blocked: tried again when the socket has room, not for every line
    }
    try {
      boolean whole = tls == null ? writePlain(buffer, durable) : writeTls(tls, buffer, durable);
      blocked = !whole;
      setWriting(blocked);
      if (ending && outbox.isEmpty() && whole) {
        finish();
      }
    } catch (IOException e) {
      fail(e);
    }
    waiting = !blocked && !outbox.isEmpty() && !outbox.isReady(durable);
    return waiting;
  }

  private boolean writePlain(ByteBuffer buffer, long durable) throws IOException {
    while (outbox.isReady(durable)) {
      buffer.clear();
      outbox.copyReady(durable, buffer);
      buffer.flip();
      int written = channel.write(buffer);
      outbox.consume(written);
      if (buffer.hasRemaining()) {
        return false;
      }
    }
    return true;
  }

  private boolean writeTls(TlsStream stream, ByteBuffer buffer, long durable) throws IOException {
    if (!stream.writeTo(channel)) {
      return false;
    }
    while (!stream.isHandshaking() && outbox.isReady(durable)) {
      buffer.clear();
      outbox.copyReady(durable, buffer);
      buffer.flip();
      int size = buffer.remaining();
      stream.wrap(buffer);
      outbox.consume(size - buffer.remaining());
      if (!stream.writeTo(channel)) {
        return false;
      }
    }
    if (ending && outbox.isEmpty()) {
      stream.closeOutbound();
      return stream.writeTo(channel);
    }
    return true;
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

  private void finish() {
    finish("");
  }

  /** Closes at once, whatever is queued. */
  void finish(String reason) {
    if (closed) {
      return;
    }
    closed = true;
    outbox.clear();
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone either way.
    }
    reactor.gone(this);
    ConnectionHandler told = handler;
    handler = NOBODY;
    told.closed(reason);
  }
}
