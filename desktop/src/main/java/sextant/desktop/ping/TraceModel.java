package sextant.desktop.ping;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sextant.desktop.ping.Prober.TraceNews;

/** The trace that runs or ran last. Belongs to the JavaFX thread. */
final class TraceModel {
  private final StringProperty host = new SimpleStringProperty("");
  private final StringProperty address = new SimpleStringProperty("");
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final ObservableList<Hop> hops = FXCollections.observableArrayList();

  void start(String to) {
    host.set(to);
    address.set("");
    hops.clear();
    running.set(true);
  }

  /** Takes in a pulse's worth of news; the end comes through {@link #end}. */
  void take(List<TraceNews> batch) {
    for (TraceNews news : batch) {
      switch (news) {
        case TraceNews.Found found -> address.set(found.address());
        case TraceNews.Answer answer -> answered(answer);
        case TraceNews.Lost lost -> lost(lost.distance());
        case TraceNews.Named named -> hops.forEach(hop -> hop.named(named.address(), named.name()));
        case TraceNews.Ended ended -> {}
      }
    }
  }

  void end() {
    running.set(false);
  }

  private void answered(TraceNews.Answer answer) {
    hop(answer.distance()).answered(answer.address(), answer.rttNanos(), answer.isTarget());
    if (answer.isTarget() && hops.size() > answer.distance()) {
      hops.remove(answer.distance(), hops.size()); // the host is nearer than the farthest probe
    }
  }

  private void lost(int distance) {
    boolean beyondTarget = hops.stream().anyMatch(h -> h.isTarget() && h.distance() < distance);
    if (!beyondTarget) {
      hop(distance).lost();
    }
  }

  private Hop hop(int distance) {
    for (int next = hops.size() + 1; next <= distance; next++) {
      hops.add(new Hop(next));
    }
    return hops.get(distance - 1);
  }

  /** What the person typed; empty before the first trace. */
  StringProperty hostProperty() {
    return host;
  }

  /** The address of it; empty until known. */
  StringProperty addressProperty() {
    return address;
  }

  BooleanProperty runningProperty() {
    return running;
  }

  /** The way, nearest first. */
  ObservableList<Hop> hops() {
    return hops;
  }
}
