package sextant.talk;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import sextant.words.Failure;

/** An observer that notes what it hears, and lets a test wait for the next note. */
final class Heard implements TalkObserver {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Conversation> joined = new LinkedBlockingQueue<>();
  private final StringBuilder received = new StringBuilder(); // guarded by itself

  @Override
  public void joined(Conversation conversation) {
    joined.add(conversation);
    notes.add("joined");
  }

  @Override
  public void traffic(
      Conversation conversation, Direction direction, long offsetNanos, ByteBuffer bytes) {
    String text = StandardCharsets.UTF_8.decode(bytes).toString();
    if (direction == Direction.IN) {
      synchronized (received) {
        received.append(text);
      }
    }
    notes.add(direction + " " + text);
  }

  @Override
  public void left(Conversation conversation, Ending ending) {
    notes.add("left " + ending);
  }

  @Override
  public void refused(SocketAddress peer, Refusal refusal) {
    notes.add("refused " + refusal);
  }

  @Override
  public void trouble(Failure failure) {
    notes.add("trouble " + failure.kind());
  }

  String next() throws InterruptedException {
    String note = notes.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    return note == null ? "nothing within " + PATIENCE : note;
  }

  /** The next note that begins with this; others are skipped. */
  String next(String beginning) throws InterruptedException {
    String note = next();
    while (!note.startsWith(beginning) && !note.startsWith("nothing")) {
      note = next();
    }
    return note;
  }

  /** Drops what was noted so far. */
  void forget() {
    notes.clear();
    joined.clear();
  }

  /** Whether there is no note left. */
  boolean isSilent() {
    return notes.isEmpty();
  }

  Conversation nextJoined() throws InterruptedException {
    Conversation peer = joined.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (peer == null) {
      throw new AssertionError("nobody joined within " + PATIENCE);
    }
    return peer;
  }

  /** Everything that came in so far, as text. */
  String received() {
    synchronized (received) {
      return received.toString();
    }
  }
}
