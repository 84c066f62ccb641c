package sextant.desktop.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.files.ShareEvent;
import sextant.files.ShareOptions;
import sextant.files.ShareServer;
import sextant.words.FailureException;
import sextant.words.Language;

/** A link for people without an app: what it offers, and what happens at it. JavaFX thread. */
final class Sharing {
  private static final int MOST_LINES = 200;

  /** How long a link works. */
  enum Life {
    TEN_MINUTES(Duration.ofMinutes(10)),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1));

    private final Duration duration;

    Life(Duration duration) {
      this.duration = duration;
    }
  }

  private final FilesModel model;
  private final RoomContext context;
  private final StringProperty link = new SimpleStringProperty("");
  private final BooleanProperty takesUploads = new SimpleBooleanProperty();
  private final StringProperty pin = new SimpleStringProperty("");
  private final ObjectProperty<Life> life = new SimpleObjectProperty<>(Life.HOUR);
  private final ObservableList<String> log = FXCollections.observableArrayList();
  private FilesRoomText text = new FilesRoomText(Language.ENGLISH);
  private Language language = Language.ENGLISH;
  private @Nullable ShareServer server;
  private @Nullable Activity activity;

  Sharing(FilesModel model, RoomContext context) {
    this.model = model;
    this.context = context;
  }

  void speak(Language spoken) {
    language = spoken;
    text = new FilesRoomText(spoken);
  }

  /** Empty while nothing is shared. */
  StringProperty linkProperty() {
    return link;
  }

  BooleanProperty takesUploadsProperty() {
    return takesUploads;
  }

  StringProperty pinProperty() {
    return pin;
  }

  ObjectProperty<Life> lifeProperty() {
    return life;
  }

  /** What happened at the link, newest first. */
  ObservableList<String> log() {
    return log;
  }

  /** Shares what is in the parcel with everybody on the network who has the link. */
  void start() {
    List<Path> paths = model.parcelProperty().get().paths();
    if (!link.get().isEmpty() || (paths.isEmpty() && !takesUploads.get())) {
      return;
    }
    ShareOptions options =
        new ShareOptions(
            paths,
            takesUploads.get() ? Optional.of(model.folderProperty().get()) : Optional.empty(),
            Optional.of(pin.get().strip()).filter(typed -> !typed.isEmpty()),
            life.get().duration,
            true,
            0,
            language);
    String owner = model.aliasProperty().get();
    model.commandLineProperty().set(CommandWords.share(options));
    Ui.background(
        "files-share",
        () -> {
          try {
            ShareServer opened = ShareServer.open(options, owner, this::happened, System::nanoTime);
            List<String> hosts = OwnStation.addresses();
            Ui.later(() -> started(opened, hosts.isEmpty() ? "127.0.0.1" : hosts.getFirst()));
          } catch (FailureException e) {
            Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
          }
        });
  }

  private void started(ShareServer opened, String host) {
    server = opened;
    link.set(opened.url(host));
    Activity sharing =
        new Activity(
            RoomId.FILES,
            now -> new FilesRoomText(now).sharing(opened.fileCount()),
            this::stop,
            () -> model.pageProperty().set(FilesModel.Page.SHARE));
    activity = sharing;
    context.activities().add(sharing);
  }

  /** Ends the link. */
  void stop() {
    ShareServer open = server;
    if (open == null) {
      return;
    }
    server = null;
    link.set("");
    if (activity != null) {
      context.activities().remove(activity);
    }
    Ui.background("files-share-end", open::close);
  }

  private void happened(ShareEvent event) {
    Ui.later(() -> {
      log.addFirst(words(event));
      if (log.size() > MOST_LINES) {
        log.remove(MOST_LINES, log.size());
      }
    });
  }

  private String words(ShareEvent event) {
    return switch (event) {
      case ShareEvent.Opened opened -> text.shareOpened(opened.by().getHostAddress());
      case ShareEvent.Downloaded done ->
          text.shareDownloaded(done.name(), done.by().getHostAddress());
      case ShareEvent.Uploaded done ->
          text.shareUploaded(String.valueOf(done.file().getFileName()), done.by().getHostAddress());
      case ShareEvent.UploadFailed failed -> failed.why().sentences(language).what();
      case ShareEvent.ShutOut out -> text.shareShutOut(out.by().getHostAddress());
    };
  }
}
