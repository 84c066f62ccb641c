package sextant.desktop.kit;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this computer that tests name before anybody listens there. */
public final class Ports {
  private static final int FIRST = 20_000;
  private static final int END = 32_000; // the system gives those above to connections meanwhile

  private Ports() {}

  /** Bound and not listening: its port refuses everybody, and nobody else gets it meanwhile. */
  public static Socket deaf() throws IOException {
    Socket deaf = new Socket();
    deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return deaf;
  }

  /** A port to listen on that was free a moment ago. */
  public static int free() throws IOException {
    int port = ThreadLocalRandom.current().nextInt(FIRST, END);
    while (isTaken(port)) {
      port = ThreadLocalRandom.current().nextInt(FIRST, END);
    }
    return port;
  }

  private static boolean isTaken(int port) throws IOException {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort() != port;
    } catch (BindException taken) {
      return true;
    }
  }
}
