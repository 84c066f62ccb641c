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
}
