package sextant.desktop.ping;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.LogFeed;
import sextant.desktop.ping.Prober.TraceNews;
import sextant.desktop.ping.Prober.Work;
import sextant.desktop.shell.Activities;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomId;

/** Runs one trace at a time and brings its news into the model, once per pulse. */
final class TraceRunner {
  private static final int WAITING_NEWS = 16_384;

  private final PingModel model;
  private final Prober prober;
  private final Activities activities;
  private @Nullable Work work;
  private @Nullable Activity activity;
  private int round;

  TraceRunner(PingModel model, Prober prober, Activities activities) {
    this.model = model;
    this.prober = prober;
    this.activities = activities;
  }

  /** Begins to trace a host; a trace that runs is stopped. */
  void start(String host) {
    stop();
    int mine = ++round;
    model.trace().start(host);
    var begun =
        new Activity(
            RoomId.PING, now -> new PingRoomText(now).tracing(host), this::stop, this::show);
    activity = begun;
    activities.add(begun);
    var feed = new LogFeed<TraceNews>(WAITING_NEWS, batch -> take(mine, batch));
    work = prober.trace(host, feed::offer);
  }

  private void take(int of, List<TraceNews> batch) {
    if (of != round || work == null) {
      return; // of a trace that was stopped since
    }
    model.trace().take(batch);
    for (TraceNews news : batch) {
      if (news instanceof TraceNews.Ended ended) {
        ended.failure().ifPresent(failure -> model.failureProperty().set(Optional.of(failure)));
        end();
      }
    }
  }

  /** Stops the trace that runs; the table stays. */
  void stop() {
    Work present = work;
    if (present != null) {
      present.stop();
      end();
    }
  }

  private void end() {
    work = null;
    Activity present = activity;
    if (present != null) {
      activities.remove(present);
      activity = null;
    }
    model.trace().end();
  }

  private void show() {
    model.taskProperty().set(PingModel.Task.TRACE);
  }
}
