package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import sextant.wire.Bytes;

/**
 * A sender known to a {@link DatagramLoop}. It has no state but its record; ending it forgets it
 * until its next datagram.
 */
final class DatagramPeer extends Conversation {
  private final LoopDatagrams socket;
  private final Peers peers;
  private final Runnable forget;

  DatagramPeer(LoopDatagrams socket, SocketAddress sender, Peers peers, Runnable forget) {
    super(peers.nextId(), socket.local(), sender, peers.audience());
    this.socket = socket;
    this.peers = peers;
    this.forget = forget;
  }

  @Override
  void send(ByteBuffer bytes) throws IOException {
    note(Direction.OUT, bytes);
    socket.send(bytes, remote());
  }

  @Override
  public boolean offer(Bytes bytes) {
    try {
      send(bytes.toBuffer());
      return isOpen();
    } catch (IOException lost) {
      return false; // datagrams may be lost
    }
  }

  @Override
  public void finishSending() {}

  @Override
  public boolean keepsBoundaries() {
    return true;
  }

  @Override
  void shut() {
    forget.run();
    peers.remove(this);
  }
}
