package sextant.chatclient;

import java.util.Optional;
import sextant.irc.Message;
import sextant.irc.Source;

/** Makes lines of what a page of history tells: words, comings and goings, changes of the room. */
final class PastLines {
  private final Session session;
  private final Speech speech;

  PastLines(Session session, Speech speech) {
    this.session = session;
    this.speech = speech;
  }

  /** The line of a message of a page; empty for what makes none. */
  Optional<Line> of(Message message) {
    return switch (message.command()) {
      case "PRIVMSG", "NOTICE" -> speech.line(message);
      case "JOIN" -> event(message, Line.Kind.JOIN, "");
      case "PART" -> event(message, Line.Kind.PART, message.parameter(1));
      case "QUIT" -> event(message, Line.Kind.QUIT, message.parameter(0));
      case "KICK" ->
          event(
              message, Line.Kind.KICK, (message.parameter(1) + " " + message.parameter(2)).strip());
      case "NICK" -> event(message, Line.Kind.NICK, message.parameter(0));
      case "TOPIC" -> event(message, Line.Kind.TOPIC, message.parameter(1));
      case "MODE" ->
          event(
              message,
              Line.Kind.MODE,
              String.join(
                  " ",
                  message
                      .parameters()
                      .subList(
                          Math.min(1, message.parameters().size()), message.parameters().size())));
      default -> Optional.empty();
    };
  }

  private Optional<Line> event(Message message, Line.Kind kind, String text) {
    String msgid = message.tag("msgid");
    String nick = Source.parse(message.source()).nick();
    Line line =
        Line.told(
            msgid.isEmpty() ? session.newKey() : msgid, session.time(message), kind, nick, text);
    return Optional.of(msgid.isEmpty() ? line : line.arrived(msgid, line.millis(), text, nick));
  }
}
