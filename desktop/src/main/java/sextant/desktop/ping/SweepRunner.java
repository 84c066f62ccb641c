package sextant.desktop.ping;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.LogFeed;
import sextant.desktop.ping.Prober.SweepNews;
import sextant.desktop.ping.Prober.Work;
import sextant.desktop.shell.Activities;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomId;

/** Runs one sweep at a time and brings its news into the model, once per pulse. */
final class SweepRunner {
  private static final int WAITING_NEWS = 1 << 18;

  private final PingModel model;
  private final Prober prober;
  private final Activities activities;
  private final LongSupplier clockMillis;
  private @Nullable Work work;
  private @Nullable Activity activity;
  private long startedMillis;
  private int round;

  SweepRunner(PingModel model, Prober prober, Activities activities, LongSupplier clockMillis) {
    this.model = model;
    this.prober = prober;
    this.activities = activities;
    this.clockMillis = clockMillis;
  }

  /** Begins a sweep; one that runs is stopped. */
  void start(SweepRange range) {
    stop();
    int mine = ++round;
    startedMillis = clockMillis.getAsLong();
    model.sweep().start(range);
    var begun =
        new Activity(
            RoomId.PING,
            now -> new PingRoomText(now).sweeping(range.text()),
            this::stop,
            this::show);
    activity = begun;
    activities.add(begun);
    var feed = new LogFeed<SweepNews>(WAITING_NEWS, batch -> take(mine, batch));
    work = prober.sweep(range, feed::offer);
  }

  private void take(int of, List<SweepNews> batch) {
    if (of != round || work == null) {
      return; // of a sweep that was stopped since
    }
    model.sweep().take(batch);
    Activity present = activity;
    if (present != null) {
      present.progressProperty().set(model.sweep().progressProperty().get());
    }
    for (SweepNews news : batch) {
      if (news instanceof SweepNews.Ended ended) {
        ended.failure().ifPresent(failure -> model.failureProperty().set(Optional.of(failure)));
        end(ended.failure().isEmpty());
      }
    }
  }

  /** Stops the sweep that runs; what it has found stays. */
  void stop() {
    Work present = work;
    if (present != null) {
      present.stop();
      end(false);
    }
  }

  private void end(boolean complete) {
    work = null;
    Activity present = activity;
    if (present != null) {
      activities.remove(present);
      activity = null;
    }
    model.sweep().end(complete, clockMillis.getAsLong() - startedMillis);
  }

  private void show() {
    model.taskProperty().set(PingModel.Task.SWEEP);
  }
}
