package sextant.desktop.ping;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sextant.desktop.kit.Timeline.Span;
import sextant.desktop.kit.TimelineSeries;
import sextant.desktop.ping.Prober.PingNews;
import sextant.words.Failure;

/**
 * One host of the graph: its line, its numbers, how it is doing. It keeps its colour and sign as
 * long as it is there. Belongs to the JavaFX thread.
 */
final class HostLine {
  /** Values kept before the oldest are thinned: 18 hours at one a second, 1 MB. */
  static final int HISTORY = 65_536;

  private static final int LATELY = 20;

  /** How a host is doing. */
  enum State {
    STARTING,
    ANSWERING,
    SILENT,
    STOPPED,
    FAILED
  }

  private final String host;
  private final Role role;
  private final int number;
  private final TimelineSeries series;
  private final RttTally tally = new RttTally();
  private final StringProperty address = new SimpleStringProperty("");
  private final ObjectProperty<RttTally> shown = new SimpleObjectProperty<>(tally);
  private final ObjectProperty<Numbers> numbers = new SimpleObjectProperty<>(Numbers.NONE);
  private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.STARTING);
  private Optional<PingNews.Refused> trouble = Optional.empty();
  private Optional<Failure> failure = Optional.empty();

  /**
   * A host that has not been asked yet.
   *
   * @param number which of the colours and signs it has, from 1
   */
  HostLine(String host, Role role, int number) {
    this.host = host;
    this.role = role;
    this.number = number;
    series = TimelineSeries.thinning(host, number, HISTORY);
  }

  /** Takes in one piece of news; {@link #publish} makes the numbers known once per batch. */
  void take(PingNews news) {
    switch (news) {
      case PingNews.Found found -> address.set(found.address());
      case PingNews.Answer answer -> {
        tally.answered(answer.rttNanos());
        series.add(answer.timeMillis(), answer.rttNanos() / 1e6);
        trouble = Optional.empty();
      }
      case PingNews.Lost lost -> {
        tally.lost();
        series.addLoss(lost.timeMillis());
      }
      case PingNews.Refused refused -> {
        tally.lost();
        series.addLoss(refused.timeMillis());
        trouble = Optional.of(refused);
      }
      case PingNews.Ended ended -> {
        failure = ended.failure();
        state.set(failure.isPresent() ? State.FAILED : State.STOPPED);
      }
    }
  }

  /** Makes the numbers known: those of a stretch of time, or of all when it is empty. */
  void publish(Span stretch) {
    shown.set(stretch.isEmpty() ? tally : RttTally.of(series, stretch));
    numbers.set(shown.get().numbers());
    boolean over = state.get() == State.STOPPED || state.get() == State.FAILED;
    if (!over && series.size() > 0) {
      boolean lastLost = Double.isNaN(series.value(series.size() - 1));
      state.set(lastLost ? State.SILENT : State.ANSWERING);
    }
  }

  /** It is asked again. */
  void restart() {
    failure = Optional.empty();
    state.set(State.STARTING);
  }

  /** What it said to its last probes. */
  Verdict.Line lately() {
    int from = Math.max(0, series.size() - LATELY);
    int received = 0;
    for (int i = from; i < series.size(); i++) {
      received += Double.isNaN(series.value(i)) ? 0 : 1;
    }
    boolean resolved = failure.isEmpty() || failure.get().kind() != Failure.Kind.UNKNOWN_HOST;
    return new Verdict.Line(true, resolved, series.size() - from, received);
  }

  /** As the person typed it. */
  String host() {
    return host;
  }

  Role role() {
    return role;
  }

  int number() {
    return number;
  }

  TimelineSeries series() {
    return series;
  }

  /** How often each time came, in the stretch that was published last. */
  RttHistogram histogram() {
    return shown.get().histogram();
  }

  /** Its IP address; empty until known. */
  StringProperty addressProperty() {
    return address;
  }

  /** Why the last probe could not be delivered; empty when nobody complains. */
  Optional<PingNews.Refused> trouble() {
    return trouble;
  }

  /** The statistics of the stretch that was published last. */
  ObjectProperty<Numbers> numbersProperty() {
    return numbers;
  }

  ObjectProperty<State> stateProperty() {
    return state;
  }

  /** Why it ended, if it was not the person. */
  Optional<Failure> failure() {
    return failure;
  }
}
