package sextant.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/** One connection to a server; requests go one after the other. Close it to cut it off. */
public final class HttpClient implements AutoCloseable {
  private static final Set<String> CARRYING = Set.of("POST", "PUT", "PATCH");
  private static final int MOST_INTERIM = 20;
  private static final int LAST_LOOK_MILLIS = 10;

  private final Link link;
  private final ByteInput input;
  private final String host;
  private final HeadRules rules;
  private int readTimeoutMillis;
  private int writeTimeoutMillis;
  private boolean isReusable = true;

  /** A request: what to ask for, and what to send with it. */
  public record Request(
      String method, String target, Headers headers, long length, Reply.Content content) {
    /** Without a body. */
    public static Request get(String target) {
      return new Request("GET", target, new Headers(), 0, sink -> {});
    }

    /** With bytes of a type. */
    public static Request post(String target, String type, byte[] bytes) {
      Headers headers = new Headers();
      if (!type.isEmpty()) {
        headers.add("Content-Type", type);
      }
      return new Request(
          "POST", target, headers, bytes.length, sink -> sink.write(bytes, 0, bytes.length));
    }
  }

  /** An answer; its body must be read before the next request. */
  public record Response(ResponseHead head, Body body) {
    /** The status. */
    public int status() {
      return head.status();
    }
  }

  private HttpClient(Link link, String host, HeadRules rules) {
    this.link = link;
    this.input = new ByteInput(link);
    this.host = host;
    this.rules = rules;
  }

  /** Speaks over a connection that is there, to the host that requests name. */
  public static HttpClient over(Link link, String host, HeadRules rules) {
    return new HttpClient(link, host, rules);
  }

