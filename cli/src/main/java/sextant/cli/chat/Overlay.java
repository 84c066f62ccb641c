package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;
import sextant.chatclient.ClientStore;

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

  /** Servers to choose from, or an address to type. */
  final class Servers implements Overlay {
    final Entry address = new Entry();
    final List<ServerChoice> choices = new ArrayList<>();
    int selected;
  }
}
