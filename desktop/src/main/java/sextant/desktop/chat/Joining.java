package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import sextant.chatclient.Login;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.NetworkSettings.Security;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.chat.NearbyRooms.Neighbour;
import sextant.words.FailureException;

/** The way to servers: by address, to a neighbour, to the server of this program. JavaFX thread. */
final class Joining {
  private static final String LOBBY = "#lobby";

  private final ChatModel model;
  private final ChatActions actions;
  private final ChatMemory memory;
  private final NearbyRooms nearby;

  Joining(ChatModel model, ChatActions actions, ChatMemory memory, NearbyRooms nearby) {
    this.model = model;
    this.actions = actions;
    this.memory = memory;
    this.nearby = nearby;
  }

  /** The rooms that the network tells of, without the one on this computer. */
  List<Neighbour> others() {
    List<String> own = model.hostedProperty().get().map(ChatModel.Hosted::lan).orElse(List.of());
    return nearby.found().stream().filter(each -> !own.contains(each.address())).toList();
  }

  /** Connects to the server in the field; without one, shows the ways to join. */
  void join() {
    String typed = model.serverProperty().get();
    if (typed.isBlank()) {
      model.join().shownProperty().set(true);
      return;
    }
    try {
      ServerAddress address = ServerAddress.parse(typed);
      model.failureProperty().set(Optional.empty());
      model.serverProperty().set("");
      join(address);
    } catch (FailureException e) {
      model.failureProperty().set(Optional.of(e.failure()));
    }
  }

  /** Connects to a neighbour. */
  void joinAt(Neighbour one) {
    String scheme = one.isEncrypted() ? "ircs://" : "irc://";
    model.serverProperty().set(scheme + one.address() + "/lobby");
    join();
  }

  private void join(ServerAddress address) {
    String name = address.host() + ":" + address.port();
    String nick = used();
    NetworkSettings settings = settings(name, address, nick, model.join().login(nick));
    String email = model.join().emailProperty().get().strip();
    model
        .join()
        .wished(settings.nick())
        .ifPresent(login -> actions.accounts().wish(name, login, email));
    model.join().forget();
    model.join().newsProperty().set(Optional.empty());
    model.join().shownProperty().set(false);
    Optional<NetworkItem> known =
        model.networks().stream().filter(each -> each.settings().name().equals(name)).findFirst();
    if (known.isEmpty() || settings.login().isPresent()) {
      known.ifPresent(actions.connections()::replace);
      actions.connect(settings, false);
      return;
    }
    known.get().network().connect();
    address.rooms().forEach(room -> actions.joinRoom(known.get(), room, ""));
    if (address.rooms().isEmpty()) {
      actions.select(new Where(known.get(), name));
    }
  }

  private String used() {
    String nick = model.nickProperty().get().replaceAll("[\\s:,@!]", "");
    String used = nick.isEmpty() ? memory.nick() : nick;
    memory.keepNick(used);
    return used;
  }

  private static NetworkSettings settings(
      String name, ServerAddress address, String nick, Optional<Login> login) {
    return new NetworkSettings(
        name,
        address.host(),
        address.port(),
        address.security(),
        nick,
        nick,
        login,
        address.rooms());
  }

  /** Connects to the server of this program. */
  void connectHere(String address) {
    int colon = address.lastIndexOf(':');
    int port = Integer.parseInt(address.substring(colon + 1));
    var here = new ServerAddress(address.substring(0, colon), port, Security.PLAIN, LOBBY);
    actions.connect(settings("here", here, used(), Optional.empty()), true);
  }
}
