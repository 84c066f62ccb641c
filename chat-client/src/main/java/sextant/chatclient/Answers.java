package sextant.chatclient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.irc.Message;
import sextant.irc.Numeric;
import sextant.irc.ServerTime;
import sextant.irc.Source;

/** What the server answers: numerics, standard replies (IRCv3), read markers, metadata. */
final class Answers {
  private static final int MOST_PEOPLE = 10_000;
  private static final int MOST_KEYS = 8;
  private static final int LONGEST_VALUE = 400;

  private final Session session;
  private final RoomEvents rooms;
  private final HistorySync history;
  private final Outbox outbox;
  private final ServerSearch search;
  private final Questions questions;
  private final Map<String, Map<String, String>> metadata = new HashMap<>();

  /** Those who asked something that the server may refuse. */
  record Askers(Outbox outbox, ServerSearch search) {}

  Answers(Session session, RoomEvents rooms, HistorySync history, Askers askers) {
    this.session = session;
    this.rooms = rooms;
    this.history = history;
    this.outbox = askers.outbox();
    this.search = askers.search();
    this.questions = new Questions(session);
  }

  Questions questions() {
    return questions;
  }

  void take(Message message) {
    if (!questions.take(message)) {
      told(message);
    }
  }

  private void told(Message message) {
    switch (message.command()) {
      case "PING" -> session.send("PONG", message.parameter(0));
      case "PONG", "CAP", "ACK" -> {}
      case "FAIL", "WARN", "NOTE" -> standardReply(message);
      case "MARKREAD" -> markRead(message);
      case "METADATA" -> keyValue(message, message.parameter(0), message.parameter(1), 3);
      case "761", "760" -> keyValue(message, message.parameter(1), message.parameter(2), 4);
      case "331" -> topic(message.parameter(1), "");
      case "332" -> topic(message.parameter(1), message.parameter(2));
      case "324" -> modes(message);
      case "353" -> rooms.names(message);
      case "366" -> rooms.endOfNames(message);
      case "730" -> presence(message, false);
      case "731" -> presence(message, true);
      case "422" ->
          session.tell(session.server(), message, Line.Kind.SERVER, "", message.parameter(1));
      case "381" -> operator(message);
      case "329", "333", "687", "762", "766", "770", "771", "772" -> {}
      default -> other(message);
    }
  }

  private void operator(Message message) {
    session.isOperator = true;
    session.told.places();
    other(message);
  }

  private void topic(String room, String topic) {
    session
        .place(room)
        .ifPresent(place -> {
          place.topic = topic;
          session.store.keepPlace(session.settings.name(), place);
          session.told.places();
        });
  }

  private void modes(Message message) {
    session
        .place(message.parameter(1))
        .ifPresent(place -> {
          List<String> words = message.parameters();
          place.modes = String.join(" ", words.subList(Math.min(2, words.size()), words.size()));
          session.told.places();
        });
  }

  private void presence(Message message, boolean isAway) {
    for (String word : message.parameter(1).split(",")) {
      session
          .place(Source.parse(word).nick())
          .ifPresent(place -> {
            if (place.kind == PlaceView.Kind.DIRECT && place.partner != null) {
              place.partner = place.partner.away(isAway);
              session.told.members(place);
            }
          });
    }
  }

  private void markRead(Message message) {
    String value = message.parameter(1);
    if (value.startsWith("timestamp=")) {
      ServerTime.parse(value.substring(10))
          .ifPresent(millis ->
              session.place(message.parameter(0)).ifPresent(place -> read(place, millis)));
    }
  }

  /** Moves the mark forward, never back. */
  void read(Place place, long millis) {
    if (millis > place.readMillis) {
      place.readMillis = millis;
      place.recount();
      session.store.keepPlace(session.settings.name(), place);
      session.told.places();
    }
  }

  private void keyValue(Message message, String target, String key, int valueAt) {
    String folded = session.facts.fold(target.equals("*") ? session.nick : target);
    Map<String, String> values = metadata.get(folded);
    if (values == null) {
      if (metadata.size() >= MOST_PEOPLE) {
        return;
      }
      values = new HashMap<>();
      metadata.put(folded, values);
    }
    String value = message.parameter(valueAt);
    if (message.parameters().size() <= valueAt) {
      values.remove(key);
    } else if (values.size() < MOST_KEYS && value.length() <= LONGEST_VALUE) {
      values.put(key, value);
    }
    session.rooms().stream()
        .filter(place -> place.members.containsKey(folded))
        .forEach(session.told::members);
  }

  /** What somebody says of themselves (IRCv3 metadata): display-name, avatar, color. */
  Map<String, String> metadata(String nick) {
    return Map.copyOf(metadata.getOrDefault(session.facts.fold(nick), Map.of()));
  }

  private void standardReply(Message message) {
    String text = message.parameters().isEmpty() ? "" : message.parameters().getLast();
    boolean isFailure = message.command().equals("FAIL");
    if (isFailure && message.parameter(0).equals("CHATHISTORY")) {
      history.refused(message);
      return;
    }
    if (isFailure && search.refused(message)) {
      return;
    }
    boolean isOurs = isFailure && outbox.refuse(message.tag("label"), saidTo(message), text);
    if (!isOurs) {
      Line.Kind kind = isFailure ? Line.Kind.ERROR : Line.Kind.SERVER;
      session.tell(placeOf(message, 2), message, kind, "", text);
    }
  }

  /** Where the words went that a FAIL without a label is about; nowhere when it names none. */
  private static String saidTo(Message fail) {
    boolean isAboutWords =
        fail.parameter(0).equals("PRIVMSG") || fail.parameter(0).equals("NOTICE");
    return isAboutWords && fail.parameters().size() > 3 ? fail.parameter(2) : "\u0000";
  }

  private Place placeOf(Message message, int from) {
    List<String> words = message.parameters();
    for (int i = from; i < words.size() - 1; i++) {
      Optional<Place> place = session.place(words.get(i));
      if (place.isPresent()) {
        return place.get();
      }
    }
    return session.server();
  }

  private void other(Message message) {
    Optional<Numeric> numeric = Numeric.ofCommand(message.command());
    boolean isError = numeric.map(Numeric::isError).orElse(message.command().startsWith("4"));
    List<String> words = message.parameters();
    String text = String.join(" ", words.subList(Math.min(1, words.size()), words.size()));
    if (isError) {
      refused(message, words.isEmpty() ? "" : words.getLast(), text);
      return;
    }
    boolean isNumber = Character.isDigit(message.command().charAt(0));
    String shown = isNumber ? text : message.command() + " " + String.join(" ", words);
    Place place = message.command().equals("301") ? placeOf(message, 1) : session.server();
    session.tell(place, message, Line.Kind.SERVER, "", shown);
  }

  private void refused(Message message, String reason, String text) {
    String target = message.parameter(1);
    if (message.command().equals("421") && target.equals("CHATHISTORY")) {
      history.reset();
      return;
    }
    if (message.command().equals("421") && search.refused(message)) {
      return;
    }
    boolean isAboutWords =
        switch (message.command()) {
          case "401", "403", "404", "407", "412", "415", "531", "716" -> true;
          default -> false;
        };
    boolean isOurs = isAboutWords && outbox.refuse(message.tag("label"), target, reason);
    if (!isOurs) {
      session.tell(placeOf(message, 1), message, Line.Kind.ERROR, "", text);
    }
  }
}
