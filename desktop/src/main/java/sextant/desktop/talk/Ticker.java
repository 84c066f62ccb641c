package sextant.desktop.talk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import sextant.talk.Conversation;
import sextant.talk.Counters;

/**
 * Looks four times a second at what runs and brings the counters, rates and peers of each tab up to
 * date, however much happens in between.
 */
final class Ticker {
  private static final int MOST_PEERS = 500;
  private static final int TICKS_PER_SECOND = 4;

  private final Map<Session, Link> links;
  private final Consumer<Session> each;
  private final Map<Session, Counters> secondAgo = new HashMap<>();
  private final Timeline timeline =
      new Timeline(new KeyFrame(Duration.millis(1_000.0 / TICKS_PER_SECOND), event -> tick()));
  private int ticks;

  Ticker(Map<Session, Link> links, Consumer<Session> each) {
    this.links = links;
    this.each = each;
    timeline.setCycleCount(Animation.INDEFINITE);
  }

  void start() {
    timeline.play();
  }

  void stop() {
    timeline.stop();
  }

  private void tick() {
    ticks++;
    for (Map.Entry<Session, Link> one : List.copyOf(links.entrySet())) {
      Session session = one.getKey();
      Counters now = one.getValue().counters();
      if (!now.equals(session.countersProperty().get())) {
        session.countersProperty().set(now);
      }
      if (ticks % TICKS_PER_SECOND == 0) {
        Counters before = secondAgo.getOrDefault(session, Counters.ZERO);
        session.addRate(messages(now) - (double) messages(before));
        secondAgo.put(session, now);
      }
      showPeers(session, one.getValue());
      each.accept(session);
    }
    if (links.isEmpty()) {
      secondAgo.clear();
      stop();
    }
  }

  private static long messages(Counters counters) {
    return counters.messagesIn() + counters.messagesOut();
  }

  private static void showPeers(Session session, Link link) {
    List<Conversation> present =
        link.peers().stream()
            .sorted(Comparator.comparingLong(Conversation::id))
            .limit(MOST_PEERS)
            .toList();
    if (!present.equals(session.peers())) {
      session.peers().setAll(present);
      session
          .targetProperty()
          .get()
          .filter(target -> !present.contains(target))
          .ifPresent(gone -> session.targetProperty().set(java.util.Optional.empty()));
    }
  }
}
