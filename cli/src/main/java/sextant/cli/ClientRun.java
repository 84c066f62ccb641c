package sextant.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.talk.Conversation;
import sextant.talk.Direction;
import sextant.talk.Ending;
import sextant.talk.TalkClient;
import sextant.talk.TalkObserver;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A client without a keyboard: one thread speaks, what comes back is the result. When all is said
 * it tells the other side so and waits for the rest, as {@code nc -N} does.
 */
final class ClientRun {
  private final Run run;
  private final ShowArguments show;
  private final Wishes wishes;
  private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(3);
  private volatile long lastTrafficNanos = System.nanoTime();
  private volatile @Nullable IOException failure;
  private volatile @Nullable Failure mistake; // the other side expects another protocol

  /** Says everything there is to say and returns. */
  @FunctionalInterface
  interface Speaker {
    void speak(Conversation conversation) throws IOException, InterruptedException;
  }

  /**
   * When it ends and what else it does.
   *
   * @param keepOpen whether to tell the other side nothing when all is said
   * @param patience how much silence after the last word ends it; zero waits for the other side
   * @param export where to write what was said
   * @param showsCertificate whether the other side's certificate is shown
   */
  record Wishes(
      boolean keepOpen, Duration patience, Optional<Path> export, boolean showsCertificate) {}

  private enum Signal {
    SPOKEN,
    ENDED
  }

  ClientRun(Run run, ShowArguments show, Wishes wishes) {
    this.run = run;
    this.show = show;
    this.wishes = wishes;
  }

  int talk(Address address, ClientOptions options, Speaker speaker)
      throws IOException, InterruptedException {
    TalkObserver observer = TalkObserver.all(results(), new Watch());
    try (TalkClient client = TalkClient.connect(address, options, observer);
        Interruption.Registration _ = run.interruption().stopping(client::close)) {
      Conversation conversation = client.conversation();
      ClientReport report = new ClientReport(run, wishes);
      report.connected(conversation);
      Thread.ofPlatform().daemon().name("talk-speaker").start(() -> speak(speaker, conversation));
      awaitEnd(client);
      Ending ending = conversation.awaitEnding();
      report.ended(client, ending);
      if (mistake != null) {
        throw new FailureException(mistake);
      }
      if (failure != null) {
        throw failure;
      }
      return report.exit(conversation, ending);
    }
  }

  private TalkObserver results() {
    Output output = run.output();
    if (output.isJson() || show.isGiven()) {
      return new TrafficLog(output, show.style(TrafficLog.Show.BOTH));
    }
    return new TalkObserver() {
      @Override
      public void traffic(
          Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
        if (direction == Direction.IN) {
          byte[] copy = new byte[bytes.remaining()];
          bytes.get(copy);
          output.bytes(copy, 0, copy.length);
        }
      }
    };
  }

  private void speak(Speaker speaker, Conversation conversation) {
    try {
      speaker.speak(conversation);
      if (!wishes.keepOpen()) {
        conversation.finishSending();
      }
    } catch (IOException thrown) {
      failWhileOpen(conversation, thrown);
    } catch (InterruptedException stopped) {
      conversation.close();
    } finally {
      lastTrafficNanos = System.nanoTime();
      signals.add(Signal.SPOKEN);
    }
  }

  /**
   * When the conversation is over already, its own ending tells more than a failed write. Of an end
   * that vanished the last words may still be there to read, such as why it did.
   */
  private void failWhileOpen(Conversation conversation, IOException thrown) {
    if (conversation.isOpen()) {
      failure = thrown;
      if (Failure.of(thrown, conversation.peer()).kind() != Failure.Kind.CONNECTION_RESET) {
        conversation.close();
      }
    }
  }

  private void awaitEnd(TalkClient client) throws InterruptedException {
    if (signals.take() == Signal.ENDED || wishes.patience().isZero()) {
      return;
    }
    long limit = wishes.patience().toNanos();
    long left = limit;
    while (left > 0 && signals.poll(left, TimeUnit.NANOSECONDS) == null) {
      left = limit - (System.nanoTime() - lastTrafficNanos);
    }
    client.close();
  }

  /** Notices traffic and the end. */
  private final class Watch implements TalkObserver {
    @Override
    public void traffic(
        Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
      lastTrafficNanos = System.nanoTime();
    }

    @Override
    public void trouble(Failure trouble) {
      if (trouble.kind() == Failure.Kind.TLS_EXPECTED) {
        mistake = trouble;
      }
    }

    @Override
    public void left(Conversation conversation, Ending ending) {
      signals.add(Signal.ENDED);
    }
  }
}
