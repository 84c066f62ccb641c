package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A server that sends faster than anybody reads. */
class FloodTest {
  private static final int LINES = 60_000;

  private final AtomicInteger delivered = new AtomicInteger();

  @Test
  void aFloodWaitsInTheNetworkAndQuestionsAreAnsweredMeanwhile() throws IOException {
    Watcher watcher = new Watcher();
    try (ClientStore store = ClientStore.inMemory();
        Network network = new Network(settings(), flooding(store), watcher)) {
      network.connect();
      watcher.awaitLine(network, "#room", line -> line.kind().isTalk());
      int before = delivered.get();
      List<Line> during = Watcher.lines(network, "#room");
      assertThat(during).hasSizeLessThanOrEqualTo(LineWindow.MOST);
      assertThat(before).as("lines taken before the first answer").isLessThan(LINES);
      watcher.awaitLine(network, "#room", line -> line.text().endsWith(" " + (LINES - 1)));
      assertThat(watcher.place("#room").unread()).isEqualTo(LINES);
    }
  }

  private static NetworkSettings settings() {
    return new NetworkSettings(
        "flood",
        "127.0.0.1",
        6667,
        NetworkSettings.Security.PLAIN,
        "ann",
        "Ann",
        Optional.empty(),
        List.of());
  }

  private Surroundings flooding(ClientStore store) {
    Link.Opener links =
        (_, listener) -> {
          Thread.ofVirtual()
              .start(() -> {
                listener.line(":s 001 ann :Welcome ann!a@h");
                listener.line(":s 422 ann :no message");
                listener.line(":ann!a@h JOIN #room");
                for (int i = 0; i < LINES; i++) {
                  listener.line(":bob!b@h PRIVMSG #room :flood number " + i);
                  delivered.incrementAndGet();
                }
              });
          return new Link() {
            @Override
            public void send(String line) {}

            @Override
            public void close() {}
          };
        };
    return new Surroundings(links, store, Clock.systemUTC(), new Random(3));
  }
}
