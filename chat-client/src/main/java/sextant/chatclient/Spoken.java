package sextant.chatclient;

import java.util.Locale;

/** What a person typed, understood: words to say, or a command. */
public sealed interface Spoken {
  /** To be said here. */
  record Say(String text) implements Spoken {}

  /** To be told of ourselves here. */
  record Act(String text) implements Spoken {}

  /** A room to go to; the key is empty when it has none. */
  record Join(String room, String key) implements Spoken {}

  /** A place to leave; empty for this one. */
  record Part(String room) implements Spoken {}

  /** Somebody to talk to alone. */
  record Query(String nick) implements Spoken {}

  /** To be said elsewhere. */
  record Tell(String to, String text) implements Spoken {}

  /** What this room is about from now on. */
  record Topic(String text) implements Spoken {}

  /** Another nick. */
  record Nick(String nick) implements Spoken {}

  /** To be shown the server's rooms that have these words; empty for all. */
  record Rooms(String words) implements Spoken {}

  /** A line for the server as it is. */
  record Raw(String line) implements Spoken {}

  /** A command that is none, or one that lacks something. */
  record Unknown(String word) implements Spoken {}

  /** Understands what was typed; {@code //} begins words that begin with a slash. */
  public static Spoken parse(String typed) {
    if (!typed.startsWith("/")) {
      return new Say(typed);
    }
    if (typed.startsWith("//")) {
      return new Say(typed.substring(1));
    }
    String line = typed.replace('\n', ' ').strip();
    int space = line.indexOf(' ');
    String command = (space < 0 ? line : line.substring(0, space)).toLowerCase(Locale.ROOT);
    String rest = space < 0 ? "" : line.substring(space + 1).strip();
    int next = rest.indexOf(' ');
    String first = next < 0 ? rest : rest.substring(0, next);
    String second = next < 0 ? "" : rest.substring(next + 1).strip();
    boolean isEnough =
        switch (command) {
          case "/part", "/topic", "/list" -> true;
          case "/msg" -> !second.isEmpty();
          default -> !rest.isEmpty();
        };
    boolean isWord = command.equals("/raw") || command.equals("/me") || command.equals("/topic");
    return isEnough && (isWord || !first.startsWith(":"))
        ? command(command, rest, first, second)
        : new Unknown(command);
  }

  private static Spoken command(String command, String rest, String first, String second) {
    return switch (command) {
      case "/me" -> new Act(rest);
      case "/join" -> new Join(first, second);
      case "/part" -> new Part(first);
      case "/query" -> new Query(first);
      case "/msg" -> new Tell(first, second);
      case "/topic" -> new Topic(rest);
      case "/nick" -> new Nick(first);
      case "/list" -> new Rooms(rest);
      case "/raw" -> new Raw(rest);
      default -> new Unknown(command);
    };
  }
}
