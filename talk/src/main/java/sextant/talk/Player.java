package sextant.talk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import sextant.words.Failure;

/**
 * Sends a sequence into a conversation in a thread of its own. Delays count from when a message was
 * due, not from when it was sent, so the rhythm does not drift.
 */
public final class Player implements AutoCloseable {
  private final Conversation conversation;
  private final Consumer<Failure> onFailure;
  private final Thread thread;
  private volatile boolean stopped;
  private final AtomicLong sent = new AtomicLong();

  private Player(
      Conversation conversation, Consumer<Failure> onFailure, Sequence sequence, long rounds) {
    this.conversation = conversation;
    this.onFailure = onFailure;
    this.thread =
        Thread.ofVirtual()
            .name("talk-player-" + conversation.id())
            .unstarted(() -> play(sequence, rounds));
  }

  /**
   * Plays the sequence this many times; {@code onFailure} hears why it ended early, in the player's
   * thread.
   */
  public static Player start(
      Conversation conversation, Sequence sequence, long rounds, Consumer<Failure> onFailure) {
    Player player = new Player(conversation, onFailure, sequence, rounds);
    player.thread.start();
    return player;
  }

  private void play(Sequence sequence, long rounds) {
    long due = System.nanoTime();
    try {
      for (long round = 0; round < rounds && !sequence.steps().isEmpty(); round++) {
        for (Sequence.Step step : sequence.steps()) {
          due += step.delay().toNanos();
          if (!waitUntil(due)) {
            return;
          }
          conversation.send(step.message());
          sent.incrementAndGet();
        }
      }
    } catch (IOException e) {
      if (!stopped) {
        onFailure.accept(Failure.of(e, conversation.peer()));
      }
    }
  }

  private boolean waitUntil(long due) {
    while (!stopped && conversation.isOpen()) {
      long left = due - System.nanoTime();
      if (left <= 0) {
        return true;
      }
      LockSupport.parkNanos(this, left);
    }
    return false;
  }

  /** How many messages were sent so far. */
  public long sentMessages() {
    return sent.get();
  }

  /** Waits until it has played to the end, or was stopped. */
  public void await() throws InterruptedException {
    thread.join();
  }

  /** Stops before the next message. May be called twice. */
  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(thread);
  }
}
