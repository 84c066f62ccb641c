package sextant.chatclient;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sextant.irc.Message;
import sextant.irc.ModeChange;
import sextant.irc.ModeSyntax;
import sextant.irc.Source;

/** Who comes, goes and is called what; topics and modes. */
final class RoomEvents {
  private final Session session;
  private final HistorySync history;

  RoomEvents(Session session, HistorySync history) {
    this.session = session;
    this.history = history;
  }

  /** Takes a message; false when it is for others. */
  boolean take(Message message) {
    Source source = Source.parse(message.source());
    switch (message.command()) {
      case "JOIN" -> joined(message, source);
      case "PART" -> parted(message, source);
      case "QUIT" -> quit(message, source);
      case "KICK" -> kicked(message, source);
      case "NICK" -> renamed(message, source);
      case "MODE" -> mode(message, source);
      case "TOPIC" -> topic(message, source);
      case "INVITE" -> invited(message, source);
      case "RENAME" -> moved(message, source);
      case "ACCOUNT" -> each(source.nick(), person -> person.as(star(message.parameter(0))));
      case "AWAY" -> each(source.nick(), person -> person.away(!message.parameter(0).isEmpty()));
      case "SETNAME" -> each(source.nick(), person -> person.saying(message.parameter(0)));
      case "CHGHOST" -> rehosted(message, source);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String star(String account) {
    return account.equals("*") || account.equals("0") ? "" : account;
  }

  private void joined(Message message, Source source) {
    Place place = session.open(message.parameter(0));
    Person person =
        new Person(
            source.nick(),
            "",
            star(message.parameters().size() > 1 ? message.parameter(1) : message.tag("account")),
            message.parameter(2),
            false);
    if (session.isMe(source.nick())) {
      session.self = source;
      place.isJoined = true;
      place.members.clear();
      session.send("MODE", place.name);
      history.catchUp(place);
    }
    place.member(session.facts.fold(source.nick()), person, session);
    session.told.members(place);
    session.tell(place, message, Line.Kind.JOIN, source.nick(), "");
  }

  private void parted(Message message, Source source) {
    session
        .place(message.parameter(0))
        .ifPresent(place -> {
          session.tell(place, message, Line.Kind.PART, source.nick(), message.parameter(1));
          gone(place, source.nick());
        });
  }

  private void gone(Place place, String nick) {
    place.members.remove(session.facts.fold(nick));
    place.typingUntilMillis.remove(nick);
    if (session.isMe(nick)) {
      place.isJoined = false;
      place.members.clear();
    }
    session.told.members(place);
  }

  private void quit(Message message, Source source) {
    for (Place place : session.all()) {
      boolean was = place.members.remove(session.facts.fold(source.nick())) != null;
      if (was) {
        session.told.members(place);
      }
      if (was || isPartner(place, source.nick())) {
        Line line =
            Line.told(
                session.newKey(),
                session.time(message),
                Line.Kind.QUIT,
                source.nick(),
                message.parameter(0));
        session.add(place, line);
      }
    }
  }

  private boolean isPartner(Place place, String nick) {
    return place.kind == PlaceView.Kind.DIRECT && session.facts.same(place.name, nick);
  }

  private void kicked(Message message, Source source) {
    session
        .place(message.parameter(0))
        .ifPresent(place -> {
          String victim = message.parameter(1);
          String reason = message.parameter(2);
          String text = reason.isEmpty() ? victim : victim + " " + reason;
          session.tell(place, message, Line.Kind.KICK, source.nick(), text);
          gone(place, victim);
        });
  }

  private void renamed(Message message, Source source) {
    String fresh = message.parameter(0);
    if (session.isMe(source.nick())) {
      session.nick = fresh;
      session.self = new Source(fresh, session.self.user(), session.self.host());
      session.tell(session.server(), message, Line.Kind.NICK, source.nick(), fresh);
    }
    for (Place place : session.all()) {
      Person person = place.members.remove(session.facts.fold(source.nick()));
      if (person != null) {
        place.member(session.facts.fold(fresh), person.renamed(fresh), session);
        session.told.members(place);
        Line line =
            Line.told(
                session.newKey(), session.time(message), Line.Kind.NICK, source.nick(), fresh);
        session.add(place, line);
      }
    }
    session
        .place(source.nick())
        .filter(place -> isPartner(place, source.nick()))
        .filter(_ -> session.place(fresh).isEmpty())
        .ifPresent(place -> session.rename(place, fresh));
  }

  private void mode(Message message, Source source) {
    String target = message.parameter(0);
    if (!session.facts.isRoom(target)) {
      session.ownMode(target, message.parameter(1));
      session.tell(session.server(), message, Line.Kind.MODE, source.nick(), words(message, 1));
      return;
    }
    session
        .place(target)
        .ifPresent(place -> {
          ModeSyntax syntax = session.facts.modes();
          List<String> words = message.parameters().subList(1, message.parameters().size());
          boolean ranks = false;
          for (ModeChange change : syntax.parse(words)) {
            if (syntax.prefixModes().indexOf(change.letter()) >= 0) {
              rank(place, change);
              ranks = true;
            }
          }
          session.tell(place, message, Line.Kind.MODE, source.nick(), words(message, 1));
          if (ranks) {
            session.told.members(place);
          }
          session.send(
              "MODE", place.name); // the whole set is asked for: a change alone may be partial
        });
  }

  private void rank(Place place, ModeChange change) {
    String folded = session.facts.fold(change.value());
    Person person = place.members.get(folded);
    if (person == null) {
      return;
    }
    String sign = session.facts.modes().sign(change.letter());
    String signs = person.signs().replace(sign, "") + (change.adding() ? sign : "");
    place.members.put(folded, person.ranked(ordered(signs)));
  }

  private String ordered(String signs) {
    StringBuilder ordered = new StringBuilder();
    for (char sign : session.facts.modes().prefixes().toCharArray()) {
      if (signs.indexOf(sign) >= 0) {
        ordered.append(sign);
      }
    }
    return ordered.toString();
  }

  private static String words(Message message, int from) {
    List<String> words = message.parameters();
    return String.join(" ", words.subList(Math.min(from, words.size()), words.size()));
  }

  private void topic(Message message, Source source) {
    session
        .place(message.parameter(0))
        .ifPresent(place -> {
          place.topic = message.parameter(1);
          session.store.keepPlace(session.settings.name(), place);
          session.tell(place, message, Line.Kind.TOPIC, source.nick(), place.topic);
          session.told.places();
        });
  }

  private void invited(Message message, Source source) {
    String room = message.parameter(1);
    boolean isForMe = session.isMe(message.parameter(0));
    Place place = isForMe ? session.server() : session.place(room).orElse(session.server());
    String text = isForMe ? room : message.parameter(0) + " " + room;
    session.tell(place, message, Line.Kind.INVITE, source.nick(), text);
  }

  private void moved(Message message, Source source) {
    session
        .place(message.parameter(0))
        .ifPresent(place -> {
          session.tell(
              place,
              message,
              Line.Kind.SERVER,
              source.nick(),
              message.source() + " " + words(message, 0));
          session.rename(place, message.parameter(1));
        });
  }

  private void rehosted(Message message, Source source) {
    if (session.isMe(source.nick())) {
      session.self = new Source(session.nick, message.parameter(0), message.parameter(1));
    }
  }

  private void each(String nick, UnaryOperator<Person> change) {
    String folded = session.facts.fold(nick);
    for (Place place : session.all()) {
      Person person = place.members.get(folded);
      if (person != null) {
        place.members.put(folded, change.apply(person));
        session.told.members(place);
      } else if (isPartner(place, nick) && place.partner != null) {
        place.partner = change.apply(place.partner);
        session.told.members(place);
      }
    }
  }

  /** One line of a room's members (numeric 353). */
  void names(Message message) {
    Optional<Place> found = session.place(message.parameter(2));
    if (found.isEmpty() || !found.get().isJoined) {
      return;
    }
    Place place = found.get();
    for (String word : message.parameter(3).split(" ")) {
      int at = 0;
      while (at < word.length() && session.facts.modes().prefixes().indexOf(word.charAt(at)) >= 0) {
        at++;
      }
      String nick = Source.parse(word.substring(at)).nick();
      if (!nick.isEmpty() && nick.length() <= Session.LONGEST_NAME) {
        String folded = session.facts.fold(nick);
        Person known = place.members.getOrDefault(folded, Person.named(nick));
        place.member(folded, known.ranked(word.substring(0, at)), session);
      }
    }
  }

  /** The end of a room's members (numeric 366). */
  void endOfNames(Message message) {
    session.place(message.parameter(1)).ifPresent(session.told::members);
  }

  /** The nicks of a room in the order people look for them: by rank, then by name. */
  List<Person> ordered(Place place) {
    String prefixes = session.facts.modes().prefixes();
    List<Person> people = new ArrayList<>(place.people());
    people.sort((one, other) -> {
      int rank = Integer.compare(rank(one, prefixes), rank(other, prefixes));
      return rank != 0 ? rank : one.nick().compareToIgnoreCase(other.nick());
    });
    return people;
  }

  private static int rank(Person person, String prefixes) {
    return person.signs().isEmpty()
        ? prefixes.length()
        : prefixes.indexOf(person.signs().charAt(0));
  }
}
