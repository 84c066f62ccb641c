package sextant.desktop.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Login;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Png;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.FileSight;
import sextant.desktop.shell.RoomContext;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Gives files to whom we talk to: through Files when the other one is near and ours, else through
 * the server's file host, and else says why not. JavaFX thread.
 */
final class Attaching {
  /** How it stands with the files that were given last. */
  sealed interface State {
    /** Nothing was given. */
    record None() implements State {}

    /** A file is on its way to the server. */
    record Uploading(String name) implements State {}

    /** The files go through Files, whose strip tells how far they are. */
    record ThroughFiles(String device) implements State {}

    /** There is no way. */
    record NoWay(Why why) implements State {}

    /** It did not work. */
    record Failed(Failure failure) implements State {}
  }

  /** Why files cannot be given here. */
  enum Why {
    OFFLINE,
    SERVER_PAGE,
    ROOM_WITHOUT_HOST,
    PERSON_NOT_NEAR
  }

  private final ChatModel model;
  private final RoomContext context;
  private final FileHost host;
  private final ObjectProperty<State> state = new SimpleObjectProperty<>(new State.None());

  Attaching(ChatModel model, RoomContext context, FileHost host) {
    this.model = model;
    this.context = context;
    this.host = host;
  }

  ObjectProperty<State> stateProperty() {
    return state;
  }

  /** The person is done reading how it stands. */
  void putAway() {
    state.set(new State.None());
  }

  /** Asks for files and gives them. */
  void choose(String title) {
    give(context.filePicker().openMany(title));
  }

  /** Gives what is on the clipboard if it is files or a picture; else false. */
  boolean paste(String pictureName) {
    List<Path> files = context.clip().files();
    Optional<Image> image = context.clip().image();
    if (!files.isEmpty()) {
      give(files);
      return true;
    }
    image.ifPresent(one -> keepPicture(Png.of(one), pictureName));
    return image.isPresent();
  }

  private void keepPicture(byte[] png, String name) {
    Ui.background(
        "chat-picture",
        () -> {
          try {
            Path folder = Files.createTempDirectory("sextant-picture");
            Path file = folder.resolve(name + ".png");
            Files.write(file, png);
            folder.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            Ui.later(() -> give(List.of(file)));
          } catch (IOException e) {
            Failure failure = Failure.of(e, name);
            Ui.later(() -> state.set(new State.Failed(failure)));
          }
        });
  }

  /** Gives files to the place in front. */
  void give(List<Path> files) {
    Optional<Where> here = model.currentProperty().get();
    if (here.isEmpty() || files.isEmpty()) {
      return;
    }
    Where where = here.get();
    boolean isOnline = where.network().stateProperty().get() instanceof ConnectionState.Online;
    if (!isOnline || where.isServer()) {
      state.set(new State.NoWay(isOnline ? Why.SERVER_PAGE : Why.OFFLINE));
      return;
    }
    boolean isDirect =
        where.view().filter(view -> view.kind() == PlaceView.Kind.DIRECT).isPresent();
    Optional<FileSight> sight = context.hostLinks().fileSight();
    if (!isDirect || sight.isEmpty()) {
      toHost(where, files, isDirect ? Why.PERSON_NOT_NEAR : Why.ROOM_WITHOUT_HOST);
      return;
    }
    var _ =
        where
            .network()
            .network()
            .inquiry()
            .whois(where.place())
            .thenAccept(who -> Ui.later(() -> toPerson(where, who.host(), sight.get(), files)));
  }

  private void toPerson(Where where, String address, FileSight sight, List<Path> files) {
    Optional<String> device = sight.deviceAt(address);
    if (device.isEmpty()) {
      toHost(where, files, Why.PERSON_NOT_NEAR);
      return;
    }
    sight.send(address, files);
    state.set(new State.ThroughFiles(device.get()));
  }

  private void toHost(Where where, List<Path> files, Why otherwise) {
    var _ =
        FileHost.address(where.network().network())
            .thenAccept(found ->
                Ui.later(() ->
                    found.ifPresentOrElse(
                        url -> upload(where, url, files),
                        () -> state.set(new State.NoWay(otherwise)))));
  }

  private void upload(Where where, String url, List<Path> files) {
    Optional<Login> login = where.network().login();
    state.set(new State.Uploading(String.valueOf(files.getFirst().getFileName())));
    Ui.background(
        "chat-upload",
        () -> {
          try {
            for (Path file : files) {
              String link = host.upload(url, file, login);
              Ui.later(() -> where.network().network().say(where.place(), link, ""));
            }
            Ui.later(this::putAway);
          } catch (FailureException e) {
            Ui.later(() -> state.set(new State.Failed(e.failure())));
          }
        });
  }
}
