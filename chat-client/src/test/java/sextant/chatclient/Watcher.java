package sextant.chatclient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import sextant.identity.Fingerprint;

/** A listener of the tests: remembers what it was told and waits for what must come. */
final class Watcher implements NetworkListener {
  private static final long LIMIT_SECONDS = 60;

  private final List<ConnectionState> states = new ArrayList<>();
  private final Map<String, List<Line>> added = new ConcurrentHashMap<>();
  private final Map<String, List<String>> typing = new ConcurrentHashMap<>();
  private final List<Fingerprint> certificates = new ArrayList<>();
  private List<PlaceView> places = List.of();

  @Override
  public synchronized void connection(ConnectionState state) {
    states.add(state);
    notifyAll();
  }

  @Override
  public synchronized void places(List<PlaceView> now) {
    places = now;
    notifyAll();
  }

  @Override
  public synchronized void linesAdded(String place, List<Line> lines, boolean isLive) {
    added.computeIfAbsent(place, _ -> new ArrayList<>()).addAll(lines);
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
  public synchronized void members(String place) {
    notifyAll();
  }

  @Override
  public synchronized void typing(String place, List<String> nicks) {
    typing.put(place, nicks);
    notifyAll();
  }

  @Override
  public synchronized void certificate(boolean isFirstMeeting, Fingerprint fingerprint) {
    certificates.add(fingerprint);
    notifyAll();
  }

  /** Never asks while it holds its lock: the network's thread may want to tell something. */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    try {
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("never: " + what + "\n" + this);
        }
        synchronized (this) {
          wait(20); // some conditions ask the network, which tells nobody
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public synchronized String toString() {
    return states + "\n" + places + "\n" + added;
  }

  void awaitState(Class<? extends ConnectionState> wanted) {
    await(wanted.getSimpleName(), () -> wanted.isInstance(last()));
  }

  synchronized ConnectionState last() {
    return states.isEmpty() ? new ConnectionState.Offline() : states.getLast();
  }

  synchronized List<Fingerprint> certificates() {
    return List.copyOf(certificates);
  }

  synchronized PlaceView place(String name) {
    return places.stream()
        .filter(place -> place.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no place " + name + " in " + places));
  }

  synchronized boolean hasPlace(String name) {
    return places.stream().anyMatch(place -> place.name().equals(name));
  }

  void awaitJoined(String room) {
    await("joined " + room, () -> hasPlace(room) && place(room).isJoined());
  }

  /** Waits until one line of the place fits, and returns it. */
  Line awaitLine(Network network, String place, Predicate<Line> wanted) {
    await("line in " + place, () -> lines(network, place).stream().anyMatch(wanted));
    return lines(network, place).stream().filter(wanted).findFirst().orElseThrow();
  }

  synchronized List<String> typing(String place) {
    return typing.getOrDefault(place, List.of());
  }

  static List<Line> lines(Network network, String place) {
    try {
      return network.lines(place).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
