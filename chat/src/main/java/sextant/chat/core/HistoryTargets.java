package sextant.chat.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.HistoryReader.Point;
import sextant.irc.Names;
import sextant.irc.ServerTime;

/** CHATHISTORY TARGETS: with whom and where somebody has talked, and when last. */
final class HistoryTargets {
  private final Core core;
  private final HistoryCommands commands;

  HistoryTargets(Core core, HistoryCommands commands) {
    this.core = core;
    this.commands = commands;
  }

  void show(Session session, List<String> rest) {
    Optional<Long> one = ReadMarkers.moment(rest.get(0));
    Optional<Long> other = ReadMarkers.moment(rest.get(1));
    int limit = commands.limit(rest.get(2));
    if (one.isEmpty() || other.isEmpty() || limit <= 0) {
      HistoryCommands.fail(session, "INVALID_PARAMS", "TARGETS", "", "Not valid parameters");
      return;
    }
    long after = Math.min(one.get(), other.get());
    long before = Math.max(one.get(), other.get());
    Client client = session.client();
    String identity = History.identity(core, client);
    Map<String, HistoryCommands.Source> rooms = new LinkedHashMap<>();
    client
        .rooms
        .keySet()
        .forEach(
            room -> commands.source(client, room.name()).ifPresent(s -> rooms.put(room.key, s)));
    core.read(
        session,
        reader -> found(reader, identity, rooms, after, before),
        (found, failure) -> showTargets(session, found, one.get() > other.get(), limit));
  }

  private static Map<String, Long> found(
      HistoryReader reader,
      String identity,
      Map<String, HistoryCommands.Source> rooms,
      long after,
      long before)
      throws Exception {
    Map<String, Long> found = new HashMap<>(reader.conversations(identity, after, before));
    for (HistoryCommands.Source room : rooms.values()) {
      reader
          .lastMillis(room.key(), Point.END)
          .filter(millis -> millis > after && millis < before && millis >= room.sinceMillis())
          .ifPresent(millis -> found.put(room.name(), millis));
    }
    return found;
  }

  private void showTargets(
      Session session, @Nullable Map<String, Long> found, boolean newestFirst, int limit) {
    List<Map.Entry<String, Long>> entries =
        new ArrayList<>(found == null ? Map.<String, Long>of().entrySet() : found.entrySet());
    entries.sort(
        Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
    if (newestFirst) {
      entries = entries.reversed();
    }
    List<Line> lines =
        entries.stream()
            .limit(limit)
            .map(entry ->
                Line.of(
                    Line.Meta.at(core.now()),
                    core.config().name(),
                    "CHATHISTORY",
                    "TARGETS",
                    Names.isRoomSign(entry.getKey().charAt(0))
                        ? entry.getKey()
                        : History.nickOf(core, entry.getKey()),
                    ServerTime.format(entry.getValue())))
            .toList();
    session.batch("draft/chathistory-targets", List.of(), lines);
  }
}
