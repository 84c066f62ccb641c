package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import sextant.wire.Bytes;

/** What a {@link StreamLoop} does with what one peer sends. Runs in the loop, so it never waits. */
@FunctionalInterface
interface LoopService {
  /** Deals with these bytes, which are valid during the call. */
  void received(LoopConversation peer, ByteBuffer bytes) throws IOException;

  /** The peer sends no more; the conversation ends once all that waits has been written. */
  default void finished(LoopConversation peer) throws IOException {}

  /** Begins to serve a peer. */
  @FunctionalInterface
  interface Beginning {
    LoopService begin(LoopConversation peer) throws IOException;
  }

  /** The service of a mode that needs no thread of its own. */
  static Optional<Beginning> of(Mode mode, Peers peers) {
    if (mode instanceof Mode.Talk talk) {
      TalkWords words = new TalkWords(talk.language());
      return Optional.of(peer -> TalkService.begin(peer, words));
    }
    return Forward.of(mode)
        .map(forward -> {
          LoopService service = of(forward, peers);
          return peer -> service;
        });
  }

  private static LoopService of(Forward forward, Peers peers) {
    return switch (forward) {
      case BACK -> LoopConversation::sendNow;
      case OTHERS -> (peer, bytes) -> sendToOthers(peer, Bytes.copyOf(bytes), peers);
      case NOWHERE -> (peer, bytes) -> {}; // recorded, and that is all
    };
  }

  /** A peer whose outbox is full is sent away: a stream with a gap would be worse. */
  private static void sendToOthers(LoopConversation from, Bytes bytes, Peers peers) {
    for (Conversation other : peers.all()) {
      if (other.id() != from.id() && other.isOpen() && !other.offer(bytes)) {
        other.end(Ending.TOO_SLOW);
      }
    }
  }
}
