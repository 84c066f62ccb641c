package sextant.chatcluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to another server, which shakes hands as it connects and within a limit. The library
 * makes one connection after the other, and all others wait meanwhile: without the limit, a server
 * that stands still would hold them up until it goes on. One that has just kept us waiting is not
 * tried again at once.
 */
final class MemberSocket extends Socket {
  private static final int HANDSHAKE_MILLIS = 1_500;
  private static final long REST_NANOS = 3_000_000_000L;

  private final SSLContext context;
  private final Map<SocketAddress, Long> slow;
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile @Nullable SSLSocket secured;

  /** Which servers kept us waiting, and when, is shared by all connections of a server. */
  MemberSocket(SSLContext context, Map<SocketAddress, Long> slow) {
    this.context = context;
    this.slow = slow;
  }

  static Map<SocketAddress, Long> nobodySlow() {
    return new ConcurrentHashMap<>();
  }

  @Override
  public void connect(SocketAddress to, int timeoutMillis) throws IOException {
    Long since = slow.get(to);
    if (since != null && System.nanoTime() - since < REST_NANOS) {
      throw new SocketTimeoutException(to + " does not answer");
    }
    try {
      super.connect(to, timeoutMillis);
      shakeHands((InetSocketAddress) to);
      slow.remove(to);
    } catch (IOException e) {
      if (e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException) {
        slow.put(to, System.nanoTime());
      }
      close();
      throw e;
    }
  }

  private void shakeHands(InetSocketAddress to) throws IOException {
    setSoTimeout(HANDSHAKE_MILLIS);
    SSLSocket over =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(this, to.getHostString(), to.getPort(), true); // closes this one too
    over.startHandshake();
    setSoTimeout(0);
    secured = over;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    SSLSocket over = secured;
    return over == null ? super.getInputStream() : over.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    SSLSocket over = secured;
    return over == null ? super.getOutputStream() : over.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    SSLSocket over = secured;
    if (over != null && closing.compareAndSet(false, true)) {
      over.close();
    }
    super.close();
  }
}
