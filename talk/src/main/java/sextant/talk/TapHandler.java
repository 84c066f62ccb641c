package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Connects each peer to a target; one conversation shows both directions. A half-close on one side
 * becomes one on the other.
 */
final class TapHandler implements PeerHandler {
  private final Mode.Tap tap;

  TapHandler(Mode.Tap tap) {
    this.tap = tap;
  }

  @Override
  public void serve(BlockingConversation peer) throws IOException {
    try (Connection target = Transports.connect(tap.target(), tap.options())) {
      Thread back =
          Thread.ofVirtual().name("talk-tap-" + peer.id()).start(() -> answers(target, peer));
      try {
        ReadBuffer buffer = new ReadBuffer(peer);
        for (ByteBuffer next = buffer.next(); next != null; next = buffer.next()) {
          target.write(next);
        }
        target.shutdownOutput();
        back.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void answers(Connection target, BlockingConversation peer) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(Connection.MAX_DATAGRAM);
      while (target.read(buffer.clear()) >= 0) {
        peer.send(buffer.flip());
      }
      peer.finishSending();
    } catch (IOException e) {
      peer.fail(e);
    }
  }
}
