package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.HistoryReader.Point;
import sextant.chat.log.Item;
import sextant.irc.Message;
import sextant.irc.ServerTime;
import sextant.irc.TagText;

/**
 * SEARCH: lines that have these words, in what one may read (IRCv3 pull request 496,
 * soju.im/search).
 */
final class SearchCommand {
  private static final int USUAL = 50;

  private final Core core;
  private final HistoryCommands history;

  SearchCommand(Core core, HistoryCommands history) {
    this.core = core;
    this.history = history;
  }

  void search(Session session, Message message) {
    Map<String, String> wishes = TagText.parse(message.parameter(0));
    Client client = session.client();
    List<HistoryCommands.Source> sources = sources(client, wishes.getOrDefault("in", ""));
    Optional<Point> after = point(wishes.getOrDefault("after", ""), Point.before(0), true);
    Optional<Point> before = point(wishes.getOrDefault("before", ""), Point.END, false);
    if (sources.isEmpty()) {
      session.fail("SEARCH", "INVALID_PARAMS", "in", "You cannot search there");
      return;
    }
    if (after.isEmpty() || before.isEmpty()) {
      session.fail(
          "SEARCH", "INVALID_PARAMS", after.isEmpty() ? "after" : "before", "Not a moment");
      return;
    }
    HistoryReader.Search search =
        new HistoryReader.Search(
            wishes.getOrDefault("text", ""),
            sources.stream().map(HistoryCommands.Source::key).toList(),
            wishes.getOrDefault("from", ""),
            after.get(),
            before.get());
    int limit = limit(wishes.getOrDefault("limit", ""));
    core.read(
        session,
        reader -> reader.search(search, limit),
        (items, failure) -> show(session, sources, items == null ? List.of() : items));
  }

  private int limit(String text) {
    return text.matches("[0-9]{1,6}")
        ? Math.clamp(Integer.parseInt(text), 1, core.config().history().maximumLines())
        : USUAL;
  }

  private static Optional<Point> point(String text, Point otherwise, boolean after) {
    String moment = text.startsWith("timestamp=") ? text.substring(10) : text;
    return text.isEmpty()
        ? Optional.of(otherwise)
        : ServerTime.parse(moment).map(after ? Point::after : Point::before);
  }

  private List<HistoryCommands.Source> sources(Client client, String name) {
    if (!name.isEmpty()) {
      return history.source(client, name).stream().toList();
    }
    List<HistoryCommands.Source> sources = new ArrayList<>();
    for (Room room : client.rooms.keySet()) {
      history.source(client, room.name()).ifPresent(sources::add);
    }
    return sources;
  }

  private void show(Session session, List<HistoryCommands.Source> sources, List<Item> items) {
    List<Line> lines = new ArrayList<>();
    for (Item item : items.reversed()) {
      for (HistoryCommands.Source source : sources) {
        if (source.key().equals(item.target()) && item.millis() >= source.sinceMillis()) {
          String target =
              item.isDirect()
                  ? HistoryCommands.directTarget(session, item, source.name())
                  : source.name();
          lines.addAll(History.lines(session, item, target));
        }
      }
    }
    session.batch("soju.im/search", List.of(), lines);
  }
}
