package sextant.talk;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import sextant.raw.DatagramExchange;

/** Datagrams of Linux, as many in one call as have arrived. */
record BatchedDatagrams(DatagramExchange socket) implements LoopDatagrams {
  /** Whether this system has what it takes. */
  static boolean isSupported() {
    return DatagramExchange.isSupported();
  }

  static BatchedDatagrams open(InetSocketAddress where) throws IOException {
    return new BatchedDatagrams(DatagramExchange.open(where, UdpListener.SOCKET_BUFFER));
  }

  @Override
  public int receive() throws IOException {
    int count = socket.receive();
    if (count == 0) {
      socket.close();
      throw new ClosedChannelException();
    }
    return count;
  }

  @Override
  public SocketAddress sender(int index) {
    return socket.sender(index);
  }

  @Override
  public ByteBuffer datagram(int index) {
    return socket.datagram(index);
  }

  @Override
  public void sendBack(int first, int count) throws IOException {
    socket.sendBack(first, count);
  }

  @Override
  public void send(ByteBuffer bytes, SocketAddress to) throws IOException {
    socket.send(bytes, (InetSocketAddress) to);
  }

  @Override
  public SocketAddress local() {
    return socket.local();
  }

  /** The thread that receives closes it, so that no other socket gets its number before. */
  @Override
  public void close() {
    socket.shut();
  }
}
