package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;

/** TLS on top of another listener; the handshake is left to the thread of each connection. */
final class TlsListener implements Listener {
  private final Listener inner;
  private final TlsEngines.ServerSide engines;
  private final Duration handshakeLimit;

  TlsListener(Listener inner, TlsEngines.ServerSide engines, Duration handshakeLimit) {
    this.inner = inner;
    this.engines = engines;
    this.handshakeLimit = handshakeLimit;
  }

  @Override
  public Connection accept() throws IOException {
    return new TlsConnection(inner.accept(), engines.engine(), handshakeLimit);
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
