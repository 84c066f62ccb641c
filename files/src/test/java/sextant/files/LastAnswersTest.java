package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver that stops as soon as everything is there, as {@code receive --once} does. */
class LastAnswersTest {
  private static final int HEAD_START_MILLIS = 300;

  @TempDir private Path temp;

  /** Closes its receiver when a transfer ends, and lets the closing go first. */
  private static final class Hasty implements ReceiveDesk {
    final AtomicReference<Receiver> receiver = new AtomicReference<>();

    @Override
    public Decision decide(Proposal proposal) {
      return Decision.Accept.all();
    }

    @Override
    public void happened(ReceiveEvent event) {
      if (event instanceof ReceiveEvent.Ended) {
        try {
          Thread closing = Thread.ofVirtual().start(receiver.get()::close);
          closing.join(HEAD_START_MILLIS);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSenderHearsThatAllIsThere(boolean isSextant) throws Exception {
    Pair pair = new Pair(temp);
    Files.writeString(pair.out.resolve("a.txt"), "one");
    Files.write(pair.out.resolve("b.bin"), new byte[3_000_000]);
    Hasty desk = new Hasty();
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      desk.receiver.set(receiver);
      SendReport report =
          isSextant
              ? pair.sender(receiver).send(pair.tree())
              : LocalSendTransferTest.sendAsLocalSend(pair, receiver, Optional.empty());
      assertThat(report.isComplete()).isTrue();
      assertThat(pair.events).noneMatch(SendEvent.Reconnecting.class::isInstance);
    }
  }

  @Test
  void nobodyWaitsForAnAnswerThatIsNotOwed() {
    LastAnswers answers = new LastAnswers();
    answers.await();
    answers.await();
  }
}
