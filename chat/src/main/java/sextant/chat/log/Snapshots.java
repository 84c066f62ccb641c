package sextant.chat.log;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The events of a store: read again, and replaced by fewer that say the same. */
final class Snapshots {
  private static final int MANY_EVENTS = 2_000;

  private Snapshots() {}

  static List<Event> replay(Connection connection) throws SQLException, IOException {
    List<Event> events = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String table : List.of("snapshot", "events")) {
        try (ResultSet rows =
            statement.executeQuery("SELECT body FROM " + table + " ORDER BY position")) {
          while (rows.next()) {
            events.add(EventText.read(rows.getString(1)));
          }
        }
      }
    }
    return events;
  }

  static boolean isWorthIt(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM events")) {
      return rows.getInt(1) >= MANY_EVENTS;
    }
  }

  /** The caller commits. */
  static void write(Connection connection, State state) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO snapshot(body) VALUES(?)")) {
      statement.execute("DELETE FROM snapshot");
      for (Event event : state.toEvents()) {
        insert.setString(1, EventText.write(event));
        insert.executeUpdate();
      }
      // The last event stays: positions must go on from it.
      statement.execute("DELETE FROM events WHERE position < (SELECT max(position) FROM events)");
    }
  }

  static long lastPosition(Connection connection) throws SQLException {
    String sql =
        "SELECT max(coalesce((SELECT max(position) FROM events), 0),"
            + " coalesce((SELECT max(position) FROM carried), 0),"
            + " coalesce((SELECT max(position) FROM history), 0))";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.getLong(1);
    }
  }
}
