package sextant.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** Passes one TCP connection on until told to end both sides in order (FIN), below TLS. */
final class CuttingRelay implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final ServerSocket listener = new ServerSocket(0, 5, LOOPBACK);
  private final CompletableFuture<Socket> client = new CompletableFuture<>();
  private final CompletableFuture<Socket> server = new CompletableFuture<>();
  private volatile boolean isCut;

  CuttingRelay(int port) throws IOException {
    Thread.startVirtualThread(() -> {
      try {
        Socket from = listener.accept();
        Socket to = new Socket(LOOPBACK, port);
        Thread.startVirtualThread(() -> pass(from, to));
        Thread.startVirtualThread(() -> pass(to, from));
        client.complete(from);
        server.complete(to);
      } catch (IOException e) {
        client.completeExceptionally(e);
      }
    });
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 14];
    try {
      for (int count = from.getInputStream().read(buffer);
          count >= 0 && !isCut;
          count = from.getInputStream().read(buffer)) {
        to.getOutputStream().write(buffer, 0, count);
      }
    } catch (IOException over) {
      // the test looks at the ends
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  void cut() throws IOException {
    isCut = true; // before anybody can say farewell through it
    client.join().shutdownOutput();
    server.join().shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    client.join().close();
    server.join().close();
  }
}
