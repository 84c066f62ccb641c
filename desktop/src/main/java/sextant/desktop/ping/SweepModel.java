package sextant.desktop.ping;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sextant.desktop.ping.Prober.SweepNews;

/** The sweep that runs or ran last. Belongs to the JavaFX thread. */
final class SweepModel {
  /** An address that answered. */
  record Alive(String address, int index, long rttNanos) {}

  private final ObjectProperty<@Nullable SweepGrid> grid = new SimpleObjectProperty<>();
  private final ObservableList<Alive> alive = FXCollections.observableArrayList();
  private final IntegerProperty cursor = new SimpleIntegerProperty(-1);
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final DoubleProperty progress = new SimpleDoubleProperty();
  private final LongProperty revision = new SimpleLongProperty();
  private final LongProperty tookMillis = new SimpleLongProperty();

  void start(SweepRange range) {
    alive.clear();
    cursor.set(-1);
    progress.set(0);
    tookMillis.set(0);
    running.set(true);
    grid.set(new SweepGrid(range));
    changed();
  }

  /** Takes in a pulse's worth of news; the end of the sweep comes through {@link #end}. */
  void take(List<SweepNews> batch) {
    SweepGrid present = grid.get();
    if (present == null) {
      return;
    }
    var fresh = new java.util.ArrayList<Alive>();
    for (SweepNews news : batch) {
      switch (news) {
        case SweepNews.Alive answer -> {
          if (present.alive(answer.index(), answer.rttNanos() / 1e6)) {
            String address = present.range().address(answer.index());
            fresh.add(new Alive(address, answer.index(), answer.rttNanos()));
          }
        }
        case SweepNews.Asked asked ->
            progress.set(Math.min(1, (double) asked.count() / present.size()));
        case SweepNews.Ended ended -> {}
      }
    }
    alive.addAll(fresh);
    changed();
  }

  /** The sweep is over: who has not answered is silent when it ran to its end. */
  void end(boolean complete, long millis) {
    running.set(false);
    tookMillis.set(millis);
    SweepGrid present = grid.get();
    if (complete && present != null) {
      present.silenceTheRest();
      progress.set(1);
    }
    alive.sort(java.util.Comparator.comparingInt(Alive::index));
    changed();
  }

  private void changed() {
    revision.set(revision.get() + 1);
  }

  /** The addresses; null before the first sweep. */
  ObjectProperty<@Nullable SweepGrid> gridProperty() {
    return grid;
  }

  /** Who answered: in the order of the answers while it runs, then by address. */
  ObservableList<Alive> alive() {
    return alive;
  }

  /** The cell that is looked at; -1 for none. */
  IntegerProperty cursorProperty() {
    return cursor;
  }

  BooleanProperty runningProperty() {
    return running;
  }

  /** How much has been asked, 0 to 1. */
  DoubleProperty progressProperty() {
    return progress;
  }

  /** Changes whenever a cell does. */
  LongProperty revisionProperty() {
    return revision;
  }

  /** How long the whole sweep took; 0 while it runs. */
  LongProperty tookMillisProperty() {
    return tookMillis;
  }
}
