package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.HistoryReader.Point;
import sextant.chat.log.HistoryReader.Range;
import sextant.chat.log.Item;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.ServerTime;

/** CHATHISTORY: reading again (IRCv3 chathistory). */
final class HistoryCommands {
  /** Says that there is nothing more in that direction. */
  private static final Map<String, String> END = Map.of("draft/chathistory-end", "");

  private static final int USUAL_LINES = 50;

  private final Core core;
  private final HistoryTargets targets;

  /** A history somebody may read: its key, its name, and since when. */
  record Source(String key, String name, long sinceMillis) {}

  HistoryCommands(Core core) {
    this.core = core;
    this.targets = new HistoryTargets(core, this);
  }

  /** HISTORY room count: the last lines, for people who type it. */
  void last(Session session, Message message) {
    String target = message.parameter(0);
    int limit = message.parameters().size() > 1 ? limit(message.parameter(1)) : USUAL_LINES;
    Optional<Source> source = source(session.client(), target);
    if (!core.config().history().isKept() || source.isEmpty() || limit <= 0) {
      session.fail("HISTORY", "INVALID_TARGET", orStar(target), "Messages could not be retrieved");
    } else {
      read(session, "LATEST", source.get(), List.of(target, "*"), limit);
    }
  }

  static void fail(Session session, String code, String word, String target, String text) {
    if (target.isEmpty()) {
      session.fail("CHATHISTORY", code, word, text);
    } else {
      session.fail("CHATHISTORY", code, word, target, text);
    }
  }

  void history(Session session, Message message) {
    String word = message.parameter(0).toUpperCase(Locale.ROOT);
    List<String> rest = message.parameters().subList(1, message.parameters().size());
    int wanted =
        switch (word) {
          case "LATEST", "BEFORE", "AFTER", "AROUND", "TARGETS" -> 3;
          case "BETWEEN" -> 4;
          default -> 0;
        };
    if (wanted == 0) {
      fail(session, "UNKNOWN_COMMAND", message.parameter(0), "", "Unknown command");
    } else if (rest.size() < wanted) {
      fail(session, "NEED_MORE_PARAMS", word, "", "Missing parameters");
    } else if (word.equals("TARGETS")) {
      targets.show(session, rest);
    } else {
      Optional<Source> source = source(session.client(), rest.getFirst());
      int limit = limit(rest.getLast());
      if (source.isEmpty()) {
        fail(session, "INVALID_TARGET", word, rest.getFirst(), "Messages could not be retrieved");
      } else if (limit <= 0) {
        fail(session, "INVALID_PARAMS", word, rest.getFirst(), "Not a valid limit");
      } else {
        read(session, word, source.get(), rest, limit);
      }
    }
  }

  private static String orStar(String target) {
    return target.isEmpty() || target.indexOf(' ') >= 0 ? "*" : target;
  }

  int limit(String text) {
    return text.matches("[0-9]{1,8}")
        ? Math.min(Integer.parseInt(text), core.config().history().maximumLines())
        : -1;
  }

  /** The history a client means by a name, if it may read it. */
  Optional<Source> source(Client client, String name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    if (Names.isRoomSign(name.charAt(0))) {
      return core.room(name)
          .filter(room -> room.members.containsKey(client) || client.isOperator())
          .map(room -> new Source(room.key, room.name(), room.facts.madeMillis()));
    }
    return History.identityOf(core, name)
        .map(
            other -> new Source(Item.conversation(History.identity(core, client), other), name, 0));
  }

  private void read(Session session, String word, Source source, List<String> rest, int limit) {
    boolean events = session.has(Cap.EVENT_PLAYBACK);
    core.read(
        session,
        reader -> lines(reader, word, source, rest, new Wish(limit, events)),
        (items, failure) -> {
          if (items == null) {
            String code =
                failure instanceof IllegalArgumentException ? "INVALID_PARAMS" : "MESSAGE_ERROR";
            fail(session, code, word, source.name(), "Messages could not be retrieved");
            return;
          }
          boolean isEnd = items.size() < limit && !word.equals("AROUND");
          show(session, source, items, isEnd);
        });
  }

  private record Wish(int limit, boolean events) {}