  /** Connects, and shakes hands when there is a TLS context. */
  public static HttpClient connect(
      InetSocketAddress address, Optional<SSLContext> tls, int timeoutMillis) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, timeoutMillis);
      String host = hostOf(address);
      Link link = new PlainLink(socket);
      if (tls.isPresent()) {
        socket.setSoTimeout(Math.max(timeoutMillis * 2, 1_000));
        link =
            TlsLink.open(
                socket, TlsSettings.client(tls.get(), host, address.getPort()), new byte[0]);
        socket.setSoTimeout(0);
      }
      return new HttpClient(link, host + ":" + address.getPort(), HeadRules.OF_PEERS);
    } catch (IOException e) {
      Sockets.close(socket);
      throw e;
    }
  }

  private static String hostOf(InetSocketAddress address) {
    String text = address.getAddress().getHostAddress();
    int scope = text.indexOf('%'); // means nothing to the other side
    String bare = scope < 0 ? text : text.substring(0, scope);
    return bare.indexOf(':') >= 0 ? "[" + bare + "]" : bare;
  }

  /** How long to wait for an answer; 0 for ever. */
  public void setReadTimeoutMillis(int timeoutMillis) throws IOException {
    readTimeoutMillis = timeoutMillis;
    link.setReadTimeoutMillis(timeoutMillis);
  }

  /** How long the server may take nothing of a request's body; 0 for ever. */
  public void setWriteTimeoutMillis(int timeoutMillis) {
    writeTimeoutMillis = timeoutMillis;
  }

  /** Whether bodies are read best into direct buffers; else into those over an array. */
  public boolean fillsDirectBuffers() {
    return link.fillsDirectBuffers();
  }

  /** The certificate the server has proven to own. */
  public Optional<X509Certificate> peerCertificate() {
    return link.peerCertificate();
  }

  /** Bytes that only the two ends of this connection know. */
  public Optional<byte[]> exportKey(String label, int byteCount) {
    return link.exportKey(label, byteCount);
  }

  /** Whether another request may follow, once the last answer's body is read. */
  public boolean isReusable() {
    return isReusable;
  }

  /** Says that the connection is in no state for another request. */
  public void spoil() {
    isReusable = false;
  }

  /** Asks. When the server answers before it has read all, its answer counts. */
  public Response send(Request request) throws IOException {
    return send(request, () -> {});
  }

  /** The same; {@code sent} is told when the request has gone out. */
  public Response send(Request request, Runnable sent) throws IOException {
    Headers headers = new Headers();
    if (request.headers().first("Host").isEmpty()) {
      headers.add("Host", host);
    }
    request.headers().fields().forEach(field -> headers.add(field.name(), field.value()));
    String line = request.method() + " " + request.target() + " HTTP/1.1";
    try {
      write(line, headers, request);
    } catch (IOException cutOff) {
      isReusable = false;
      return earlyAnswer(request, cutOff);
    }
    sent.run();
    return answer(request);
  }

  /** The other end took nothing of a request for too long. */
  private static final class StalledException extends SocketTimeoutException {
    private static final long serialVersionUID = 1L;

    private StalledException(IOException cutOff) {
      super("the server takes nothing more of the request");
      initCause(cutOff);
    }
  }

  // only the methods that mean to carry something say that it is nothing (RFC 9110, 8.6)
  private void write(String line, Headers headers, Request request) throws IOException {
    boolean isBare = request.length() == 0 && !CARRYING.contains(request.method());
    if (isBare) {
      new MessageWriter(link).writeHead(line, headers);
      return;
    }
    try (var watch = new StallWatch(link, request.length() == 0 ? 0 : writeTimeoutMillis)) {
      try {
        new MessageWriter(watch::write).write(line, headers, request.length(), request.content());
      } catch (IOException cutOff) {
        throw watch.hasStalled() ? new StalledException(cutOff) : cutOff;
      }
    }
  }

  private Response earlyAnswer(Request request, IOException cutOff) throws IOException {
    boolean isStalled = cutOff instanceof StalledException;
    if (isStalled && input.look(LAST_LOOK_MILLIS) != ByteInput.Presence.SPEAKING) {
      throw cutOff;
    }
    try {
      link.setReadTimeoutMillis(readTimeoutMillis);
      return answer(request);
    } catch (IOException none) {
      cutOff.addSuppressed(none);
      throw cutOff;
    }
  }

  private Response answer(Request request) throws IOException {
    ResponseHead head = HeadReader.response(input, rules);
    for (int i = 0; head.status() < 200; i++) {
      if (head.status() == 101 || i == MOST_INTERIM) {
        throw new HttpFormatException(400, "an interim answer nobody asked for");
      }
      head = HeadReader.response(input, rules);
    }
    isReusable &= head.keepsConnection();
    return new Response(head, Body.of(head, request.method(), input));
  }

  /** Whether the other end neither spoke nor left since the last answer; waits 1 ms for that. */
  public boolean isQuiet() {
    return input.look(1) == ByteInput.Presence.SILENT;
  }

  /**
   * Asks to speak another protocol from here on.
   *
   * @return the connection when the server agreed with 101, else its answer
   */
  public UpgradeResult upgrade(String target, String protocol) throws IOException {
    Headers headers =
        new Headers().add("Host", host).add("Connection", "Upgrade").add("Upgrade", protocol);
    new MessageWriter(link).writeHead("GET " + target + " HTTP/1.1", headers);
    ResponseHead head = HeadReader.response(input, rules);
    isReusable = false;
    return head.status() == 101
        ? new UpgradeResult.Agreed(new Exchange.Upgraded(link, input))
        : new UpgradeResult.Declined(new Response(head, Body.of(head, "GET", input)));
  }

  /** What became of an upgrade. */
  public sealed interface UpgradeResult {
    /** The connection is free for the new protocol. */
    record Agreed(Exchange.Upgraded connection) implements UpgradeResult {}

    /** The server said something else. */
    record Declined(Response response) implements UpgradeResult {}
  }

  @Override
  public void close() {
    link.close();
  }
}
