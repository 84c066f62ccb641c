package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;

/** WebSocket on top of a TCP or TLS listener; takes every path and every origin. */
final class WebSocketListener implements Listener {
  private final Listener inner;
  private final Duration handshakeLimit;

  WebSocketListener(Listener inner, Duration handshakeLimit) {
    this.inner = inner;
    this.handshakeLimit = handshakeLimit;
  }

  @Override
  public Connection accept() throws IOException {
    Connection stream = inner.accept();
    WebSocketCodec codec = WebSocketCodec.server(SocketText.of(stream.remote()));
    return new WebSocketConnection(stream, codec, handshakeLimit);
  }

  @Override
  public SocketAddress local() {
    return inner.local();
  }

  @Override
  public void close() {
    inner.close();
  }
}
