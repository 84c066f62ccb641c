package sextant.chatcluster;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jgroups.util.DefaultSocketFactory;

/**
 * The one port at which the others reach this server. Each connection shakes hands on a thread of
 * its own, so that a stranger who says nothing keeps no member waiting: the library would shake
 * hands with one after the other. A newcomer says so in the handshake, and never gets to the
 * library.
 */
final class MemberDoor extends ServerSocket {
  /** What a newcomer says in the handshake (RFC 7301). */
  static final String JOINING = "sextant-join";

  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final int HANDSHAKE_MILLIS = 10_000;
  private static final int MOST_AT_ONCE = 64;

  private final SSLContext context;
  private final Consumer<SSLSocket> newcomers;
  private final Map<SocketAddress, Long> slow;
  private final BlockingQueue<Optional<Socket>> members = new LinkedBlockingQueue<>();
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);

  private MemberDoor(
      SSLContext context, Consumer<SSLSocket> newcomers, Map<SocketAddress, Long> slow)
      throws IOException {
    this.context = context;
    this.newcomers = newcomers;
    this.slow = slow;
  }

  /** What the library makes its sockets with: its server sockets are doors. */
  static DefaultSocketFactory sockets(SSLContext context, Consumer<SSLSocket> newcomers) {
    Map<SocketAddress, Long> slow = MemberSocket.nobodySlow();
    return new DefaultSocketFactory(context) {
      @Override
      public Socket createSocket(String name) {
        return new MemberSocket(context, slow);
      }

      @Override
      public ServerSocket createServerSocket(String name) throws IOException {
        return new MemberDoor(context, newcomers, slow);
      }
    };
  }

  @Override
  public void bind(SocketAddress at, int backlog) throws IOException {
    super.bind(at, backlog);
    Thread.ofVirtual().name("chat-door").start(this::stand);
  }

  private void stand() {
    while (!isClosed()) {
      try {
        Socket plain = super.accept();
        if (places.tryAcquire()) {
          Thread.ofVirtual().name("chat-handshake").start(() -> greet(plain));
        } else {
          plain.close();
        }
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "door: {0}", e.getMessage());
        LockSupport.parkNanos(10_000_000); // no file is left perhaps: that passes
      }
    }
    members.add(Optional.empty());
  }

  private void greet(Socket plain) {
    try {
      plain.setSoTimeout(HANDSHAKE_MILLIS);
      SSLSocket secured =
          (SSLSocket) context.getSocketFactory().createSocket(plain, null, true); // as the server
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setNeedClientAuth(true);
      parameters.setProtocols(new String[] {"TLSv1.3"});
      secured.setSSLParameters(parameters);
      secured.setHandshakeApplicationProtocolSelector(
          (socket, said) -> said.contains(JOINING) ? JOINING : "");
      secured.startHandshake();
      if (JOINING.equals(secured.getApplicationProtocol())) {
        newcomers.accept(secured);
      } else {
        secured.setSoTimeout(0);
        slow.clear(); // perhaps it is one that stood still: it answers now
        members.add(Optional.of(secured));
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "from {0}: {1}", plain.getRemoteSocketAddress(), e.getMessage());
      shut(plain);
    } finally {
      places.release();
    }
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "close", e);
    }
  }

  /** The next member's connection, shaken hands with. */
  @Override
  public Socket accept() throws IOException {
    try {
      Optional<Socket> next = members.take();
      if (next.isPresent()) {
        return next.get();
      }
      members.add(next); // for whoever asks again
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new SocketException("Socket closed");
  }
}
