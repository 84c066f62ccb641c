package sextant.chatclient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.irc.Message;
import sextant.irc.Source;

/** What people say, take back, change, react to and begin to type. */
final class Speech {
  private static final long TYPING_MILLIS = 6_000;
  private static final long PAUSED_MILLIS = 30_000;
  private static final int MOST_REACTIONS = 100;
  private static final int MOST_REACTING = 1_000;
  private static final int MOST_TEXT = 64 * 1024;

  private final Session session;
  private final Outbox outbox;

  Speech(Session session, Outbox outbox) {
    this.session = session;
    this.outbox = outbox;
  }

  /** Takes a message that happens now; false when it is for others. */
  boolean take(Message message) {
    switch (message.command()) {
      case "PRIVMSG", "NOTICE" -> said(message);
      case "TAGMSG" -> tagged(message);
      case "REDACT" -> redacted(message);
      case "EDIT" -> edited(message);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void said(Message message) {
    Place place = placeOf(message);
    Source source = Source.parse(message.source());
    Optional<Line> line = line(message);
    if (line.isEmpty()) {
      return;
    }
    place.typingUntilMillis.remove(source.nick());
    session.told.typing(place);
    if (session.isMe(source.nick()) && outbox.confirm(place, message, line.get())) {
      return;
    }
    if (message.tag("time").isEmpty()) {
      session.add(place, line.get());
    } else {
      session.addStamped(place, line.get());
    }
  }

  /** Where a message belongs: the room, or the other person of a direct conversation. */
  Place placeOf(Message message) {
    String nick = Source.parse(message.source()).nick();
    String target = session.facts.withoutStatus(message.parameter(0));
    if (session.facts.isRoom(target)) {
      return session.open(target);
    }
    boolean fromServer = message.source().indexOf('!') < 0 && nick.indexOf('.') >= 0;
    if (nick.isEmpty() || fromServer || !session.isRegistered) {
      return session.server();
    }
    String channel = message.tag("+draft/channel-context");
    if (session.facts.isRoom(channel) && session.place(channel).isPresent()) {
      return session.open(channel);
    }
    String other = session.isMe(nick) ? target : nick;
    boolean passing = message.command().equals("NOTICE") && session.place(other).isEmpty();
    return passing ? session.server() : session.open(other);
  }

  /** The line a message makes; empty for CTCP that is no ACTION. */
  Optional<Line> line(Message message) {
    Source source = Source.parse(message.source());
    String text = message.parameter(1);
    Line.Kind kind = message.command().equals("NOTICE") ? Line.Kind.NOTICE : Line.Kind.MESSAGE;
    if (text.length() > 1 && text.charAt(0) == 1) {
      String inner = text.substring(1, text.endsWith("\u0001") ? text.length() - 1 : text.length());
      if (!inner.startsWith("ACTION ")) {
        return Optional.empty();
      }
      kind = Line.Kind.ACTION;
      text = inner.substring(7);
    }
    if (text.length() > MOST_TEXT) {
      text = text.substring(0, MOST_TEXT);
    }
    boolean own = session.isMe(source.nick());
    String msgid = message.tag("msgid");
    String reply = message.tag("+draft/reply");
    return Optional.of(
        new Line(
            msgid.isEmpty() ? session.newKey() : msgid,
            msgid,
            session.time(message),
            kind,
            source.nick(),
            message.tag("account"),
            text,
            reply.isEmpty() ? message.tag("+reply") : reply,
            own,
            !own && Mentions.names(text, session.nick),
            Line.DONE,
            Line.Change.NONE));
  }

  private void tagged(Message message) {
    Source source = Source.parse(message.source());
    String typing = message.tag("+typing");
    if (!typing.isEmpty() && !session.isMe(source.nick())) {
      Place place = placeOf(message);
      typing(place, source.nick(), typing);
    }
    react(message);
  }

  private void typing(Place place, String nick, String state) {
    if (state.equals("done")) {
      place.typingUntilMillis.remove(nick);
    } else if (place.typingUntilMillis.size() < 100) {
      long lasting = state.equals("paused") ? PAUSED_MILLIS : TYPING_MILLIS;
      place.typingUntilMillis.put(nick, session.nowMillis() + lasting);
    }
    session.told.typing(place);
  }

  /** A reaction, or one taken back (IRCv3 react); also from history. */
  void react(Message message) {
    String reaction = first(message, "+draft/react", "+react");
    String withdrawn = first(message, "+draft/unreact", "+unreact");
    String to = first(message, "+draft/reply", "+reply");
    boolean isReaction = !reaction.isEmpty() || !withdrawn.isEmpty();
    if (to.isEmpty() || !isReaction || reaction.length() > 64) {
      return;
    }
    String nick = Source.parse(message.source()).nick();
    Place place = placeOf(message);
    find(place, to)
        .ifPresent(line -> {
          Map<String, List<String>> all = new LinkedHashMap<>(line.change().reactions());
          String name = reaction.isEmpty() ? withdrawn : reaction;
          List<String> nicks = new ArrayList<>(all.getOrDefault(name, List.of()));
          nicks.remove(nick);
          int reacting = all.values().stream().mapToInt(List::size).sum();
          if (!reaction.isEmpty() && reacting < MOST_REACTING) {
            nicks.add(nick);
          }
          if (nicks.isEmpty()) {
            all.remove(name);
          } else if (all.size() < MOST_REACTIONS || all.containsKey(name)) {
            all.put(name, List.copyOf(nicks));
          }
          session.change(place, line.reacted(all));
        });
  }

  private static String first(Message message, String one, String other) {
    String value = message.tag(one);
    return value.isEmpty() ? message.tag(other) : value;
  }

  private Optional<Line> find(Place place, String msgid) {
    return place
        .lines
        .byMsgid(msgid)
        .or(() -> session.store.lines().byMsgid(session.settings.name(), msgid));
  }

  /** Words taken back (IRCv3 message-redaction); also from history. */
  void redacted(Message message) {
    Place place = placeOf(message);
    find(place, message.parameter(1))
        .ifPresent(
            line -> session.change(place, line.redacted(Source.parse(message.source()).nick())));
  }

  /** Words replaced by other words. */
  void edited(Message message) {
    Place place = placeOf(message);
    find(place, message.parameter(1))
        .filter(line -> !line.change().isRedacted())
        .ifPresent(line -> session.change(place, line.edited(message.parameter(2))));
  }
}
