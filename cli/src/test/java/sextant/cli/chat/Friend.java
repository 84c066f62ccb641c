package sextant.cli.chat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.PlaceView;
import sextant.chatclient.Surroundings;

/** Somebody else in the room, without a screen. */
final class Friend implements NetworkListener, AutoCloseable {
  private static final long LIMIT_SECONDS = 60;

  private final CountDownLatch joined = new CountDownLatch(1);
  private final String room;
  private final ClientStore store;
  private final Network network;

  Friend(NetworkSettings settings, Surroundings surroundings) {
    room = settings.rooms().getFirst();
    store = surroundings.store();
    network = new Network(settings, surroundings, this);
    network.connect();
  }

  Network network() {
    return network;
  }

  void awaitJoined() throws InterruptedException {
    if (!joined.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("not in " + room);
    }
  }

  /** Waits until a line like this is in the room. */
  Line awaitLine(Predicate<Line> wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end) {
      List<Line> lines = lines();
      for (Line line : lines) {
        if (wanted.test(line)) {
          return line;
        }
      }
      synchronized (this) {
        wait(50); // news wake it up earlier
      }
    }
    throw new AssertionError("never: that line, only " + lines());
  }

  private List<Line> lines() throws Exception {
    try {
      return network.lines(room).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void places(List<PlaceView> places) {
    if (places.stream().anyMatch(place -> place.name().equals(room) && place.isJoined())) {
      joined.countDown();
    }
  }

  @Override
  public synchronized void linesAdded(String place, List<Line> lines, boolean isLive) {
    notifyAll();
  }

  @Override
  public synchronized void lineChanged(String place, Line line) {
    notifyAll();
  }

  @Override
  public synchronized void linesReloaded(String place) {
    notifyAll();
  }

  @Override
  public void close() {
    network.close();
    store.close();
  }
}
