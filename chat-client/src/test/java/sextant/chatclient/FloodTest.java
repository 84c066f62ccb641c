package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server that sends faster than anybody reads. */
class FloodTest {
  private static final int LINES = 60_000;

  private final CountDownLatch goesOn = new CountDownLatch(1);

  @Test
  void questionsAreAnsweredInTheMiddleOfAFlood() throws IOException {
    Watcher watcher = new Watcher();
    try (ClientStore store = ClientStore.inMemory();
        Network network = new Network(Flood.settings(), Flood.of(this::flood, store), watcher)) {
      network.connect();
      watcher.awaitLine(network, "#room", line -> line.kind().isTalk());
      List<Line> during = Watcher.lines(network, "#room");
      assertThat(during).hasSizeLessThanOrEqualTo(LineWindow.MOST);
      goesOn.countDown();
      watcher.awaitLine(network, "#room", line -> line.text().endsWith(" " + (LINES - 1)));
      watcher.await("all are counted", () -> watcher.place("#room").unread() == LINES);
    }
  }

  @Test
  void whatStrangersSendWaitsUntilThereIsRoomForIt() throws Exception {
    CountDownLatch isBusy = new CountDownLatch(1);
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    try (Mailbox mailbox = new Mailbox("flood", Clock.systemUTC(), () -> {})) {
      mailbox.post(() -> await(isBusy));
      mailbox.start();
      Thread stranger =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 3 * Mailbox.MOST_WAITING; i++) {
                  try {
                    mailbox.postWaiting(done::incrementAndGet);
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                  taken.incrementAndGet();
                }
              });
      while (taken.get() < Mailbox.MOST_WAITING
          || stranger.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      assertThat(taken.get()).isEqualTo(Mailbox.MOST_WAITING);
      isBusy.countDown();
      stranger.join();
      assertThat(taken.get()).isEqualTo(3 * Mailbox.MOST_WAITING);
    }
  }

  private void awaitQuestion() {
    await(goesOn);
  }

  private static void await(CountDownLatch latch) {
    try {
      boolean _ = latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flood(Link.Listener listener) {
    for (int i = 0; i < LINES; i++) {
      listener.line(":bob!b@h PRIVMSG #room :flood number " + i);
      if (i == LINES / 2) {
        awaitQuestion();
      }
    }
  }
}
