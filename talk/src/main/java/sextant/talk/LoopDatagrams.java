package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** The UDP socket of a {@link DatagramLoop}. One thread receives; any thread may send and close. */
interface LoopDatagrams extends Bound {
  /**
   * Waits for datagrams and returns how many came. Throws {@link
   * java.nio.channels.ClosedChannelException} once closed.
   */
  int receive() throws IOException;

  /** Who sent a datagram of the last {@link #receive}. */
  SocketAddress sender(int index);

  /** The bytes of a datagram of the last {@link #receive}, until the next call of this method. */
  ByteBuffer datagram(int index);

  /** Sends datagrams of the last {@link #receive} back to those who sent them. */
  void sendBack(int first, int count) throws IOException;

  /** Sends one datagram. */
  void send(ByteBuffer bytes, SocketAddress to) throws IOException;
}
