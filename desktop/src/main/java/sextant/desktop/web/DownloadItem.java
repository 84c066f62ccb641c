package sextant.desktop.web;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import sextant.web.Download;
import sextant.web.WebRequest;
import sextant.words.Failure;

/** A download as a person sees it. Belongs to the JavaFX thread. */
final class DownloadItem {
  /** How far it is. */
  sealed interface State {
    /** Bytes come; a total below 0 is not known. */
    record Running(long doneBytes, long totalBytes) implements State {}

    /** Stopped by a person; goes on where it was, if the server can. */
    record Paused(long doneBytes, long totalBytes) implements State {}

    /** Whole, under its name. */
    record Done(Download.Finished finished) implements State {}

    /** Broken off; what is there stays. */
    record Failed(Failure failure) implements State {}
  }

  private final WebRequest request;
  private final boolean isPrivate;
  private final ObjectProperty<State> state =
      new SimpleObjectProperty<>(this, "state", new State.Running(0, -1));
  private Optional<Path> file = Optional.empty();

  DownloadItem(WebRequest request, boolean isPrivate) {
    this.request = request;
    this.isPrivate = isPrivate;
  }

  WebRequest request() {
    return request;
  }

  boolean isPrivate() {
    return isPrivate;
  }

  ObjectProperty<State> stateProperty() {
    return state;
  }

  /** Where it goes, once its name is known. */
  Optional<Path> file() {
    return file;
  }

  void setFile(Path path) {
    file = Optional.of(path);
  }

  /** The name to show. */
  String name() {
    String last = request.url().lastSegment();
    return file.map(path -> path.getFileName().toString())
        .orElse(last.isEmpty() ? request.url().host() : last);
  }
}
