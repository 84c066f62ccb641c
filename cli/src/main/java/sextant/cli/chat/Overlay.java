package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.chatclient.ClientStore;
import sextant.chatclient.RoomOnServer;
import sextant.irc.Formatting;

/** What lies over the lines of a place; it has the keyboard while it does. */
sealed interface Overlay {
  /** Nothing. */
  record None() implements Overlay {}

  /** Something to be read before going on. */
  record Notice(String words) implements Overlay {}

  /** The keys and commands. */
  final class Help implements Overlay {
    int from;
  }

  /** Words looked for in everything that was said. */
  final class Search implements Overlay {
    final Entry words = new Entry();
    List<ClientStore.Found> found = List.of();
    String answered = "";
    int selected;
  }

  /** The rooms of a network's server, of which those are shown that have the words. */
  final class Rooms implements Overlay {
    final NetworkState network;
    final Entry words = new Entry();
    List<RoomOnServer> all = List.of();
    boolean isAnswered;
    int selected;

    Rooms(NetworkState network) {
      this.network = network;
    }

    /** The rooms whose name or topic has the words. */
    List<RoomOnServer> shown() {
      String wanted = words.text().strip().toLowerCase(Locale.ROOT);
      return all.stream()
          .filter(room ->
              (room.name() + " " + Formatting.strip(room.topic()))
                  .toLowerCase(Locale.ROOT)
                  .contains(wanted))
          .toList();
    }
  }

  /** Servers to choose from, or an address to type. */
  final class Servers implements Overlay {
    final Entry address = new Entry();
    final List<ServerChoice> choices = new ArrayList<>();
    int selected;
  }
}
