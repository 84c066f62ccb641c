package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import sextant.wire.Bytes;

/**
 * Answers each message by the first rule that matches it. A message is a datagram, or what one read
 * of a stream gets.
 */
final class ReplyHandler implements PeerHandler {
  private final ReplyRules rules;
  private final Ctime clock = new Ctime();
  private final AtomicLong answers = new AtomicLong();

  ReplyHandler(ReplyRules rules) {
    this.rules = rules;
  }

  @Override
  public void serve(BlockingConversation peer) throws IOException {
    ReadBuffer buffer = new ReadBuffer(peer);
    for (ByteBuffer next = buffer.next(); next != null; next = buffer.next()) {
      String time = clock.text(System.currentTimeMillis());
      ReplyAnswer.Scene scene =
          new ReplyAnswer.Scene(
              peer.peer(),
              time,
              answers.get() + 1,
              bound -> ThreadLocalRandom.current().nextInt(bound));
      Optional<Bytes> answer = rules.answer(Bytes.copyOf(next), scene);
      if (answer.isPresent()) {
        answers.incrementAndGet();
        peer.send(answer.get());
      }
    }
  }
}
