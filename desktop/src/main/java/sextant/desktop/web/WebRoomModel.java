package sextant.desktop.web;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the room knows; outlives its nodes. Belongs to the JavaFX thread. */
final class WebRoomModel {
  private final ObservableList<Tab> tabs = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Tab>> selected =
      new SimpleObjectProperty<>(this, "selected", Optional.empty());
  private final BooleanProperty panelsShown = new SimpleBooleanProperty(this, "panelsShown");
  private final IntegerProperty bookmarksChanged =
      new SimpleIntegerProperty(this, "bookmarksChanged");
  private final ObjectProperty<BookmarkTask> bookmarkTask =
      new SimpleObjectProperty<>(this, "bookmarkTask", new BookmarkTask.None());
  private final ObjectProperty<Optional<Notice>> notice =
      new SimpleObjectProperty<>(this, "notice", Optional.empty());
  private final BooleanProperty downloadsShown = new SimpleBooleanProperty(this, "downloadsShown");
  private final StringProperty commandLine = new SimpleStringProperty(this, "commandLine", "");
  private final ObservableList<DownloadRow> downloads = FXCollections.observableArrayList();

  ObservableList<Tab> tabs() {
    return tabs;
  }

  /** The tab in front; empty only while there is none. */
  ObjectProperty<Optional<Tab>> selectedProperty() {
    return selected;
  }

  /** Whether the panels of F12 are open. */
  BooleanProperty panelsShownProperty() {
    return panelsShown;
  }

  /** Counts changes of the bookmarks. */
  IntegerProperty bookmarksChangedProperty() {
    return bookmarksChanged;
  }

  /** What is going on with a bookmark. */
  ObjectProperty<BookmarkTask> bookmarkTaskProperty() {
    return bookmarkTask;
  }

  /** What became of what a person asked for last. */
  ObjectProperty<Optional<Notice>> noticeProperty() {
    return notice;
  }

  BooleanProperty downloadsShownProperty() {
    return downloadsShown;
  }

  StringProperty commandLineProperty() {
    return commandLine;
  }

  /** Every download, newest first. */
  ObservableList<DownloadRow> downloads() {
    return downloads;
  }

  /** Goes this many tabs on, round at the ends. */
  void selectNext(int step) {
    int count = tabs.size();
    if (count > 0) {
      int at = selected.get().map(tabs::indexOf).orElse(0);
      Tab next = tabs.get(Math.floorMod(at + step, count));
      selected.set(Optional.of(next));
    }
  }

  /** Goes to the tab at a place; to the last one with -1. */
  void selectAt(int place) {
    int at = place < 0 ? tabs.size() - 1 : place;
    if (at >= 0 && at < tabs.size()) {
      selected.set(Optional.of(tabs.get(at)));
    }
  }

  /** Moves the tab in front one place; what a person without a mouse does. */
  void move(int step) {
    selected
        .get()
        .ifPresent(tab -> {
          int from = tabs.indexOf(tab);
          int to = Math.clamp(from + (long) step, 0, tabs.size() - 1);
          if (from != to) {
            tabs.remove(tab);
            tabs.add(to, tab);
            selected.set(Optional.of(tab));
          }
        });
  }
}
