package sextant.desktop.ping;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sextant.desktop.kit.Timeline.Span;
import sextant.words.Failure;

/** What the Ping room shows. Belongs to the JavaFX thread. */
final class PingModel {
  /** The three things the room does; each keeps its own work when another is looked at. */
  enum Task {
    PING,
    SWEEP,
    TRACE
  }

  private final ObjectProperty<Task> task = new SimpleObjectProperty<>(Task.PING);
  private final StringProperty field = new SimpleStringProperty("");
  private final ObservableList<HostLine> hosts = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable HostLine> selected = new SimpleObjectProperty<>();
  private final ObjectProperty<Span> stretch = new SimpleObjectProperty<>(Span.NONE);
  private final LongProperty intervalMillis = new SimpleLongProperty(1_000);
  private final LongProperty revision = new SimpleLongProperty();
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<Verdict>> verdict =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty internetName = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Failure>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty commandLine = new SimpleStringProperty("");
  private final SweepModel sweep = new SweepModel();
  private final TraceModel trace = new TraceModel();

  /** Which of the three is looked at. */
  ObjectProperty<Task> taskProperty() {
    return task;
  }

  /** What stands in the main field. */
  StringProperty fieldProperty() {
    return field;
  }

  /** The hosts of the graph, in the order they were added. */
  ObservableList<HostLine> hosts() {
    return hosts;
  }

  /** The host whose details are shown; null for none. */
  ObjectProperty<@Nullable HostLine> selectedProperty() {
    return selected;
  }

  /** The stretch of time that the numbers are about; empty for all of it. */
  ObjectProperty<Span> stretchProperty() {
    return stretch;
  }

  /** The time from one probe to the next. */
  LongProperty intervalMillisProperty() {
    return intervalMillis;
  }

  /** Changes once per batch of answers. */
  LongProperty revisionProperty() {
    return revision;
  }

  /** Whether any host is being pinged. */
  BooleanProperty runningProperty() {
    return running;
  }

  /** The answer to "is it me or the internet?"; empty when that was not asked. */
  ObjectProperty<Optional<Verdict>> verdictProperty() {
    return verdict;
  }

  /** The name that stands for the internet. */
  StringProperty internetNameProperty() {
    return internetName;
  }

  /** What went wrong; empty when nothing did. */
  ObjectProperty<Optional<Failure>> failureProperty() {
    return failure;
  }

  /** The same thing on the command line. */
  StringProperty commandLineProperty() {
    return commandLine;
  }

  SweepModel sweep() {
    return sweep;
  }

  TraceModel trace() {
    return trace;
  }

  /** Whether the present task has nothing to show yet. */
  boolean isEmpty() {
    return switch (task.get()) {
      case PING -> hosts.isEmpty();
      case SWEEP -> sweep.gridProperty().get() == null;
      case TRACE -> trace.hostProperty().get().isEmpty();
    };
  }

  void changed() {
    revision.set(revision.get() + 1);
  }
}
