package sextant.chat.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the history back. One thread at a time. */
public final class HistoryReader implements AutoCloseable {
  private static final String COLUMNS =
      "SELECT target, millis, msgid, kind, source, account, text, tags, position FROM history ";
  private static final String MESSAGES = " AND kind IN ('PRIVMSG','NOTICE')";
  private static final String EVENTS = " AND kind <> 'REDACTED'";

  private final Path file;
  private final Connection connection;

  /**
   * A place in a history. A place between two lines has position {@link Long#MIN_VALUE} or {@link
   * Long#MAX_VALUE}: before or after all lines of its millisecond.
   */
  public record Point(long millis, long position) {
    /** Before everything of that moment. */
    public static Point before(long millis) {
      return new Point(millis, Long.MIN_VALUE);
    }

    /** After everything of that moment. */
    public static Point after(long millis) {
      return new Point(millis, Long.MAX_VALUE);
    }

    /** The end of all time. */
    public static final Point END = after(Long.MAX_VALUE);
  }

  /** Which lines are wanted: of a target, between two points (both excluded). */
  public record Range(String target, Point after, Point before, boolean withEvents) {}

  /** What is looked for; empty parts do not matter. */
  public record Search(
      String words, List<String> targets, String from, Point after, Point before) {}

  private HistoryReader(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static HistoryReader open(Path file) throws IOException {
    return new HistoryReader(file, Schema.reader(file));
  }

  /** The last lines of a range, oldest first. */
  public List<Item> last(Range range, int limit) throws IOException {
    List<Item> items = range(range, limit, "DESC");
    Collections.reverse(items);
    return items;
  }

  /** The first lines of a range, oldest first. */
  public List<Item> first(Range range, int limit) throws IOException {
    return range(range, limit, "ASC");
  }

  private List<Item> range(Range range, int limit, String order) throws IOException {
    String sql =
        COLUMNS
            + "WHERE target=? AND (millis, position) > (?,?) AND (millis, position) < (?,?)"
            + (range.withEvents() ? EVENTS : MESSAGES)
            + " ORDER BY millis "
            + order
            + ", position "
            + order
            + " LIMIT ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, range.target());
      point(query, 2, range.after());
      point(query, 4, range.before());
      query.setInt(6, limit);
      return items(query);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  private static void point(PreparedStatement query, int at, Point point) throws SQLException {
    query.setLong(at, point.millis());
    query.setLong(at + 1, point.position());
  }

  private static List<Item> items(PreparedStatement query) throws SQLException {
    List<Item> items = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        items.add(item(rows));
      }
    }
    return items;
  }

  private static Item item(ResultSet rows) throws SQLException {
    return new Item(
        rows.getString(1),
        rows.getLong(2),
        rows.getString(3),
        rows.getString(4),
        rows.getString(5),
        rows.getString(6),
        rows.getString(7),
        TagLine.read(rows.getString(8)));
  }

  /** Where a line stands in a target's history. */
  public Optional<Point> point(String target, String msgid) throws IOException {
    try {
      long position = find(connection, target, msgid);
      if (position < 0) {
        return Optional.empty();
      }
      try (PreparedStatement query =
          connection.prepareStatement("SELECT millis FROM history WHERE position=?")) {
        query.setLong(1, position);
        try (ResultSet rows = query.executeQuery()) {
          return Optional.of(new Point(rows.getLong(1), position));
        }
      }
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** The line of that id in a target's history, unless it was taken back. */
  public Optional<Item> line(String target, String msgid) throws IOException {
    try (PreparedStatement query =
        connection.prepareStatement(COLUMNS + "WHERE position=? AND kind <> 'REDACTED'")) {
      query.setLong(1, find(connection, target, msgid));
      return items(query).stream().findFirst();
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** The position of a line, -1 when there is none: its id holds the first it can have. */
  static long find(Connection connection, String target, String msgid) throws SQLException {
    long first = MessageId.position(msgid);
    if (first < 0) {
      return -1;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT position FROM history WHERE position BETWEEN ? AND ? AND target=? AND msgid=?"
                + " LIMIT 1")) {
      query.setLong(1, first);
      query.setLong(2, first + MessageId.SPREAD);
      query.setString(3, target);
      query.setString(4, msgid);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : -1;
      }
    }
  }

  /** With whom somebody has talked between the two moments, and when last. */
  public Map<String, Long> conversations(String owner, long after, long before) throws IOException {
    String sql = "SELECT peer, millis FROM conversations WHERE owner=? AND millis>? AND millis<?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, owner);
      query.setLong(2, after);
      query.setLong(3, before);
      Map<String, Long> peers = new TreeMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          peers.put(rows.getString(1), rows.getLong(2));
        }
      }
      return peers;
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** When something was last said in a target, up to that point. */
  public Optional<Long> lastMillis(String target, Point before) throws IOException {
    Range range = new Range(target, Point.before(0), before, false);
    return range(range, 1, "DESC").stream().map(Item::millis).findFirst();
  }

  /** The newest lines that have all the words, newest first. */
  public List<Item> search(Search search, int limit) throws IOException {
    String sql =
        "SELECT h.target, h.millis, h.msgid, h.kind, h.source, h.account, h.text, h.tags"
            + " FROM search s CROSS JOIN history h ON h.position = s.rowid WHERE search MATCH ?"
            + " AND (h.millis, h.position) > (?,?) AND (h.millis, h.position) < (?,?)"
            + " AND h.kind <> 'REDACTED' ORDER BY s.rowid DESC LIMIT ?";
    String expression = expression(search);
    if (expression.isEmpty() || search.targets().isEmpty()) {
      return List.of();
    }
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, expression);
      point(query, 2, search.after());
      point(query, 4, search.before());
      query.setInt(6, limit);
      return items(query);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  private static String expression(Search search) {
    List<String> places = search.targets().stream().map(SearchWords::token).toList();
    List<String> parts = new ArrayList<>();
    String words = SearchWords.query(search.words());
    if (words.isEmpty() && !search.words().isBlank()) {
      return ""; // signs only: found nowhere, rather than everywhere
    }
    if (!words.isEmpty()) {
      parts.add(words);
    }
    parts.add("place:(" + String.join(" OR ", places) + ")");
    if (!search.from().isEmpty()) {
      parts.add("place:" + SearchWords.author(search.from()));
    }
    return String.join(" AND ", parts);
  }

  /** Some lines and the position of the last, to go on from. */
  public record Page(List<Item> lines, long last) {}

  /** The lines of an account behind a position, oldest first, for its owner to take away. */
  public Page linesOf(String account, long after, int limit) throws IOException {
    String sql = COLUMNS + "WHERE account=? AND position>? ORDER BY position LIMIT ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, account);
      query.setLong(2, after);
      query.setInt(3, limit);
      return page(query, after);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** Lines of all targets behind a position, oldest first. */
  public Page after(long after, int limit) throws IOException {
    try (PreparedStatement query =
        connection.prepareStatement(
            COLUMNS + "WHERE position>? AND kind <> 'REDACTED' ORDER BY position LIMIT ?")) {
      query.setLong(1, after);
      query.setInt(2, limit);
      return page(query, after);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  private static Page page(PreparedStatement query, long after) throws SQLException {
    List<Item> items = new ArrayList<>();
    long last = after;
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        items.add(item(rows));
        last = rows.getLong(9);
      }
    }
    return new Page(items, last);
  }

  /** The moment of the last line, 0 when there is none. */
  public long lastMillis() throws IOException {
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT millis FROM history ORDER BY position DESC LIMIT 1");
        ResultSet rows = query.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Read only: nothing can be lost.
    }
  }
}
