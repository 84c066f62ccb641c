package sextant.desktop.chat;

import java.util.Optional;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.NetworkSettings.Security;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;
import sextant.identity.StateDirectory;
import sextant.words.FailureException;

/** What can be done with networks and places, and what they tell. JavaFX thread. */
final class ChatActions implements AutoCloseable {
  private static final String LOBBY = "#lobby";

  private final ChatModel model;
  private final ChatMemory memory;
  private final ChatEngine engine;
  private final OpenPlace open;
  private final News news;
  private final Speaking speaking;
  private final HostedRoom hosted;
  private Optional<String> wanted = Optional.empty();
  private boolean wasEntered;

  ChatActions(ChatModel model, RoomContext context, int port) {
    this.model = model;
    StateDirectory state = StateDirectory.at(context.stateDirectory());
    memory = new ChatMemory(context.stateDirectory());
    engine = new ChatEngine(state);
    open = new OpenPlace(model);
    news = new News(model, open, this);
    speaking = new Speaking(model, this);
    hosted = new HostedRoom(model, this, context, new Hosting(state, port));
    model.nickProperty().set(memory.nick());
    model.showsPeopleProperty().set(memory.showsPeople());
    model.showsPeopleProperty().subscribe((before, now) -> memory.keepPeople(now));
    model.currentProperty().subscribe((before, now) -> cameToFront(before, now));
  }

  OpenPlace open() {
    return open;
  }

  Speaking speaking() {
    return speaking;
  }

  HostedRoom hosted() {
    return hosted;
  }

  /**
   * The room is on the screen, or no longer; at the first time the networks of before come back.
   */
  void seen(boolean isOnScreen) {
    news.seen(isOnScreen);
    if (isOnScreen && !wasEntered) {
      wasEntered = true;
      Ui.background("chat-open", this::reopen);
    }
  }

  private void reopen() {
    try {
      for (NetworkSettings settings : engine.kept()) {
        engine
            .open(settings, false, item -> new Watch(item, news))
            .ifPresent(item -> Ui.later(() -> opened(item)));
      }
    } catch (FailureException e) {
      failedLater(e);
    }
  }

  void failedLater(FailureException e) {
    Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
  }

  /** Connects to the server in the field. */
  void join() {
    try {
      ServerAddress address = ServerAddress.parse(model.serverProperty().get());
      model.failureProperty().set(Optional.empty());
      model.serverProperty().set("");
      String name = address.host() + ":" + address.port();
      for (NetworkItem item : model.networks()) {
        if (item.settings().name().equals(name)) {
          item.network().connect();
          address.rooms().forEach(room -> joinRoom(item, room, ""));
          return;
        }
      }
      connect(settings(name, address), false);
    } catch (FailureException e) {
      model.failureProperty().set(Optional.of(e.failure()));
    }
  }

  private NetworkSettings settings(String name, ServerAddress address) {
    String nick = model.nickProperty().get().replaceAll("[\\s:,@!]", "");
    String used = nick.isEmpty() ? memory.nick() : nick;
    memory.keepNick(used);
    return new NetworkSettings(
        name,
        address.host(),
        address.port(),
        address.security(),
        used,
        used,
        Optional.empty(),
        address.rooms());
  }

  /** Connects to the server of this program. */
  void connectHere(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    var here = new ServerAddress(address.substring(0, colon), port, Security.PLAIN, LOBBY);
    connect(settings("here", here), true);
  }

  private void connect(NetworkSettings settings, boolean isHosted) {
    wanted = settings.rooms().stream().findFirst();
    Ui.background(
        "chat-connect",
        () -> {
          try {
            engine
                .open(settings, isHosted, item -> new Watch(item, news))
                .ifPresent(item -> Ui.later(() -> opened(item)));
          } catch (FailureException e) {
            failedLater(e);
          }
        });
  }

  private void opened(NetworkItem item) {
    model.networks().add(item);
    item.network().connect();
    news.count();
    if (model.currentProperty().get().isEmpty()) {
      select(new Where(item, item.settings().name()));
    }
  }

  /** Goes to a place. */
  void select(Where where) {
    model.currentProperty().set(Optional.of(where));
  }

  private void cameToFront(Optional<Where> before, Optional<Where> now) {
    before.ifPresent(speaking::keepDraft);
    open.open(now);
    speaking.opened(now);
    news.showTyping();
    news.markRead();
    model.commandLineProperty().set(now.map(CommandLine::of).orElse(""));
  }

  /** Goes to a room once it is there, joining it. */
  void joinRoom(NetworkItem item, String room, String key) {
    wanted = Optional.of(room);
    item.network().join(room, key);
    showWanted(item);
  }

  /** Opens a conversation with one person. */
  void talkTo(NetworkItem item, String nick) {
    wanted = Optional.of(nick);
    item.network().openDirect(nick);
    showWanted(item);
  }

  /** Goes to the place that was asked for, when it is there by now. */
  void showWanted(NetworkItem item) {
    wanted
        .flatMap(item::place)
        .ifPresent(place -> {
          wanted = Optional.empty();
          select(new Where(item, place.name()));
        });
  }

  /** Leaves a room or ends a conversation; the network's own page stays. */
  void leave(Where where) {
    boolean isServer =
        where.view().filter(view -> view.kind() == PlaceView.Kind.SERVER).isPresent();
    if (!isServer) {
      where.network().network().leave(where.place(), "");
    }
  }

  /** Makes a place quiet, or loud again. */
  void mute(Where where) {
    where.view().ifPresent(view -> where.network().network().mute(where.place(), !view.isMuted()));
  }

  /** Leaves a network for good; its server ends when it is ours. */
  void remove(NetworkItem item) {
    if (item.isHosted()) {
      hosted.stop();
      return;
    }
    drop(item);
    Ui.background(
        "chat-forget",
        () -> {
          try {
            engine.forget(item);
          } catch (FailureException e) {
            failedLater(e);
          }
        });
  }

  /** Takes the network of our own server away; blocks while it says goodbye. */
  void leaveHere(NetworkItem item) {
    engine.leave(item);
  }

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

  /** Ends everything; blocks for a moment, so that what was said is on the disk. */
  @Override
  public void close() {
    model.currentProperty().get().ifPresent(speaking::keepDraft);
    Thread closing =
        Thread.ofVirtual()
            .name("chat-close")
            .start(() -> {
              engine.close();
              hosted.close();
            });
    try {
      closing.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
