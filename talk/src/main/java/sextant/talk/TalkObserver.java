package sextant.talk;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import sextant.words.Failure;

/**
 * Hears what happens. Methods are called from many threads at once and hold up the conversation
 * they tell of (in the selector loop: all of them), so they must be quick; a screen rather polls
 * {@link Recording#since}.
 */
public interface TalkObserver {
  /** Hears nothing. */
  TalkObserver NONE = new TalkObserver() {};

  /** Several observers as one, called in this order. */
  static TalkObserver all(TalkObserver... observers) {
    return new Observers(List.of(observers));
  }

  /** A peer is there and ready to talk. */
  default void joined(Conversation conversation) {}

  /**
   * Bytes went one way. The buffer is read-only and valid only during the call.
   *
   * @param offsetNanos time since {@link Conversation#startedAt()}
   */
  default void traffic(
      Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {}

  /** The conversation is over; the last call about it. */
  default void left(Conversation conversation, Ending ending) {}

  /** A peer was turned away before it could talk. */
  default void refused(SocketAddress peer, Refusal refusal) {}

  /**
   * Something failed that ended no conversation that had begun: a handshake, an accept, a recording
   * to a file.
   */
  default void trouble(Failure failure) {}
}
