package sextant.desktop.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;
import sextant.web.Login;
import sextant.web.store.LocalService;
import sextant.words.Language;

/** What all tabs of the room stand on, each made when it is first used. JavaFX thread. */
final class WebServices {
  private final WebRoomModel model;
  private final RoomContext context;
  private final WebSetup setup;
  private final Downloads downloads;
  private final PrivateStorage privateStorage = new PrivateStorage();
  private @Nullable Network network;
  private @Nullable Remembered remembered;
  private Language language = Language.ENGLISH;

  WebServices(WebRoomModel model, RoomContext context, WebSetup setup) {
    this.model = model;
    this.context = context;
    this.setup = setup;
    downloads = new Downloads(model, context, setup.downloadFolder());
  }

  void speak(Language now) {
    language = now;
    downloads.speak(now);
  }

  RoomContext context() {
    return context;
  }

  /** Where pages of this kind of tab keep what they store. */
  Path storage(boolean isPrivate) {
    return isPrivate ? privateStorage.folder() : context.stateDirectory().resolve("web/storage");
  }

  /** The last private tab is closed: nothing of it stays. */
  void forgetPrivate() {
    if (network != null) {
      network.forgetPrivate();
    }
    privateStorage.forget();
  }

  /** The network, made when the room is first used. */
  Network network() {
    Network known = network;
    if (known == null) {
      Path folder = context.stateDirectory().resolve("web");
      known = new Network(folder, setup.options(), this::askLogin);
      network = known;
    }
    return known;
  }

  Language language() {
    return language;
  }

  /** What the browser remembers, read when the room is first used. */
  Remembered remembered() {
    Remembered known = remembered;
    if (known == null) {
      known = new Remembered(context.stateDirectory().resolve("web"));
      remembered = known;
    }
    return known;
  }

  /** Looks for what serves the web on this machine and tells it, once it is known. */
  void findServices(Consumer<List<LocalService>> then) {
    Ui.background(
        "web-services",
        () -> {
          List<LocalService> found = setup.services().get();
          Ui.later(() -> then.accept(found));
        });
  }

  Downloads downloads() {
    return downloads;
  }

  private void askLogin(Login.Question question, CompletableFuture<Optional<Login>> answer) {
    Optional<Tab> tab =
        model.tabs().stream().filter(one -> one.number() == question.tab()).findFirst();
    if (tab.isEmpty()) {
      answer.complete(Optional.empty());
      return;
    }
    var asked = new Question[1];
    asked[0] =
        new Question.OfServer(
            question,
            login -> {
              tab.get().questions().remove(asked[0]);
              answer.complete(login);
            });
    tab.get().questions().add(asked[0]);
  }

  void close() {
    downloads.close();
    privateStorage.forget();
    if (network != null) {
      network.close();
    }
    if (remembered != null) {
      remembered.close();
    }
  }
}
