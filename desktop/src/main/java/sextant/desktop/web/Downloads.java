package sextant.desktop.web;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import sextant.desktop.WebRoomText;
import sextant.desktop.shell.Activities;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomId;
import sextant.web.Download;
import sextant.web.WebClient;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.store.DownloadEntry;
import sextant.web.store.DownloadList;
import sextant.words.Failure;
import sextant.words.Pace;
import sextant.words.Quantity;

/**
 * Files on their way into the folder, as the room shows them: the lists of both kinds of tabs,
 * looked at a few times a second while something runs. JavaFX thread.
 */
final class Downloads {
  private final WebRoomModel model;
  private final Activities activities;
  private final Supplier<Remembered> remembered;
  private final Supplier<Path> folder;
  private final Map<DownloadRow.Id, Activity> running = new HashMap<>();
  private final Map<DownloadRow.Id, Pace> paces = new HashMap<>();
  private final Map<DownloadRow.Id, Consumer<Path>> waiting = new HashMap<>();
  private final Timeline ticker = new Timeline(new KeyFrame(Duration.millis(250), e -> look()));

  Downloads(
      WebRoomModel model,
      Activities activities,
      Supplier<Remembered> remembered,
      Supplier<Path> folder) {
    this.model = model;
    this.activities = activities;
    this.remembered = remembered;
    this.folder = folder;
    ticker.setCycleCount(Timeline.INDEFINITE);
  }

  Path folder() {
    return folder.get();
  }

  private DownloadList list(boolean isPrivate) {
    return remembered.get().memory(isPrivate).downloads();
  }

  /** Begins to save an answer in the folder; {@code name} is used when the server gives none. */
  DownloadRow.Id start(WebClient client, WebRequest request, String name, boolean isPrivate) {
    WebRequest own = request.with(new WebRequest.Context(0, request.context().page(), true));
    long number = list(isPrivate).start(client, own, new DownloadList.Place(folder(), name));
    ticker.play();
    look();
    return new DownloadRow.Id(number, isPrivate);
  }

  /** Shows a file that a page made, once it is in the folder. */
  void kept(String from, Download.Finished file, boolean isPrivate) {
    list(isPrivate).add(from, file);
    look();
    model.downloadsShownProperty().set(true);
  }

  /** Shows that a file of a page could not be kept. */
  void notKept(String from, Failure why, boolean isPrivate) {
    list(isPrivate).add(from, why);
    look();
    model.downloadsShownProperty().set(true);
  }

  /** Runs this with the file, when it is whole; never when it fails or is taken off the list. */
  void whenWhole(DownloadRow.Id id, Consumer<Path> then) {
    waiting.put(id, then);
    look();
  }

  /** Goes on to save an answer that has begun. */
  void start(WebClient client, WebResponse begun, boolean isPrivate) {
    list(isPrivate).start(client, begun, folder());
    ticker.play();
    look();
  }

  /** Stops one; what is there stays. */
  void pause(DownloadRow.Id id) {
    list(id.isPrivate()).pause(id.number());
    look();
  }

  /** Goes on where it stopped. */
  void resume(DownloadRow.Id id, WebClient client) {
    list(id.isPrivate()).resume(client, id.number());
    ticker.play();
    look();
  }

  /** Takes one off the list; a whole file stays. */
  void forget(DownloadRow.Id id) {
    list(id.isPrivate()).remove(id.number());
    look();
  }

  /** Shows how far each is. */
  void look() {
    Set<DownloadRow.Id> busy = new HashSet<>();
    List<DownloadRow> rows =
        DownloadRow.of(list(true).all(), list(false).all()).stream().map(this::paced).toList();
    for (DownloadRow row : rows) {
      if (row.entry().state() == DownloadEntry.State.RUNNING) {
        busy.add(row.id());
        show(row);
      }
    }
    paces.keySet().retainAll(busy);
    boolean hasEnded = running.keySet().stream().anyMatch(id -> !busy.contains(id));
    running
        .entrySet()
        .removeIf(one -> {
          boolean isOver = !busy.contains(one.getKey());
          if (isOver) {
            activities.remove(one.getValue());
          }
          return isOver;
        });
    rows.forEach(this::tell);
    waiting.keySet().retainAll(rows.stream().map(DownloadRow::id).toList());
    if (!model.downloads().equals(rows)) {
      model.downloads().setAll(rows);
    }
    if (hasEnded) {
      model.downloadsShownProperty().set(true);
    }
    if (busy.isEmpty()) {
      ticker.stop();
    }
  }

  private DownloadRow paced(DownloadRow row) {
    return row.entry().state() == DownloadEntry.State.RUNNING
        ? row.at(paces.computeIfAbsent(row.id(), id -> new Pace()), System.nanoTime())
        : row;
  }

  private void tell(DownloadRow row) {
    if (row.entry().state() == DownloadEntry.State.DONE) {
      Optional.ofNullable(waiting.remove(row.id()))
          .ifPresent(then -> row.entry().file().ifPresent(then));
    }
  }

  private void show(DownloadRow row) {
    Activity activity =
        running.computeIfAbsent(
            row.id(),
            id -> {
              var begun =
                  new Activity(
                      RoomId.WEB,
                      now -> row.entry().name(),
                      () -> pause(id),
                      () -> model.downloadsShownProperty().set(true));
              activities.add(begun);
              return begun;
            });
    String bytes = Quantity.bytes(row.entry().done());
    activity
        .wordsProperty()
        .set(now -> new WebRoomText(now).downloading(row.entry().name(), bytes));
    activity.progressProperty().set(row.share());
  }

  void close() {
    ticker.stop();
  }
}
