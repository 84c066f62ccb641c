package sextant.chat.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.irc.LineBuffer;
import sextant.irc.Message;
import sextant.irc.TagText;

/**
 * What comes over a connection, from bytes to lines: through TLS, past a proxy's header or a
 * request of HTTP, out of the frames of a WebSocket.
 */
final class Inflow implements TlsStream.Sink, WebSocket.Sink {
  private static final int TAG_BYTES = TagText.CLIENT_BYTES + 2;
  private static final byte[] LINE_END = {'\n'};

  private final Connection connection;
  private final @Nullable TlsStream tls;
  private final CurrentHandler handler;
  private final LineBuffer lines = new LineBuffer(TAG_BYTES, Message.BODY_BYTES - 2);
  private @Nullable Opening opening;
  private @Nullable WebSocket webSocket;

  Inflow(Connection connection, @Nullable TlsStream tls, CurrentHandler handler) {
    this.connection = connection;
    this.tls = tls;
    this.handler = handler;
    this.opening = new Opening(connection.endpoint(), connection.address());
  }

  boolean isWebSocket() {
    return webSocket != null;
  }

  /** A line as it has to be written. */
  byte[] framed(byte[] line) {
    WebSocket socket = webSocket;
    return socket == null ? line : socket.frame(line);
  }

  /** Whether it is clear what the client speaks, so that it may say that it has said all. */
  boolean isKnown() {
    return opening == null || (tls == null && connection.endpoint().kind() == Endpoint.Kind.IRC);
  }

  void feed(ByteBuffer bytes, ByteBuffer scratch) throws IOException {
    if (tls == null) {
      plain(bytes);
    } else {
      tls.feed(bytes, scratch, this);
      connection.touch();
    }
  }

  /** Work of a handshake was done elsewhere: goes on with what has come meanwhile. */
  void resume(ByteBuffer scratch) throws IOException {
    if (tls != null) {
      tls.taskDone();
      tls.resume(scratch, this);
      connection.touch();
    }
  }

  @Override
  public void task(Runnable task) {
    connection.elsewhere(task);
  }

  @Override
  public void ended() {
    connection.inputEnded();
  }

  @Override
  public void plain(ByteBuffer bytes) throws IOException {
    Opening first = opening;
    if (first == null) {
      content(bytes);
      return;
    }
    Opening.Result result = first.feed(bytes);
    first.newSource().ifPresent(connection::moved);
    if (result == null) {
      return;
    }
    opening = null;
    if (result.request() != null) {
      answer(result.request());
    } else if (connection.isOpenedLate()) {
      handler.now().opened();
    }
    if (!connection.isClosed() && result.rest().hasRemaining()) {
      content(result.rest());
    }
  }

  private void answer(HttpRequest request) throws IOException {
    WebDoor door = new WebDoor(connection.endpoint(), request);
    connection.came(door);
    if (door.opensWebSocket()) {
      connection.sayOnly(WebSocket.handshake(request));
      webSocket = new WebSocket(WebSocket.subprotocol(request).startsWith("binary"));
      if (connection.isOpenedLate()) {
        handler.now().opened();
      }
      return;
    }
    connection.sayOnly(page(request, door));
    connection.end("page served");
  }

  private byte[] page(HttpRequest request, WebDoor door) {
    if (request.asksForWebSocket()) {
      return Page.text("not from there\n").answer("403 Forbidden");
    }
    Optional<Page> page =
        door.mayHavePage() ? handler.now().page(request.path()) : Optional.empty();
    return page.map(p -> p.answer("200 OK"))
        .orElseGet(() -> Page.text("not found\n").answer("404 Not Found"));
  }

  private void content(ByteBuffer bytes) throws IOException {
    WebSocket socket = webSocket;
    if (socket == null) {
      lines.feed(bytes, handler);
    } else {
      socket.feed(bytes, this);
    }
  }

  @Override
  public void message(byte[] message) {
    lines.feed(ByteBuffer.wrap(message), handler);
    lines.feed(ByteBuffer.wrap(LINE_END), handler);
  }

  @Override
  public void closed() {
    connection.inputEnded();
  }

  @Override
  public void answer(byte[] frame) {
    connection.say(frame);
  }
}
