package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * DTLS on a UDP socket: one session per sender.
 *
 * <p>A sender costs an engine before its address is proven by the cookie exchange, so the sessions
 * still shaking hands are bounded: the oldest gives way.
 */
final class DtlsListener implements Listener {
  private static final int MOST_HANDSHAKES = 256;

  private final Listener inner;
  private final TlsEngines.ServerSide engines;
  private final Duration handshakeLimit;
  private final Set<DtlsConnection> handshaking = new LinkedHashSet<>(); // guarded by itself
  private final ByteBuffer first = ByteBuffer.allocate(Connection.MAX_DATAGRAM);

  DtlsListener(Listener inner, TlsEngines.ServerSide engines, Duration handshakeLimit) {
    this.inner = inner;
    this.engines = engines;
    this.handshakeLimit = handshakeLimit;
  }

  @Override
  public Connection accept() throws IOException {
    while (true) {
      Connection sender = inner.accept();
      sender.read(first.clear());
      first.flip();
      if (isRemainderOfAnOldSession(first)) {
        sender.close();
      } else {
        return session(sender);
      }
    }
  }

  private DtlsConnection session(Connection sender) {
    byte[] hello = new byte[Math.min(first.remaining(), DtlsConnection.LONGEST_DATAGRAM)];
    first.get(hello);
    var session =
        new DtlsConnection(
            sender, engines.isolatedEngine(), handshakeLimit, ByteBuffer.wrap(hello));
    session.whenSettled(() -> settled(session));
    DtlsConnection oldest = null;
    synchronized (handshaking) {
      handshaking.add(session);
      if (handshaking.size() > MOST_HANDSHAKES) {
        oldest = handshaking.iterator().next();
        handshaking.remove(oldest);
      }
    }
    if (oldest != null) {
      oldest.close();
    }
    return session;
  }

  private void settled(DtlsConnection session) {
    synchronized (handshaking) {
      handshaking.remove(session);
    }
  }

  /** A farewell or a repeated message of a session that is over here; it begins nothing. */
  private static boolean isRemainderOfAnOldSession(ByteBuffer datagram) {
    return DtlsFormat.isRecord(datagram) && !DtlsFormat.isClientHello(datagram);
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
