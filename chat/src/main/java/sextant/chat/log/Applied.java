package sextant.chat.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * How far a store has taken in what a group of servers agreed on; written in the transaction that
 * takes it in.
 *
 * @param term the number of the server that decides, counted over all that did
 * @param decider its name
 * @param position the last entry taken in
 * @param chain a digest over everything taken in, in its order
 * @param heard which lines of clients were carried out up to there, as the group writes it
 */
public record Applied(long term, String decider, long position, String chain, String heard) {
  /** A store that was in no group yet. */
  public static Applied none(long position) {
    return new Applied(0, "", position, "", "");
  }

  static Optional<Applied> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT term, decider, position, chain, heard FROM applied")) {
      return rows.next()
          ? Optional.of(
              new Applied(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getLong(3),
                  rows.getString(4),
                  rows.getString(5)))
          : Optional.empty();
    }
  }

  void write(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT OR REPLACE INTO applied VALUES(1,?,?,?,?,?)")) {
      insert.setLong(1, term);
      insert.setString(2, decider);
      insert.setLong(3, position);
      insert.setString(4, chain);
      insert.setString(5, heard);
      insert.executeUpdate();
    }
  }

  static void forget(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM applied");
    }
    connection.commit();
  }
}
