package sextant.chat.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.HistoryReader.Point;
import sextant.chat.log.HistoryReader.Range;
import sextant.chat.log.Item;

/**
 * Playback as clients know it from ZNC (capability {@code znc.in/playback}): {@code PRIVMSG
 * *playback :play #room 1700000000.5}.
 */
final class Playback {
  /**
   * Marks a conversation whose name is an identity yet; only the server's thread knows its nick.
   */
  private static final long BY_IDENTITY = -1;

  private final Core core;
  private final HistoryCommands history;

  /** A line and where it was said. */
  private record Found(HistoryCommands.Source source, Item item) {}

  Playback(Core core) {
    this.core = core;
    this.history = new HistoryCommands(core);
  }

  void play(Session session, String text) {
    String[] words = text.strip().split(" +");
    if (words.length < 2 || !words[0].equalsIgnoreCase("play")) {
      return;
    }
    Optional<Point> from = moment(words, 2, Point.before(0));
    Optional<Point> to = moment(words, 3, Point.END);
    if (from.isEmpty() || to.isEmpty()) {
      return;
    }
    List<HistoryCommands.Source> sources = sources(session.client(), words[1]);
    boolean all = words[1].equals("*");
    String identity = History.identity(core, session.client());
    core.read(
        session,
        reader -> {
          List<HistoryCommands.Source> wanted = new ArrayList<>(sources);
          if (all) {
            wanted.addAll(conversations(reader, identity, from.get(), to.get()));
          }
          return found(reader, wanted, from.get(), to.get());
        },
        (found, failure) -> show(session, found == null ? List.of() : found));
  }

  private static Optional<Point> moment(String[] words, int index, Point otherwise) {
    if (words.length <= index) {
      return Optional.of(otherwise);
    }
    return words[index].matches("[0-9]{1,12}(\\.[0-9]{1,12})?")
        ? Optional.of(Point.before(Math.round(Double.parseDouble(words[index]) * 1000)))
        : Optional.empty();
  }

  private List<HistoryCommands.Source> sources(Client client, String names) {
    Map<String, HistoryCommands.Source> sources = new LinkedHashMap<>();
    if (names.equals("*")) {
      client
          .rooms
          .keySet()
          .forEach(
              room -> history.source(client, room.name()).ifPresent(s -> sources.put(s.key(), s)));
    } else {
      for (String name : names.split(",")) {
        history.source(client, name).ifPresent(s -> sources.put(s.key(), s));
      }
    }
    return List.copyOf(sources.values());
  }

  private static List<HistoryCommands.Source> conversations(
      HistoryReader reader, String identity, Point from, Point to) throws Exception {
    List<HistoryCommands.Source> found = new ArrayList<>();
    for (String other : reader.conversations(identity, from.millis() - 1, to.millis()).keySet()) {
      found.add(new HistoryCommands.Source(Item.conversation(identity, other), other, BY_IDENTITY));
    }
    return found;
  }

  private List<Found> found(
      HistoryReader reader, List<HistoryCommands.Source> sources, Point from, Point to)
      throws Exception {
    int limit = core.config().history().maximumLines();
    List<Found> found = new ArrayList<>();
    for (HistoryCommands.Source source : sources) {
      Point begin =
          from.millis() < source.sinceMillis() ? Point.before(source.sinceMillis()) : from;
      for (Item item : reader.last(new Range(source.key(), begin, to, false), limit)) {
        found.add(new Found(source, item));
      }
    }
    found.sort(Comparator.comparingLong(each -> each.item().millis()));
    return found.subList(Math.max(0, found.size() - limit), found.size());
  }

  private void show(Session session, List<Found> found) {
    for (Found each : found) {
      HistoryCommands.Source source = each.source();
      boolean named = source.sinceMillis() != BY_IDENTITY;
      String name = named ? source.name() : History.nickOf(core, source.name());
      String target =
          each.item().isDirect() ? HistoryCommands.directTarget(session, each.item(), name) : name;
      History.lines(session, each.item(), target).forEach(session::send);
    }
  }
}
