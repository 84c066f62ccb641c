package sextant.desktop.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import sextant.chatclient.ChatRow;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkListener;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.PlaceView;
import sextant.chatclient.SocketLinks;
import sextant.chatclient.Surroundings;
import sextant.desktop.House;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Fx;
import sextant.desktop.shell.RoomContext;
import sextant.desktop.shell.RoomFactory;
import sextant.desktop.shell.RoomId;
import sextant.identity.KnownPeers;
import sextant.identity.StateDirectory;
import sextant.words.Language;

/** A window with only the Chat room, and another person with a client of their own. */
final class ChatWindow implements AutoCloseable {
  final House house;
  final Fx fx;
  final ChatRoom room;
  private final RoomContext context;
  private final Path folder;
  private Optional<Network> other = Optional.empty();
  private Optional<ClientStore> store = Optional.empty();

  ChatWindow(Path folder, Language language) throws IOException {
    this(folder, language, List.of());
  }

  /** The Chat room beside others. */
  ChatWindow(Path folder, Language language, List<RoomFactory> others) throws IOException {
    this.folder = folder;
    Path state = Files.createDirectories(folder.resolve("state"));
    Files.writeString(state.resolve("chat.properties"), "nick=ann\n");
    var made = new AtomicReference<ChatRoom>();
    var around = new AtomicReference<RoomContext>();
    List<RoomFactory> rooms = new ArrayList<>(others);
    rooms.add(given -> {
      around.set(given);
      var built = new ChatRoom(given, Reach.HIDDEN);
      made.set(built);
      return built;
    });
    house = House.open(state, language, rooms);
    Fx.run(() -> house.shell().enter(RoomId.CHAT, () -> {}));
    room = made.get();
    context = around.get();
    fx = house.window();
  }

  /** Presses the card and waits until we are in the lobby. */
  void startRoom() {
    fx.click("#chat-start");
    awaitPlace("#lobby");
    Fx.await(
        () -> room.model().people().stream().anyMatch(person -> person.nick().equals("ann")),
        "ann in the lobby");
  }

  void awaitPlace(String name) {
    Fx.await(
        () ->
            room.model()
                .currentProperty()
                .get()
                .filter(one -> one.place().equals(name))
                .isPresent(),
        "the place " + name);
  }

  RoomContext context() {
    return context;
  }

  ChatModel.Hosted hosted() {
    return room.model().hostedProperty().get().orElseThrow();
  }

  /** A place of any network, as it stands. */
  Optional<PlaceView> place(String name) {
    return room.model().networks().stream().flatMap(item -> item.place(name).stream()).findFirst();
  }

  /** What is shown now, oldest first. */
  List<Line> lines() {
    return Fx.call(
        () -> room.model().rows().stream().flatMap(row -> RowCell.lineOf(row).stream()).toList());
  }

  Optional<Line> said(String words) {
    return lines().stream().filter(line -> line.text().equals(words)).findFirst();
  }

  /** The words of the line that is chosen, empty when none is. */
  String chosen() {
    Object row =
        fx.find("#chat-lines", javafx.scene.control.ListView.class)
            .getSelectionModel()
            .getSelectedItem();
    return row instanceof ChatRow.Said said ? said.line().text() : "";
  }

  /** What a network answers. */
  <T> T answer(java.util.concurrent.CompletableFuture<T> coming) {
    return coming.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();
  }

  /** Somebody else joins the lobby over TLS. */
  Network joinOverTls(String nick, ServerAddress address) throws IOException {
    return join(nick, address.port(), NetworkSettings.Security.TLS);
  }

  /** Somebody else joins the lobby. */
  Network join(String nick) throws IOException {
    String address = Fx.call(() -> room.model().hostedProperty().get().orElseThrow().address());
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return join(nick, port, NetworkSettings.Security.PLAIN);
  }

  private Network join(String nick, int port, NetworkSettings.Security security)
      throws IOException {
    var settings =
        new NetworkSettings(
            "there", "127.0.0.1", port, security, nick, nick, Optional.empty(), List.of("#lobby"));
    ClientStore lines = ClientStore.inMemory();
    var known = new KnownPeers(StateDirectory.at(folder.resolve("other")), Clock.systemUTC());
    var around =
        new Surroundings(
            new SocketLinks(known, Optional.empty()),
            lines,
            Clock.systemUTC(),
            new SecureRandom(),
            Language.ENGLISH);
    var network = new Network(settings, around, new NetworkListener() {});
    store = Optional.of(lines);
    other = Optional.of(network);
    network.connect();
    Fx.await(
        () -> room.model().people().stream().anyMatch(person -> person.nick().equals(nick)),
        nick + " in the lobby");
    return network;
  }

  void awaitRow(String words) {
    Fx.await(
        () ->
            room.model().rows().stream()
                .anyMatch(
                    row -> row instanceof ChatRow.Said said && said.line().text().equals(words)),
        "the line " + words);
  }

  Line line(String words) {
    return Fx.call(() ->
        room.model().rows().stream()
            .flatMap(row -> RowCell.lineOf(row).stream())
            .filter(line -> line.text().equals(words))
            .findFirst()
            .orElseThrow());
  }

  void pictures(String name) {
    for (Scheme scheme : List.of(Scheme.LIGHT, Scheme.DARK)) {
      Fx.run(() -> house.shell().settings().schemeProperty().set(scheme));
      String tag = house.shell().settings().languageProperty().get().tag();
      fx.picture("chat-" + name + "-" + tag + "-" + (scheme == Scheme.DARK ? "dark" : "light"));
    }
  }

  @Override
  public void close() {
    other.ifPresent(Network::close);
    store.ifPresent(ClientStore::close);
    house.close();
  }
}
