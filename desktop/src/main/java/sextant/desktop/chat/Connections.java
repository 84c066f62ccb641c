package sextant.desktop.chat;

import java.util.Optional;
import sextant.chatclient.Login;
import sextant.chatclient.NetworkSettings;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Ui;
import sextant.words.FailureException;

/** The networks that are open: how they come, are kept, and go. JavaFX thread. */
final class Connections {
  private final ChatModel model;
  private final ChatActions actions;
  private final ChatEngine engine;
  private final News news;

  Connections(ChatModel model, ChatActions actions, ChatEngine engine, News news) {
    this.model = model;
    this.actions = actions;
    this.engine = engine;
    this.news = news;
  }

  private interface Work {
    void run() throws FailureException;
  }

  private void background(String name, Work work) {
    Ui.background(
        name,
        () -> {
          try {
            work.run();
          } catch (FailureException e) {
            actions.failedLater(e);
          }
        });
  }

  /** The networks of before come back. */
  void reopen() {
    background(
        "chat-open",
        () -> {
          for (NetworkSettings settings : engine.kept()) {
            open(settings, false);
          }
        });
  }

  /** Connects to one more. */
  void connect(NetworkSettings settings, boolean isHosted) {
    background("chat-connect", () -> open(settings, isHosted));
  }

  private void open(NetworkSettings settings, boolean isHosted) throws FailureException {
    engine
        .open(settings, isHosted, item -> new Watch(item, news))
        .ifPresent(item -> Ui.later(() -> opened(item)));
  }

  private void opened(NetworkItem item) {
    model.networks().add(item);
    actions.order().sortNetworks();
    item.begin();
    item.network().connect();
    news.count();
    if (model.currentProperty().get().isEmpty()) {
      actions.select(new Where(item, item.settings().name()));
    }
  }

  /** Uses an account on a network from the next time on. */
  void keep(NetworkItem item, Login login) {
    NetworkSettings now = item.settings();
    var next =
        new NetworkSettings(
            now.name(),
            now.host(),
            now.port(),
            now.security(),
            now.nick(),
            now.realName(),
            Optional.of(login),
            now.rooms());
    background("chat-keep", () -> engine.keep(next));
  }

  /** Leaves a network and forgets what was said there. */
  void forget(NetworkItem item) {
    drop(item);
    background("chat-forget", () -> engine.forget(item));
  }

  /** Believes whatever certificate the server has now, and shows its words. */
  void meetAnew(NetworkItem item) {
    background(
        "chat-meet",
        () -> {
          engine.forgetCertificate(item);
          item.network().disconnect("");
          item.network().connect();
        });
  }

  /** Takes a network away because another with the same name comes. */
  void replace(NetworkItem item) {
    drop(item);
    background("chat-replace", () -> engine.leave(item));
  }

  /** Leaves a network; blocks while it says goodbye. */
  void leave(NetworkItem item) {
    engine.leave(item);
  }

  /** Takes a network off the list. */
  void drop(NetworkItem item) {
    model.networks().remove(item);
    if (model.currentProperty().get().filter(one -> one.network() == item).isPresent()) {
      model
          .currentProperty()
          .set(
              model.networks().stream()
                  .findFirst()
                  .map(other -> new Where(other, other.settings().name())));
    }
    news.count();
  }
}
