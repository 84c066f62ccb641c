package sextant.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * Listens and serves, one virtual thread per connection. With a TLS context the port speaks HTTPS
 * only; a plain request to it is told so, and the other way round.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(HttpServer.class.getName());
  private static final int MOST_CONNECTIONS = 512;
  private static final int TLS_HANDSHAKE = 0x16;
  private static final int BACKLOG = 128;

  private final ServerSocket listener;
  private final Optional<SSLContext> tls;
  private final HttpHandler handler;
  private final Patience patience;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /** How long a client may take: for a whole head, and without sending anything of a body. */
  public record Patience(int headMillis, int idleMillis) {
    /** Ten seconds for a head, a minute for anything else. */
    public static final Patience USUAL = new Patience(10_000, 60_000);
  }

  private HttpServer(
      ServerSocket listener, Optional<SSLContext> tls, HttpHandler handler, Patience patience) {
    this.listener = listener;
    this.tls = tls;
    this.handler = handler;
    this.patience = patience;
  }

  /** Listens on an address, port 0 for a free one; close it to stop. */
  public static HttpServer open(
      InetSocketAddress address, Optional<SSLContext> tls, HttpHandler handler, Patience patience)
      throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(address, BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    var server = new HttpServer(listener, tls, handler, patience);
    Thread.ofVirtual().name("http-accept").start(server::accept);
    return server;
  }

  /** The port it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        if (connections.size() >= MOST_CONNECTIONS) {
          Sockets.close(socket);
        } else {
          connections.add(socket);
          Thread.ofVirtual().name("http-serve").start(() -> serveAndClose(socket));
        }
      } catch (IOException e) {
        if (!listener.isClosed()) { // too many open files, perhaps; the next may go
          LOG.log(Level.WARNING, "cannot accept: " + e.getMessage());
        }
      }
    }
  }

  private void serveAndClose(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      serve(socket);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, () -> "connection ended: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "bug while serving a request", e);
    } finally {
      connections.remove(socket);
    }
  }

  private void serve(Socket socket) throws IOException, InterruptedException {
    socket.setSoTimeout(patience.headMillis);
    int first = socket.getInputStream().read();
    if (first < 0) {
      return;
    }
    boolean speaksTls = first == TLS_HANDSHAKE;
    if (speaksTls != tls.isPresent()) {
      refuseProtocol(socket, speaksTls);
      return;
    }
    byte[] already = {(byte) first};
    Link link =
        tls.isPresent()
            ? TlsLink.open(socket, TlsSettings.server(tls.get()), already)
            : new PlainLink(socket);
    ByteInput input = new ByteInput(link, speaksTls ? new byte[0] : already);
    serve(link, input);
  }

  private static void refuseProtocol(Socket socket, boolean speaksTls) throws IOException {
    PlainLink link = new PlainLink(socket);
    String text = speaksTls ? "this port speaks HTTP" : "this port speaks HTTPS";
    Reply reply = Reply.text(400, text).with("Connection", "close");
    new MessageWriter(link)
        .write("HTTP/1.1 400 Bad Request", reply.headers(), reply.length(), reply.content());
    linger(link);
  }

  private void serve(Link link, ByteInput input) throws IOException, InterruptedException {
    boolean goesOn = true;
    while (goesOn) {
      try {
        link.setReadTimeoutMillis(patience.idleMillis);
        if (input.look(patience.idleMillis) != ByteInput.Presence.SPEAKING) {
          return;
        }
        link.setReadTimeoutMillis(patience.headMillis);
        goesOn = serveOne(link, input);
      } catch (HttpFormatException wrong) {
        Reply reply = Reply.text(wrong.status(), String.valueOf(wrong.getMessage()));
        reply.with("Connection", "close");
        String line = "HTTP/1.1 " + wrong.status() + " " + Statuses.phrase(wrong.status());
        new MessageWriter(link).write(line, reply.headers(), reply.length(), reply.content());
        linger(link);
        return;
      }
    }
  }

  private boolean serveOne(Link link, ByteInput input) throws IOException, InterruptedException {
    Optional<RequestHead> head = input.withinMillis(patience.headMillis, HeadReader::request);
    if (head.isEmpty()) {
      return false;
    }
    link.setReadTimeoutMillis(patience.idleMillis);
    Exchange exchange = new Exchange(link, input, head.get());
    handler.handle(exchange);
    if (exchange.isTakenOver()) {
      return false;
    }
    if (!exchange.isAnswered()) {
      exchange.respond(Reply.empty(404));
    }
    link.setReadTimeoutMillis(patience.idleMillis);
    boolean isReusable =
        exchange.keepsConnection()
            && (exchange.unreadBody().isRead() || exchange.unreadBody().skip(1 << 16));
    if (!isReusable) {
      linger(link);
    }
    return isReusable;
  }

  // Closing with unread input resets the connection, and the answer may be lost with it.
  private static void linger(Link link) {
    try {
      link.endOutput();
      link.setReadTimeoutMillis(500);
      byte[] scratch = new byte[16 * 1024];
      int rounds = 256;
      while (rounds-- > 0 && link.read(scratch, 0, scratch.length) >= 0) {
        // what still comes is of no use
      }
    } catch (SocketTimeoutException _) {
      return;
    } catch (IOException _) {
      return;
    }
  }

  /** Stops listening and ends all connections. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot close the listener: " + e.getMessage());
    }
    connections.forEach(Sockets::close);
  }
}
