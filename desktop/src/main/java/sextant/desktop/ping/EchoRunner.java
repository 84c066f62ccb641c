package sextant.desktop.ping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.LogFeed;
import sextant.desktop.ping.HostLine.State;
import sextant.desktop.ping.Prober.PingNews;
import sextant.desktop.ping.Prober.Work;
import sextant.desktop.shell.Activities;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomId;
import sextant.words.Failure;

/** Keeps the pings of the room going and brings their news into the model, once per pulse. */
final class EchoRunner {
  private static final int WAITING_NEWS = 65_536;

  private record Delivery(HostLine line, int round, PingNews news) {}

  private record Running(Work work, int round) {}

  private final PingModel model;
  private final Prober prober;
  private final Activities activities;
  private final LogFeed<Delivery> feed = new LogFeed<>(WAITING_NEWS, this::take);
  private final Map<HostLine, Running> works = new LinkedHashMap<>();
  private int rounds;
  private int lastNumber;
  private @Nullable Activity activity;

  EchoRunner(PingModel model, Prober prober, Activities activities) {
    this.model = model;
    this.prober = prober;
    this.activities = activities;
  }

  /** Adds a host to the graph and begins to ping it; one that is there already goes on. */
  HostLine add(String host, Role role) {
    for (HostLine line : model.hosts()) {
      if (line.host().equals(host)) {
        start(line);
        return line;
      }
    }
    var line = new HostLine(host, role, ++lastNumber);
    model.hosts().add(line);
    start(line);
    return line;
  }

  private void start(HostLine line) {
    if (works.containsKey(line)) {
      return;
    }
    line.restart();
    int round = ++rounds;
    Work work =
        prober.ping(
            line.host(),
            model.intervalMillisProperty().get(),
            news -> feed.offer(new Delivery(line, round, news)));
    works.put(line, new Running(work, round));
    showActivity();
  }

  /** Stops all pings; the graph stays. */
  void stop() {
    works.keySet().stream().toList().forEach(this::stop);
  }

  private void stop(HostLine line) {
    Running running = works.remove(line);
    if (running != null) {
      running.work().stop();
      line.stateProperty().set(State.STOPPED);
      showActivity();
    }
  }

  /** Pings all hosts of the graph again. */
  void resume() {
    model.hosts().forEach(this::start);
  }

  /** Stops and starts what runs, with the interval that holds now. */
  void restart() {
    List<HostLine> running = works.keySet().stream().toList();
    running.forEach(this::stop);
    running.forEach(this::start);
  }

  /** Takes a host out of the graph. */
  void remove(HostLine line) {
    stop(line);
    model.hosts().remove(line);
    if (line.equals(model.selectedProperty().get())) {
      model.selectedProperty().set(model.hosts().isEmpty() ? null : model.hosts().getFirst());
    }
    if (model.hosts().isEmpty()) {
      clear();
    }
  }

  /** Takes all hosts out of the graph; colours and signs begin anew. */
  void clear() {
    stop();
    model.selectedProperty().set(null);
    model.hosts().clear();
    model.verdictProperty().set(Optional.empty());
    lastNumber = 0;
  }

  private void take(List<Delivery> batch) {
    for (Delivery delivery : batch) {
      Running running = works.get(delivery.line());
      if (running == null || running.round() != delivery.round()) {
        continue; // of a ping that was stopped since
      }
      delivery.line().take(delivery.news());
      if (delivery.news() instanceof PingNews.Ended ended) {
        works.remove(delivery.line());
        ended.failure().ifPresent(this::failed);
      }
    }
    publish();
    showActivity();
  }

  private void failed(Failure failure) {
    model.failureProperty().set(Optional.of(failure));
  }

  /** Makes the numbers of all hosts known, for the stretch of time that is chosen. */
  void publish() {
    model.hosts().forEach(line -> line.publish(model.stretchProperty().get()));
    if (model.verdictProperty().get().isPresent()) {
      Verdict now = Verdict.of(lately(Role.GATEWAY), lately(Role.RESOLVER), lately(Role.INTERNET));
      model.verdictProperty().set(Optional.of(now));
    }
    model.changed();
  }

  private Verdict.Line lately(Role role) {
    return model.hosts().stream()
        .filter(line -> line.role() == role)
        .map(HostLine::lately)
        .findFirst()
        .orElse(Verdict.Line.NONE);
  }

  private void showActivity() {
    boolean running = !works.isEmpty();
    model.runningProperty().set(running);
    Activity present = activity;
    if (!running && present != null) {
      activities.remove(present);
      activity = null;
    }
    if (!running) {
      return;
    }
    if (present == null) {
      present = new Activity(RoomId.PING, words(), this::stop, this::reveal);
      activity = present;
      activities.add(present);
    }
    present.wordsProperty().set(words());
    boolean silent = works.keySet().stream().anyMatch(l -> l.stateProperty().get() == State.SILENT);
    present.attentionProperty().set(silent);
  }

  private Activity.Words words() {
    List<String> hosts = works.keySet().stream().map(HostLine::host).toList();
    return now ->
        hosts.size() == 1
            ? new PingRoomText(now).pinging(hosts.getFirst())
            : new PingRoomText(now).pingingHosts(hosts.size());
  }

  private void reveal() {
    model.taskProperty().set(PingModel.Task.PING);
  }
}
