package sextant.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import sextant.http.Headers;
import sextant.http.HttpClient;
import sextant.http.Reply;
import sextant.http.ResponseHead;

/**
 * HTTP/1.1 straight to the server (RFC 9112): connections are kept, read strictly, and every byte
 * goes from the socket to whoever reads the answer.
 */
final class DirectTransport implements AutoCloseable {
  private static final int BLOCK = 1 << 16;
  private static final Pattern ENDS = Pattern.compile("[\\r\\n\\x00]");

  /** What the connection itself says. */
  private static final List<String> OF_THE_CONNECTION =
      List.of("Host", "Connection", "Content-Length", "Transfer-Encoding", "Expect");

  private final Dialer dialer;
  private final IdleConnections idle = new IdleConnections();
  private final int silenceMillis;

  DirectTransport(WebOptions options, Supplier<SSLContext> tls) {
    dialer = new Dialer((int) options.connectTimeout().toMillis(), tls);
    silenceMillis = (int) options.silenceTimeout().toMillis();
  }

  /** Sends and waits for the head of the answer. Blocks; {@code exchange.cancel()} ends it. */
  Transport.Answer send(WebRequest request, HeaderList headers, Exchange exchange)
      throws IOException {
    exchange.marks().restart();
    Optional<Connection> kept = kept(request);
    if (kept.isPresent()) {
      try {
        return ask(kept.get(), request, headers, exchange);
      } catch (EOFException | SocketException closedMeanwhile) {
        if (exchange.isCancelled() || !request.isSafe()) {
          throw closedMeanwhile;
        }
        exchange.marks().restart();
      }
    }
    return ask(dialer.dial(request.url(), exchange), request, headers, exchange);
  }

  // What must not be sent twice goes only where nobody has hung up.
  private Optional<Connection> kept(WebRequest request) {
    Optional<Connection> kept = idle.take(request.url().origin());
    while (kept.isPresent() && !request.isSafe() && !kept.get().client().isQuiet()) {
      kept.get().client().close();
      kept = idle.take(request.url().origin());
    }
    return kept;
  }

  private Transport.Answer ask(
      Connection connection, WebRequest request, HeaderList headers, Exchange exchange)
      throws IOException {
    HttpClient client = connection.client();
    exchange.onCancel(client::close);
    exchange.connected(connection.address(), connection.tls());
    TimeMarks marks = exchange.marks();
    try {
      client.setReadTimeoutMillis(silenceMillis);
      client.setWriteTimeoutMillis(silenceMillis);
      HttpClient.Request toSend = request(client, request, headers);
      exchange.sent(shown(toSend));
      marks.sendStart();
      HttpClient.Response response = client.send(toSend, marks::sendEnd);
      marks.firstByte();
      var body = new AnswerStream(client, response.body(), () -> free(connection, exchange));
      return new Transport.Answer(head(response.head()), body);
    } catch (IOException failed) {
      client.close();
      throw failed;
    }
  }

  private void free(Connection connection, Exchange exchange) {
    exchange.onCancel(() -> {}); // another's now
    idle.put(connection);
  }

  private static HttpClient.Request request(
      HttpClient client, WebRequest request, HeaderList headers) throws IOException {
    var fields =
        new Headers()
            .add("Host", wire(headers.first("Host").orElse(request.url().hostHeader())))
            .add("Connection", wire(headers.first("Connection").orElse("keep-alive")));
    for (HeaderList.Field field : headers.without(OF_THE_CONNECTION).fields()) {
      boolean isName =
          !field.name().isBlank() && field.name().chars().allMatch(c -> c > 32 && c < 127);
      if (isName) {
        fields.add(field.name(), wire(field.value()));
      }
    }
    String target = request.url().target();
    Optional<RequestBody> body = request.body();
    return body.isEmpty()
        ? new HttpClient.Request(request.method(), target, fields, 0, sink -> {})
        : new HttpClient.Request(
            request.method(),
            target,
            fields,
            body.get().byteCount(),
            sink -> write(body.get(), sink, client));
  }

  // UTF-8, one byte a character, for the connection writes bytes; no ends of lines.
  private static String wire(String value) {
    byte[] bytes = ENDS.matcher(value).replaceAll("").getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void write(RequestBody body, Reply.Sink sink, HttpClient client)
      throws IOException {
    byte[] block = new byte[BLOCK];
    try (InputStream in = body.open()) {
      int count;
      while ((count = read(in, block, client)) > 0) {
        sink.write(block, 0, count);
      }
    }
  }

  // Without the rest of its request a server would wait, and we for it.
  private static int read(InputStream in, byte[] block, HttpClient client) throws IOException {
    try {
      return in.read(block);
    } catch (IOException unreadable) {
      client.close();
      throw unreadable;
    }
  }

  private static HeaderList shown(HttpClient.Request request) {
    HeaderList shown = list(request.headers());
    return request.length() == 0
        ? shown
        : shown.plus("Content-Length", String.valueOf(request.length()));
  }

  private static Exchange.Head head(ResponseHead head) {
    String protocol = head.isHttp11() ? "HTTP/1.1" : "HTTP/1.0";
    return new Exchange.Head(head.status(), text(head.reason()), protocol, list(head.headers()));
  }

  private static HeaderList list(Headers headers) {
    return new HeaderList(
        headers.fields().stream()
            .map(field -> new HeaderList.Field(field.name(), text(field.value())))
            .toList());
  }

  // Servers mean UTF-8 when they send it, whatever RFC 9110, 5.5, says of such bytes.
  private static String text(String bytes) {
    if (bytes.chars().allMatch(c -> c < 128)) {
      return bytes;
    }
    String utf8 = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return utf8.indexOf('\uFFFD') < 0 ? utf8 : bytes;
  }

  /** Closes the connections that wait; those in use end with their exchange. */
  @Override
  public void close() {
    idle.close();
  }
}
