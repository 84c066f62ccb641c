package sextant.desktop.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Hosted;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.Activity;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomId;
import sextant.words.FailureException;

/** A room on this computer: the server that this program runs, by one press. JavaFX thread. */
final class HostedRoom implements AutoCloseable {
  private final ChatModel model;
  private final ChatActions actions;
  private final RoomContext context;
  private final Hosting hosting;
  private @Nullable Activity running;
  private boolean isBusy;

  HostedRoom(ChatModel model, ChatActions actions, RoomContext context, Hosting hosting) {
    this.model = model;
    this.actions = actions;
    this.context = context;
    this.hosting = hosting;
  }

  private interface Work {
    Hosted run() throws FailureException;
  }

  /** The words after OPER that make us the operator of our own server. */
  String operator() {
    return hosting.operator();
  }

  /** Starts the server and joins its lobby. */
  void start() {
    if (model.hostedProperty().get().isEmpty()) {
      work(hosting::start, this::started);
    }
  }

  private void started(Hosted hosted) {
    model.hostedProperty().set(Optional.of(hosted));
    var activity = new Activity(RoomId.CHAT, words(hosted), this::stop, () -> {});
    running = activity;
    context.activities().add(activity);
    actions.joining().connectHere(hosted.address());
  }

  private void name(Hosted hosted) {
    if (running != null) {
      running.wordsProperty().set(words(hosted));
    }
  }

  private static Activity.Words words(Hosted hosted) {
    String where = hosted.lan().isEmpty() ? hosted.address() : hosted.lan().getFirst();
    return now -> new ChatRoomText(now).hosting(where);
  }

  /** Lets other computers in. */
  void letNetworkIn() {
    work(
        hosting::letNetworkIn,
        hosted -> {
          model.hostedProperty().set(Optional.of(hosted));
          name(hosted);
        });
  }

  private void work(Work work, java.util.function.Consumer<Hosted> then) {
    if (isBusy) {
      return;
    }
    isBusy = true;
    model.failureProperty().set(Optional.empty());
    Ui.background(
        "chat-host",
        () -> {
          try {
            Hosted hosted = work.run();
            Ui.later(() -> {
              isBusy = false;
              then.accept(hosted);
            });
          } catch (FailureException e) {
            Ui.later(() -> isBusy = false);
            actions.failedLater(e);
          }
        });
  }

  /** Ends the server; what was said stays on the disk. */
  void stop() {
    if (running != null) {
      context.activities().remove(running);
      running = null;
    }
    model.hostedProperty().set(Optional.empty());
    Optional<NetworkItem> here = model.networks().stream().filter(NetworkItem::isHosted).findAny();
    here.ifPresent(actions.connections()::drop);
    isBusy = true;
    Ui.background(
        "chat-host-end",
        () -> {
          here.ifPresent(actions.connections()::leave);
          hosting.close();
          Ui.later(() -> isBusy = false);
        });
  }

  /** Ends the server; blocks. */
  @Override
  public void close() {
    hosting.close();
  }
}
