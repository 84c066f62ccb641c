package sextant.cli.chat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import sextant.chatclient.ClientStore;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.RoomOnServer;
import sextant.cli.ChatScreenText;

/** Finds lines that were said, and servers to join. On the screen's thread. */
final class Finder {
  private static final int MOST_FOUND = 200;

  private final Stage stage;
  private final ScreenState state;
  private final Places places;
  private final Doors doors;
  private final ChatScreenText text;

  /**
   * What the command line brings.
   *
   * @param store what was said before
   * @param settings of the server at an address, with TLS when it is known to speak it; empty when
   *     that is no address
   * @param opener opens a network and goes to its first room
   */
  record Doors(
      ClientStore store,
      BiFunction<String, Boolean, Optional<NetworkSettings>> settings,
      java.util.function.Consumer<NetworkSettings> opener) {}

  Finder(Stage stage, Places places, Doors doors, ChatScreenText text) {
    this.stage = stage;
    this.state = stage.state();
    this.places = places;
    this.doors = doors;
    this.text = text;
  }

  /** Opens the search; with words it searches at once. */
  void search(String words) {
    Overlay.Search search = new Overlay.Search();
    search.words.set(words);
    state.overlay(search);
    if (!words.isBlank()) {
      ask(search);
    }
  }

  /** Looks for the words typed, or goes to the line chosen when they were looked for already. */
  void enter(Overlay.Search search) {
    boolean isAnswered = search.answered.equals(search.words.text()) && !search.found.isEmpty();
    if (isAnswered) {
      ClientStore.Found found = search.found.get(search.selected);
      state.networks().stream()
          .filter(network -> network.name().equals(found.network()))
          .findFirst()
          .ifPresent(network -> places.jump(network, found));
    } else if (!search.words.text().isBlank()) {
      ask(search);
    }
  }

  private void ask(Overlay.Search search) {
    String words = search.words.text();
    List<String> open = state.networks().stream().map(NetworkState::name).toList();
    Thread.ofVirtual()
        .name("chat-search")
        .start(() -> {
          List<ClientStore.Found> found =
              doors.store().search("", "", words, MOST_FOUND).stream()
                  .filter(each -> open.contains(each.network()))
                  .toList();
          stage
              .loop()
              .execute(() -> {
                search.found = found;
                search.answered = words;
                search.selected = 0;
                state.networks().forEach(network -> askServer(network, search, words));
              });
        });
  }

  // Servers know what was said while we were not there.
  private void askServer(NetworkState network, Overlay.Search search, String words) {
    var _ =
        stage
            .networks()
            .of(network)
            .inquiry()
            .search("", words, MOST_FOUND)
            .thenAccept(found ->
                stage
                    .loop()
                    .execute(() -> {
                      if (search.answered.equals(words) && !found.isEmpty()) {
                        add(search, found);
                      }
                    }));
  }

  private static void add(Overlay.Search search, List<ClientStore.Found> more) {
    Map<String, ClientStore.Found> all = new LinkedHashMap<>();
    search.found.forEach(each -> all.put(each.network() + "\n" + each.line().key(), each));
    more.forEach(each -> all.putIfAbsent(each.network() + "\n" + each.line().key(), each));
    Optional<ClientStore.Found> chosen =
        search.found.isEmpty() ? Optional.empty() : Optional.of(search.found.get(search.selected));
    search.found =
        all.values().stream()
            .sorted(
                Comparator.comparingLong((ClientStore.Found each) -> each.line().millis())
                    .reversed())
            .limit(MOST_FOUND)
            .toList();
    search.selected = Math.max(0, chosen.map(search.found::indexOf).orElse(0));
  }

  /** Shows the rooms of the server in front. */
  void rooms(Where where, String words) {
    Overlay.Rooms rooms = new Overlay.Rooms(where.network());
    rooms.words.set(words);
    state.overlay(rooms);
    var _ =
        stage
            .networks()
            .of(where)
            .inquiry()
            .rooms()
            .thenAccept(all ->
                stage
                    .loop()
                    .execute(() -> {
                      rooms.all = all;
                      rooms.isAnswered = true;
                    }));
  }

  /** Joins the room chosen. */
  void enter(Overlay.Rooms rooms) {
    List<RoomOnServer> shown = rooms.shown();
    if (!shown.isEmpty()) {
      String room = shown.get(Math.min(rooms.selected, shown.size() - 1)).name();
      state.overlay(new Overlay.None());
      stage.networks().of(rooms.network).join(room, "");
      places.want(rooms.network, room);
    }
  }

  /** Connects to a server, or with nothing named again to the network in front. */
  void connect(String address) {
    if (address.isEmpty()) {
      state.current().ifPresent(where -> stage.networks().of(where).connect());
      return;
    }
    open(address, false);
  }

  /** Joins the server typed or chosen. */
  void enter(Overlay.Servers servers) {
    if (!servers.address.isEmpty()) {
      open(servers.address.text().strip(), false);
    } else if (servers.selected < servers.choices.size()) {
      ServerChoice choice = servers.choices.get(servers.selected);
      open(choice.address(), choice.isSecure());
    }
  }

  private void open(String address, boolean isSecure) {
    Optional<NetworkSettings> settings = doors.settings().apply(address, isSecure);
    if (settings.isEmpty()) {
      state.note(text.badAddress(address));
      return;
    }
    state.overlay(new Overlay.None());
    doors.opener().accept(settings.get());
  }
}
