package sextant.tour;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.PlaceView;
import sextant.chatclient.SocketLinks;
import sextant.chatclient.Surroundings;
import sextant.identity.KnownPeers;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** A person in a chat room, with Sextant's own client. */
final class Guest implements AutoCloseable {
  private static final int SECONDS = 10;

  private final String room;
  private final ClientStore store = ClientStore.inMemory();
  private final Network network;
  private final CountDownLatch inside = new CountDownLatch(1);
  private final BlockingQueue<Line> heard = new LinkedBlockingQueue<>();

  Guest(String nick, int port, String room, StateDirectory state)
      throws IOException, InterruptedException {
    this.room = room;
    var settings =
        new NetworkSettings(
            "tour",
            "127.0.0.1",
            port,
            NetworkSettings.Security.PLAIN,
            nick,
            nick,
            Optional.empty(),
            List.of(room));
    var around =
        new Surroundings(
            new SocketLinks(new KnownPeers(state, Clock.systemUTC()), Optional.empty()),
            store,
            Clock.systemUTC(),
            new SecureRandom(),
            Language.ENGLISH);
    network = new Network(settings, around, new Ears());
    network.connect();
    if (!inside.await(SECONDS, TimeUnit.SECONDS)) {
      throw late(nick);
    }
  }

  void say(String text) {
    network.say(room, text, "");
  }

  /** Waits until somebody says this. */
  void hear(String text) throws IOException, InterruptedException {
    for (Line line = next(); line != null; line = next()) {
      if (line.text().equals(text)) {
        return;
      }
    }
    throw late(text);
  }

  private @Nullable Line next() throws InterruptedException {
    return heard.poll(SECONDS, TimeUnit.SECONDS);
  }

  private static FailureException late(String what) {
    return new FailureException(new Failure(Failure.Kind.TIMEOUT, what, ""));
  }

  @Override
  public void close() {
    network.close();
    store.close();
  }

  /** Hears of the room and of what is said in it. */
  private final class Ears implements NetworkListener {
    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    @Override
    public void places(List<PlaceView> places) {
      if (places.stream().anyMatch(place -> place.name().equals(room) && place.isJoined())) {
        inside.countDown();
      }
    }

    @Override
    public void linesAdded(String place, List<Line> lines, boolean isLive) {
      take(lines);
    }

    // What is said just when somebody comes in may reach them as history.
    @Override
    public void linesReloaded(String place) {
      var _ = network.lines(place).thenAccept(this::take);
    }

    private void take(List<Line> lines) {
      lines.stream()
          .filter(line -> line.kind().isTalk() && keys.add(line.key()))
          .forEach(heard::add);
    }
  }
}
