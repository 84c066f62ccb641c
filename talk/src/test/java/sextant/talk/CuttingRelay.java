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

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException over) {
      // the test looks at the ends
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  void cut() throws IOException {
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
