package sextant.desktop.files;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import sextant.desktop.kit.TimelineSeries;
import sextant.desktop.shell.Activity;
import sextant.files.Tally;
import sextant.files.Transfer;
import sextant.words.Pace;

/** A transfer as the room shows it: its state, and how fast it was all along. JavaFX thread. */
final class TransferItem {
  private static final int SPEEDS = 3_600;

  private final Transfer transfer;
  private final Activity activity;
  private final Pace pace = new Pace();
  private final TimelineSeries speed;
  private final ObjectProperty<Transfer.State> state;
  private final DoubleProperty progress = new SimpleDoubleProperty(-1);
  private final ReadOnlyLongWrapper ticks = new ReadOnlyLongWrapper();
  private Optional<Path> lastFile = Optional.empty();

  TransferItem(Transfer transfer, Activity activity) {
    this.transfer = transfer;
    this.activity = activity;
    this.speed = new TimelineSeries(transfer.peer(), transfer.isIncoming() ? 4 : 3, SPEEDS);
    this.state = new SimpleObjectProperty<>(transfer.state());
  }

  Transfer transfer() {
    return transfer;
  }

  Activity activity() {
    return activity;
  }

  /** Bytes a second over time. */
  TimelineSeries speed() {
    return speed;
  }

  ObjectProperty<Transfer.State> stateProperty() {
    return state;
  }

  /** From 0 to 1; negative while it is not known. */
  DoubleProperty progressProperty() {
    return progress;
  }

  /** Goes up whenever there are new figures. */
  ReadOnlyLongProperty ticksProperty() {
    return ticks.getReadOnlyProperty();
  }

  double bytesPerSecond() {
    return state.get() == Transfer.State.RUNNING ? pace.bytesPerSecond() : 0;
  }

  OptionalLong secondsLeft() {
    Tally.View view = transfer.tally().view();
    return state.get() == Transfer.State.RUNNING
        ? pace.secondsLeft(view.totalBytes() - view.movedBytes())
        : OptionalLong.empty();
  }

  /** The file that arrived last, for what comes in. */
  Optional<Path> lastFile() {
    return lastFile;
  }

  void arrived(Path file) {
    lastFile = Optional.of(file);
  }

  /** Takes the figures of this moment. */
  void tick(long nowNanos, long nowMillis) {
    state.set(transfer.state());
    Tally.View view = transfer.tally().view();
    pace.at(nowNanos, view.movedBytes());
    boolean isOver = state.get() == Transfer.State.DONE;
    double part = view.totalBytes() == 0 ? -1 : (double) view.movedBytes() / view.totalBytes();
    progress.set(isOver ? 1 : part);
    activity.progressProperty().set(progress.get());
    if (state.get() == Transfer.State.RUNNING) {
      speed.add(nowMillis, pace.bytesPerSecond());
    }
    ticks.set(ticks.get() + 1);
  }
}
