package sextant.desktop.packets;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import sextant.packets.filter.Filter;
import sextant.raw.CaptureRequest;
import sextant.words.Failure;

/** What the room knows; outlives its nodes. Properties belong to the JavaFX thread. */
final class PacketsModel {
  /** What fills the space below the filter. */
  enum Page {
    PACKETS,
    BUILD,
    FOLLOW,
    STATISTICS
  }

  private final PacketEntries entries = new PacketEntries();
  private final DraftModel draft = new DraftModel();
  private final StringProperty filterText = new SimpleStringProperty(this, "filterText", "");
  private final ObjectProperty<FilterState> filter =
      new SimpleObjectProperty<>(this, "filter", new FilterState.Valid(Filter.EVERYTHING));
  private final ObjectProperty<FilterState.Valid> applied =
      new SimpleObjectProperty<>(this, "applied", new FilterState.Valid(Filter.EVERYTHING));
  private final StringProperty interfaceName =
      new SimpleStringProperty(this, "interfaceName", CaptureRequest.ANY);
  private final BooleanProperty capturing = new SimpleBooleanProperty(this, "capturing");
  private final BooleanProperty hasPackets = new SimpleBooleanProperty(this, "hasPackets");
  private final StringProperty status = new SimpleStringProperty(this, "status", "");
  private final ObjectProperty<Page> page = new SimpleObjectProperty<>(this, "page", Page.PACKETS);
  private final ObjectProperty<Optional<PacketEntry>> selected =
      new SimpleObjectProperty<>(this, "selected", Optional.empty());
  private final ObjectProperty<Optional<Failure>> failure =
      new SimpleObjectProperty<>(this, "failure", Optional.empty());
  private final StringBinding commandLine =
      Bindings.createStringBinding(this::commandLineNow, filterText, interfaceName, filter);

  PacketsModel() {
    filterText.addListener((at, before, now) -> filter.set(FilterState.of(now)));
  }

  private String commandLineNow() {
    String words = filterText.get().strip();
    boolean needsQuotes = words.chars().anyMatch(c -> "()&|!<>$*;'\"\\".indexOf(c) >= 0);
    String quoted = needsQuotes ? "'" + words.replace("'", "'\\''") + "'" : words;
    return "sextant capture -i " + interfaceName.get() + (quoted.isEmpty() ? "" : " " + quoted);
  }

  PacketEntries entries() {
    return entries;
  }

  DraftModel draft() {
    return draft;
  }

  StringProperty filterTextProperty() {
    return filterText;
  }

  /** What the text in the field is worth now. */
  ObjectProperty<FilterState> filterProperty() {
    return filter;
  }

  /** The filter the list shows by: the last one that Enter was pressed on. */
  ObjectProperty<FilterState.Valid> appliedProperty() {
    return applied;
  }

  StringProperty interfaceNameProperty() {
    return interfaceName;
  }

  BooleanProperty capturingProperty() {
    return capturing;
  }

  /** Whether there is a list to show, also an empty one of a capture that runs. */
  BooleanProperty hasPacketsProperty() {
    return hasPackets;
  }

  StringProperty statusProperty() {
    return status;
  }

  ObjectProperty<Page> pageProperty() {
    return page;
  }

  ObjectProperty<Optional<PacketEntry>> selectedProperty() {
    return selected;
  }

  ObjectProperty<Optional<Failure>> failureProperty() {
    return failure;
  }

  StringBinding commandLineBinding() {
    return commandLine;
  }
}
