package sextant.chatcluster;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that have to be known before they listen. */
final class Ports {
  private static final int FIRST = 20_000;
  private static final int END = 32_000; // the system gives those above to connections meanwhile

  private Ports() {}

  static int free() throws IOException {
    int port = ThreadLocalRandom.current().nextInt(FIRST, END);
    while (isTaken(port)) {
      port = ThreadLocalRandom.current().nextInt(FIRST, END);
    }
    return port;
  }

  private static boolean isTaken(int port) throws IOException {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return free.getLocalPort() != port;
    } catch (BindException taken) {
      return true;
    }
  }
}
