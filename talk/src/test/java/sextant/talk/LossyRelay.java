package sextant.talk;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Passes datagrams of one client on, but loses those whose number (from 1) is chosen. */
final class LossyRelay implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final DatagramSocket front = new DatagramSocket(0, LOOPBACK);
  private final DatagramSocket back = new DatagramSocket(0, LOOPBACK);
  private final SocketAddress server;
  private final IntPredicate loses;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicReference<@Nullable SocketAddress> client = new AtomicReference<>();

  LossyRelay(int port, IntPredicate loses) throws IOException {
    this.server = new InetSocketAddress(LOOPBACK, port);
    this.loses = loses;
    Thread.startVirtualThread(() -> pass(front, back));
    Thread.startVirtualThread(() -> pass(back, front));
  }

  private void pass(DatagramSocket from, DatagramSocket to) {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    try {
      while (true) {
        packet.setLength(65_535);
        from.receive(packet);
        if (from.equals(front)) {
          client.set(packet.getSocketAddress());
        }
        SocketAddress target = from.equals(front) ? server : client.get();
        if (!loses.test(count.incrementAndGet()) && target != null) {
          byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
          to.send(new DatagramPacket(bytes, bytes.length, target));
        }
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  void toServer(byte[] bytes) throws IOException {
    back.send(new DatagramPacket(bytes, bytes.length, server));
  }

  int port() {
    return front.getLocalPort();
  }

  int passed() {
    return count.get();
  }

  @Override
  public void close() {
    front.close();
    back.close();
  }
}
