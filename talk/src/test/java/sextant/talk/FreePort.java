package sextant.talk;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody listens on. */
final class FreePort {
  private static final int FIRST = 20_000;
  private static final int END = 32_000; // the system gives those above to connections meanwhile

  private FreePort() {}

  @FunctionalInterface
  private interface Try {
    AutoCloseable at(int port) throws IOException;
  }

  /** A TCP port that was free a moment ago. */
  static int tcp() throws IOException {
    return free(port -> new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1")));
  }

  /** A UDP port of this host that was free a moment ago. */
  static int udp(String host) throws IOException {
    return free(port -> new DatagramSocket(port, InetAddress.ofLiteral(host)));
  }

  private static int free(Try attempt) throws IOException {
    int port = ThreadLocalRandom.current().nextInt(FIRST, END);
    while (isTaken(attempt, port)) {
      port = ThreadLocalRandom.current().nextInt(FIRST, END);
    }
    return port;
  }

  private static boolean isTaken(Try attempt, int port) throws IOException {
    try (AutoCloseable _ = attempt.at(port)) {
      return false;
    } catch (BindException taken) {
      return true;
    } catch (IOException other) {
      throw other;
    } catch (Exception closing) {
      throw new IOException(closing);
    }
  }
}
