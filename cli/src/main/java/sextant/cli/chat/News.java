package sextant.cli.chat;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Line;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.PlaceView;
import sextant.identity.Fingerprint;

/**
 * Brings what a network tells to the screen's thread. However much comes while the screen is busy,
 * it becomes one delivery, and what is kept until then is bounded. Its lock guards that.
 */
final class News implements NetworkListener {
  private static final int MOST_CHANGED = 500;

  private final Executor screen;
  private final Hearer hearer;
  private Bundle bundle = new Bundle();
  private boolean isUnderWay;

  /** What came since the last delivery; {@code spoken} is where, and whether we were named. */
  static final class Bundle {
    Optional<ConnectionState> connection = Optional.empty();
    Optional<List<PlaceView>> places = Optional.empty();
    final Set<String> lines = new LinkedHashSet<>();
    final Map<String, Map<String, Line>> changed = new LinkedHashMap<>();
    final Set<String> people = new LinkedHashSet<>();
    final Map<String, List<String>> typing = new LinkedHashMap<>();
    final Map<String, Boolean> spoken = new LinkedHashMap<>();
    Optional<Fingerprint> firstMet = Optional.empty();
  }

  /** Whom it concerns, on the screen's thread. */
  @FunctionalInterface
  interface Hearer {
    /** All of this is new. */
    void hear(Bundle news);
  }

  News(Executor screen, Hearer hearer) {
    this.screen = screen;
    this.hearer = hearer;
  }

  private void deliverSoon() {
    if (!isUnderWay) {
      isUnderWay = true;
      screen.execute(this::deliver);
    }
  }

  private void deliver() {
    Bundle delivered;
    synchronized (this) {
      delivered = bundle;
      bundle = new Bundle();
      isUnderWay = false;
    }
    hearer.hear(delivered);
  }

  @Override
  public synchronized void connection(ConnectionState state) {
    bundle.connection = Optional.of(state);
    deliverSoon();
  }

  @Override
  public synchronized void places(List<PlaceView> places) {
    bundle.places = Optional.of(places);
    deliverSoon();
  }

  @Override
  public synchronized void linesAdded(String place, List<Line> lines, boolean isLive) {
    bundle.lines.add(place);
    for (Line line : lines) {
      if (isLive && line.kind().isTalk() && !line.isOwn()) {
        bundle.spoken.merge(place, line.isMention(), Boolean::logicalOr);
      }
    }
    deliverSoon();
  }

  @Override
  public synchronized void lineChanged(String place, Line line) {
    Map<String, Line> changed = bundle.changed.computeIfAbsent(place, _ -> new LinkedHashMap<>());
    if (changed.size() < MOST_CHANGED) {
      changed.put(line.key(), line);
    }
    bundle.lines.add(place);
    deliverSoon();
  }

  @Override
  public synchronized void linesReloaded(String place) {
    bundle.lines.add(place);
    deliverSoon();
  }

  @Override
  public synchronized void members(String place) {
    bundle.people.add(place);
    deliverSoon();
  }

  @Override
  public synchronized void typing(String place, List<String> nicks) {
    bundle.typing.put(place, nicks);
    deliverSoon();
  }

  @Override
  public synchronized void certificate(boolean isFirstMeeting, Fingerprint fingerprint) {
    if (isFirstMeeting) {
      bundle.firstMet = Optional.of(fingerprint);
      deliverSoon();
    }
  }
}
