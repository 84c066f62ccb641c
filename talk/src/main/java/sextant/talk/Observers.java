package sextant.talk;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import sextant.words.Failure;

/** Several observers as one, called in order. */
record Observers(List<TalkObserver> all) implements TalkObserver {
  @Override
  public void joined(Conversation conversation) {
    all.forEach(one -> one.joined(conversation));
  }

  @Override
  public void traffic(
      Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
    for (TalkObserver one : all) {
      one.traffic(conversation, direction, offsetNanos, bytes.duplicate());
    }
  }

  @Override
  public void left(Conversation conversation, Ending ending) {
    all.forEach(one -> one.left(conversation, ending));
  }

  @Override
  public void refused(SocketAddress peer, Refusal refusal) {
    all.forEach(one -> one.refused(peer, refusal));
  }

  @Override
  public void trouble(Failure failure) {
    all.forEach(one -> one.trouble(failure));
  }
}
