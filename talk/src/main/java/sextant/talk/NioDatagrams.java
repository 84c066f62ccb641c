package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Datagrams of any system through {@code java.nio}, one at a time. */
final class NioDatagrams implements LoopDatagrams {
  private final UdpListener socket;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Connection.MAX_DATAGRAM);
  private SocketAddress sender;

  NioDatagrams(UdpListener socket) {
    this.socket = socket;
    this.sender = socket.local();
  }

  @Override
  public int receive() throws IOException {
    sender = socket.receive(buffer.clear());
    buffer.flip();
    return 1;
  }

  @Override
  public SocketAddress sender(int index) {
    return sender;
  }

  @Override
  public ByteBuffer datagram(int index) {
    return buffer.rewind();
  }

  @Override
  public void sendBack(int first, int count) throws IOException {
    if (count > 0) {
      socket.send(buffer.rewind(), sender);
    }
  }

  @Override
  public void send(ByteBuffer bytes, SocketAddress to) throws IOException {
    socket.send(bytes, to);
  }

  @Override
  public SocketAddress local() {
    return socket.local();
  }

  @Override
  public void close() {
    socket.close();
  }
}
