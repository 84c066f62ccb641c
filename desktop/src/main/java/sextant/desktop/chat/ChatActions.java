package sextant.desktop.chat;

import java.util.Optional;
import sextant.chatclient.Keeping;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.PlaceView;
import sextant.desktop.chat.ChatModel.Side;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.OutsideWorld;
import sextant.desktop.kit.Ui;
import sextant.desktop.shell.RoomContext;
import sextant.identity.StateDirectory;
import sextant.words.FailureException;
import sextant.words.Language;

/** What can be done with networks and places, and what they tell. JavaFX thread. */
final class ChatActions implements AutoCloseable {
  private final ChatModel model;
  private final ChatMemory memory;
  private final ChatEngine engine;
  private final OpenPlace open;
  private final News news;
  private final Speaking speaking;
  private final HostedRoom hosted;
  private final NearbyRooms nearby;
  private final Joining joining;
  private final AccountActions accounts;
  private final Moderation moderation;
  private final Connections connections;
  private final Lookup lookup;
  private final PlaceOrder order;
  private final RoomsOfServer rooms;
  private final LazyWeb web = new LazyWeb();
  private final Pictures pictures;
  private final Attaching attaching;
  private Optional<String> wanted = Optional.empty();
  private boolean wasEntered;

  ChatActions(ChatModel model, RoomContext context, Reach reach) {
    this.model = model;
    StateDirectory state = StateDirectory.at(context.stateDirectory());
    memory = new ChatMemory(context.stateDirectory());
    engine = new ChatEngine(state, memory.keeping());
    open = new OpenPlace(model);
    order = new PlaceOrder(model, memory);
    var outside = new OutsideWorld();
    news =
        new News(model, open, this, new Notifier(memory, context.clockMillis(), outside::notify));
    pictures = new Pictures(web, model, memory);
    attaching = new Attaching(model, context, new FileHost(web));
    speaking = new Speaking(model, this);
    hosted = new HostedRoom(model, this, context, new Hosting(state, reach));
    nearby = new NearbyRooms(reach);
    joining = new Joining(model, this, memory, nearby);
    moderation = new Moderation(model);
    connections = new Connections(model, this, engine, news);
    lookup = new Lookup(model, this, engine);
    rooms = new RoomsOfServer(model, this);
    accounts = new AccountActions(model, connections::keep);
    model.nickProperty().set(memory.nick());
    model.sideProperty().set(memory.showsPeople() ? Side.PEOPLE : Side.NONE);
    model.sideProperty().subscribe((before, now) -> memory.keepPeople(now == Side.PEOPLE));
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

  NearbyRooms nearby() {
    return nearby;
  }

  Joining joining() {
    return joining;
  }

  PlaceOrder order() {
    return order;
  }

  ChatMemory memory() {
    return memory;
  }

  Pictures pictures() {
    return pictures;
  }

  Attaching attaching() {
    return attaching;
  }

  Connections connections() {
    return connections;
  }

  Lookup lookup() {
    return lookup;
  }

  RoomsOfServer rooms() {
    return rooms;
  }

  Moderation moderation() {
    return moderation;
  }

  AccountActions accounts() {
    return accounts;
  }

  /**
   * The room is on the screen, or no longer; at the first time the networks of before come back.
   */
  void seen(boolean isOnScreen) {
    if (isOnScreen && !wasEntered) {
      wasEntered = true;
      connections.reopen();
      Ui.background("chat-nearby", nearby::open);
    }
  }

  void failedLater(FailureException e) {
    Ui.later(() -> model.failureProperty().set(Optional.of(e.failure())));
  }

  /** What the person reads from now on. */
  void speak(Language language) {
    engine.speak(language);
  }

  /** Connects, and goes to the first of its rooms once it is there. */
  void connect(NetworkSettings settings, boolean isHosted) {
    wanted = settings.rooms().stream().findFirst();
    connections.connect(settings, isHosted);
  }

  /** A network is connected. */
  void online(NetworkItem item) {
    accounts.online(item);
    if (item.isHosted()) {
      item.network().raw("OPER " + hosted.operator());
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
    model.whoisProperty().set(Optional.empty());
    news.showTyping();
    news.markRead();
    model.commandLineProperty().set(CommandLine.of(now));
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

  /** Moves a place, or a network by its page, up with -1 or down with 1. */
  void move(Where where, int by) {
    order.move(where, by);
    news.count();
  }

  /** Puts a place where another one of its network is. */
  void put(Where where, Where there) {
    order.put(where, there);
    news.count();
  }

  /** Bounds what is kept of each network from now on. */
  void keep(Keeping keeping) {
    memory.keepKeeping(keeping);
    Ui.background("chat-keeping", () -> engine.keeping(keeping));
  }

  /** Everything everywhere is read. */
  void markAllRead() {
    for (NetworkItem item : model.networks()) {
      item.placesProperty().get().forEach(view -> item.network().markRead(view.name()));
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
    connections.forget(item);
  }

  /** Ends everything; blocks for a moment, so that what was said is on the disk. */
  @Override
  public void close() {
    model.currentProperty().get().ifPresent(speaking::keepDraft);
    Thread closing =
        Thread.ofVirtual()
            .name("chat-close")
            .start(() -> {
              web.close();
              nearby.close();
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
