package sextant.chatcluster;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at what people heard and what the servers have kept, and tells what cannot be. */
final class Checker {
  private final Path folder;
  private final List<String> names;

  Checker(Path folder, List<String> names) {
    this.folder = folder;
    this.names = names;
  }

  List<String> check(List<Speaker> speakers, List<Claimer> claimers) throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> history = rows(names.getFirst(), "");
    for (String name : names) {
      if (!rows(name, "").equals(history)) {
        wrong.add(name + " has kept something else than " + names.getFirst());
      }
    }
    List<String> lines = rows(names.getFirst(), " WHERE kind='PRIVMSG' AND target='#proof'");
    Map<String, String> ids = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split("\t");
      order.add(parts[1]);
      if (ids.put(parts[3], parts[1]) != null) {
        wrong.add("kept twice: " + line);
      }
    }
    if (new HashSet<>(order).size() != order.size()) {
      wrong.add("an id was given twice");
    }
    for (Speaker speaker : speakers) {
      speaker.echoed.forEach((text, id) -> {
        if (!id.equals(ids.get(text))) {
          wrong.add("came back and is lost: " + text + " " + id + ", kept: " + ids.get(text));
        }
      });
      speaker.silent.stream()
          .filter(text -> !ids.containsKey(text))
          .forEach(text -> wrong.add("lost without a word: " + text));
      speaker.heard.forEach(heard -> checkOrder(heard, order, wrong));
      speaker.quits.stream()
          .filter(line -> line.matches(".*:s[0-9]!.*Connection lost.*"))
          .forEach(line -> wrong.add("left with its server: " + line));
    }
    List<Claimer.Held> held = claimers.stream().flatMap(c -> c.held.stream()).toList();
    Claimer.twice(held).forEach(two -> wrong.add("the nick was held twice: " + two));
    return wrong;
  }

  /** One connection hears a piece of the one order, without a gap. */
  private static void checkOrder(List<String> heard, List<String> order, List<String> wrong) {
    if (heard.isEmpty()) {
      return;
    }
    int at = order.indexOf(heard.getFirst());
    Set<String> seen = new HashSet<>();
    for (String id : heard) {
      if (at < 0 || at >= order.size() || !order.get(at).equals(id)) {
        wrong.add(
            (seen.contains(id) ? "heard twice: " : "heard out of order or behind a gap: ")
                + id
                + " where "
                + (at < 0 || at >= order.size() ? "nothing" : order.get(at))
                + " comes, line "
                + seen.size()
                + " of "
                + heard.size());
        return;
      }
      seen.add(id);
      at++;
    }
  }

  private List<String> rows(String name, String where) throws Exception {
    List<String> rows = new ArrayList<>();
    Path store = folder.resolve(name).resolve("data").resolve("chat.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT position, msgid, kind, text, source, target FROM history"
                    + where
                    + " ORDER BY position")) {
      while (found.next()) {
        rows.add(
            found.getLong(1)
                + "\t"
                + found.getString(2)
                + "\t"
                + found.getString(3)
                + "\t"
                + found.getString(4)
                + "\t"
                + found.getString(5)
                + "\t"
                + found.getString(6));
      }
    }
    return rows;
  }
}