  private static List<Item> lines(
      HistoryReader reader, String word, Source source, List<String> rest, Wish wish)
      throws Exception {
    Point begin = Point.before(source.sinceMillis());
    String first = rest.get(1);
    return switch (word) {
      case "LATEST" -> {
        Point after = first.equals("*") ? begin : later(begin, point(reader, source, first, true));
        yield reader.last(range(source, after, Point.END, wish), wish.limit());
      }
      case "BEFORE" ->
          reader.last(
              range(source, begin, point(reader, source, first, false), wish), wish.limit());
      case "AFTER" ->
          reader.first(
              range(source, later(begin, point(reader, source, first, true)), Point.END, wish),
              wish.limit());
      case "AROUND" -> around(reader, source, point(reader, source, first, false), wish);
      default -> between(reader, source, rest, wish);
    };
  }

  private static List<Item> around(HistoryReader reader, Source source, Point middle, Wish wish)
      throws Exception {
    Point begin = Point.before(source.sinceMillis());
    int half = wish.limit() / 2;
    List<Item> lines =
        new ArrayList<>(
            half == 0 ? List.of() : reader.last(range(source, begin, middle, wish), half));
    Point from =
        new Point(
            middle.millis(),
            middle.position() == Long.MIN_VALUE ? Long.MIN_VALUE : middle.position() - 1);
    lines.addAll(
        reader.first(
            range(source, later(begin, from), Point.END, wish), wish.limit() - lines.size()));
    return lines;
  }

  private static List<Item> between(
      HistoryReader reader, Source source, List<String> rest, Wish wish) throws Exception {
    Point begin = Point.before(source.sinceMillis());
    Point one = point(reader, source, rest.get(1), true);
    Point other = point(reader, source, rest.get(2), true);
    if (compare(one, other) <= 0) {
      Point end = point(reader, source, rest.get(2), false);
      return reader.first(range(source, later(begin, one), end, wish), wish.limit());
    }
    Point end = point(reader, source, rest.get(1), false);
    return reader.last(range(source, later(begin, other), end, wish), wish.limit());
  }

  private static Range range(Source source, Point after, Point before, Wish wish) {
    return new Range(source.key(), after, before, wish.events());
  }

  private static int compare(Point one, Point other) {
    int byMillis = Long.compare(one.millis(), other.millis());
    return byMillis != 0 ? byMillis : Long.compare(one.position(), other.position());
  }

  private static Point later(Point one, Point other) {
    return compare(one, other) >= 0 ? one : other;
  }

  /** A place as a client names it: {@code msgid=…} or {@code timestamp=…}. */
  private static Point point(HistoryReader reader, Source source, String text, boolean after)
      throws Exception {
    if (text.startsWith("msgid=")) {
      return reader
          .point(source.key(), text.substring(6))
          .orElseThrow(() -> new IllegalArgumentException("no such msgid"));
    }
    if (text.startsWith("timestamp=")) {
      long millis =
          ServerTime.parse(text.substring(10))
              .orElseThrow(() -> new IllegalArgumentException("no such moment"));
      return after ? Point.after(millis) : Point.before(millis);
    }
    throw new IllegalArgumentException("neither msgid nor timestamp");
  }

  private static void show(Session session, Source source, List<Item> items, boolean isEnd) {
    Map<String, String> tags = isEnd ? END : Map.of();
    String reference =
        session.has(Cap.BATCH)
            ? session.openBatch("chathistory", List.of(source.name()), tags, null)
            : null;
    for (Item item : items) {
      boolean direct = item.isDirect();
      String target = direct ? directTarget(session, item, source.name()) : source.name();
      boolean multiline = item.text().indexOf('\n') >= 0 && item.isMessage();
      if (multiline && reference != null && session.has(Cap.MULTILINE)) {
        multiline(session, item, target, reference);
      } else {
        History.lines(session, item, target).forEach(line -> session.send(line, reference));
      }
    }
    if (reference != null) {
      session.closeBatch(reference, null);
    }
  }

  private static void multiline(Session session, Item item, String target, String outer) {
    List<Line> lines = History.lines(session, item, target);
    String reference =
        session.openMultiline(item.source(), lines.getFirst().meta(), List.of(target), outer);
    for (String part : item.text().split("\n", -1)) {
      session.send(Line.of(Line.Meta.NONE, item.source(), item.kind(), target, part), reference);
    }
    session.closeBatch(reference, outer);
  }

  /** Who it was said to: me, or the other one, by the nick they have. */
  static String directTarget(Session session, Item item, String other) {
    Core core = session.core;
    String nick = sextant.irc.Source.parse(item.source()).nick();
    if (!core.fold(nick).equals(session.client().key)) {
      return session.client().nick;
    }
    return core.client(other).map(client -> client.nick).orElse(other);
  }
}
