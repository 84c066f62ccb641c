package sextant.desktop.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.web.Download;
import sextant.web.WebClient;
import sextant.web.WebRequest;
import sextant.words.Failure;
import sextant.words.Language;
import sextant.words.Quantity;

/**
 * Files on their way into the folder: never out of it, never over another, never opened by
 * themselves. JavaFX thread.
 */
final class Downloads {
  private final WebRoomModel model;
  private final RoomContext context;
  private final Path folder;
  private final Map<DownloadItem, Running> running = new HashMap<>();
  private final Timeline ticker = new Timeline(new KeyFrame(Duration.millis(250), e -> tick()));
  private Language language = Language.ENGLISH;

  /** What brings a file now. */
  private record Running(Download download, WebClient client, Activity activity) {}

  Downloads(WebRoomModel model, RoomContext context, Path folder) {
    this.model = model;
    this.context = context;
    this.folder = folder;
    ticker.setCycleCount(Timeline.INDEFINITE);
  }

  void speak(Language now) {
    language = now;
  }

  Path folder() {
    return folder;
  }

  /** Begins a download into the folder. */
  void start(WebClient client, WebRequest request, boolean isPrivate) {
    WebRequest own = request.with(new WebRequest.Context(0, request.context().page(), true));
    var item = new DownloadItem(own, isPrivate);
    model.downloads().addFirst(item);
    run(item, client);
  }

  private void run(DownloadItem item, WebClient client) {
    var download = new Download(client, item.request());
    var activity =
        new Activity(
            RoomId.WEB,
            item.name(),
            () -> pause(item),
            () -> model.downloadsShownProperty().set(true));
    running.put(item, new Running(download, client, activity));
    context.activities().add(activity);
    item.stateProperty().set(new DownloadItem.State.Running(0, -1));
    ticker.play();
    Ui.background("web-download", () -> bring(item, download));
  }

  private void bring(DownloadItem item, Download download) {
    DownloadItem.State end;
    try {
      Download.Finished finished =
          item.file().isPresent() ? download.into(item.file().get()) : download.intoFolder(folder);
      end = new DownloadItem.State.Done(finished);
    } catch (IOException failed) {
      end = new DownloadItem.State.Failed(Failure.of(failed, item.request().url().hostPort()));
    }
    DownloadItem.State last = end;
    Ui.later(() -> ended(item, download, last));
  }

  private void ended(DownloadItem item, Download download, DownloadItem.State end) {
    Running one = running.get(item);
    if (one == null || one.download() != download) {
      return; // paused meanwhile
    }
    remove(item);
    if (end instanceof DownloadItem.State.Done done) {
      item.setFile(done.finished().file());
    } else {
      download.target().ifPresent(item::setFile);
    }
    item.stateProperty().set(end);
    model.downloadsShownProperty().set(true);
  }

  private void remove(DownloadItem item) {
    Running one = running.remove(item);
    if (one != null) {
      context.activities().remove(one.activity());
    }
    if (running.isEmpty()) {
      ticker.stop();
    }
  }

  private void tick() {
    running.forEach((item, one) -> {
      one.download().target().ifPresent(item::setFile);
      long done = one.download().doneBytes();
      OptionalLong total = one.download().totalBytes();
      item.stateProperty().set(new DownloadItem.State.Running(done, total.orElse(-1)));
      String words = new WebRoomText(language).downloading(item.name(), Quantity.bytes(done));
      one.activity().wordsProperty().set(words);
      one.activity()
          .progressProperty()
          .set(total.isPresent() ? (double) done / Math.max(1, total.getAsLong()) : -1);
    });
  }

  /** Stops it; what is there stays. */
  void pause(DownloadItem item) {
    Running one = running.get(item);
    if (one != null) {
      one.download().target().ifPresent(item::setFile);
      long total = one.download().totalBytes().orElse(-1);
      remove(item);
      one.download().stop();
      item.stateProperty().set(new DownloadItem.State.Paused(one.download().doneBytes(), total));
    }
  }

  /** Goes on where it stopped. */
  void resume(DownloadItem item, WebClient client) {
    if (!running.containsKey(item)) {
      run(item, client);
    }
  }

  /** Takes a download that does not run off the list; the file stays. */
  void forget(DownloadItem item) {
    pause(item);
    model.downloads().remove(item);
  }

  void close() {
    List.copyOf(running.keySet()).forEach(this::pause);
    ticker.stop();
  }
}
