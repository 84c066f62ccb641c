package sextant.chat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the tests that comes by WebSocket; each message is one line. */
final class WebPeer implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  private final HttpClient client;
  private final WebSocket socket;
  private final Lines lines;

  private WebPeer(HttpClient client, WebSocket socket, Lines lines) {
    this.client = client;
    this.socket = socket;
    this.lines = lines;
  }

  static WebPeer open(int port, String protocol, String... others) {
    HttpClient client = HttpClient.newHttpClient();
    Lines lines = new Lines();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .subprotocols(protocol, others)
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/"), lines)
            .join();
    return new WebPeer(client, socket, lines);
  }

  String subprotocol() {
    return socket.getSubprotocol();
  }

  void send(String line) {
    if (subprotocol().startsWith("binary")) {
      socket.sendBinary(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), true).join();
    } else {
      socket.sendText(line, true).join();
    }
  }

  /** The next line that has that text. */
  String await(String text) throws InterruptedException {
    while (true) {
      String line = lines.queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("nothing came with " + text);
      }
      if (line.contains(text)) {
        return line;
      }
    }
  }

  void closeOutput() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  private static final class Lines implements WebSocket.Listener {
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      add(data, last);
      return WebSocket.Listener.super.onText(socket, data, last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      add(StandardCharsets.UTF_8.decode(data), last);
      return WebSocket.Listener.super.onBinary(socket, data, last);
    }

    private void add(CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        queue.add(part.toString());
        part.setLength(0);
      }
    }
  }
}
