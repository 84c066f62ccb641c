package sextant.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/**
 * Makes the socket calls of the course's client programs: send without an end of line, receive up
 * to 1024 bytes at once.
 */
interface SeedClient extends AutoCloseable {
  void send(String text) throws IOException;

  /** What one {@code recv(1024)} returns; empty at the end of a stream. */
  String receive() throws IOException;

  @Override
  void close() throws IOException;

  static SeedClient tcp(int port) throws IOException {
    Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    socket.setSoTimeout(60_000);
    return new SeedClient() {
      @Override
      public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public String receive() throws IOException {
        byte[] buffer = new byte[1024];
        int count = socket.getInputStream().read(buffer);
        return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.UTF_8);
      }

      @Override
      public void close() throws IOException {
        socket.close();
      }
    };
  }

  static SeedClient udp(int port) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    SocketAddress server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
    return new SeedClient() {
      @Override
      public void send(String text) throws IOException {
        channel.send(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), server);
      }

      @Override
      public String receive() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1024);
        channel.receive(buffer);
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
