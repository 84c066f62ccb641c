package sextant.chat.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import sextant.words.Failure;
import sextant.words.FailureException;

/** The tables of the store, made and brought up to date step by step. */
final class Schema {
  /** What each version adds to the one before; a step that was released is never changed. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "CREATE TABLE snapshot(position INTEGER PRIMARY KEY, body TEXT NOT NULL)",
              "CREATE TABLE events(position INTEGER PRIMARY KEY, body TEXT NOT NULL)",
              "CREATE TABLE history(position INTEGER PRIMARY KEY, target TEXT NOT NULL,"
                  + " millis INTEGER NOT NULL, msgid TEXT NOT NULL, kind TEXT NOT NULL,"
                  + " source TEXT NOT NULL, account TEXT NOT NULL, text TEXT NOT NULL,"
                  + " tags TEXT NOT NULL)",
              "CREATE INDEX history_target ON history(target, millis)"),
          List.of(
              "CREATE TABLE conversations(owner TEXT NOT NULL, peer TEXT NOT NULL,"
                  + " millis INTEGER NOT NULL, PRIMARY KEY(owner, peer)) WITHOUT ROWID",
              "CREATE VIRTUAL TABLE search USING fts5(body, place, content='',"
                  + " contentless_delete=1, tokenize='unicode61 remove_diacritics 2')"),
          List.of("CREATE INDEX history_account ON history(account) WHERE account <> ''"),
          List.of(
              "CREATE TABLE applied(one INTEGER PRIMARY KEY CHECK(one=1), term INTEGER NOT NULL,"
                  + " decider TEXT NOT NULL, position INTEGER NOT NULL, chain TEXT NOT NULL)"),
          List.of(
              "ALTER TABLE applied ADD COLUMN heard TEXT NOT NULL DEFAULT ''",
              "CREATE TABLE carried(position INTEGER PRIMARY KEY, body TEXT NOT NULL)"));

  private Schema() {}

  /** The version this program writes. */
  static int version() {
    return STEPS.size();
  }

  /** Opens the file for writing, making or upgrading the tables. */
  static Connection open(Path file) throws IOException {
    return open(file, version());
  }

  /** The same up to an older version, for the tests of the steps. */
  static Connection open(Path file, int version) throws IOException {
    try {
      Connection connection = connect(file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=FULL");
        statement.execute("PRAGMA wal_autocheckpoint=0");
        statement.execute("PRAGMA cache_size=-16000");
        statement.execute("PRAGMA secure_delete=FAST"); // what is deleted does not stay readable
        upgrade(connection, statement, file, version);
      } catch (SQLException | IOException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw damaged(file, e);
    }
  }

  private static void upgrade(Connection connection, Statement statement, Path file, int version)
      throws SQLException, IOException {
    int found;
    try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
      found = rows.getInt(1);
    }
    if (found > STEPS.size()) {
      throw new FailureException(
          new Failure(
              Failure.Kind.STATE_DAMAGED, file.toString(), "written by a newer version: " + found));
    }
    connection.setAutoCommit(false);
    for (int step = found; step < version; step++) {
      for (String sql : STEPS.get(step)) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA user_version=" + (step + 1));
      connection.commit();
    }
  }

  /** Opens the file for reading only; sees what was committed when each query begins. */
  static Connection reader(Path file) throws IOException {
    try {
      Connection connection = connect(file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only=1");
        statement.execute("PRAGMA cache_size=-8000");
      }
      return connection;
    } catch (SQLException e) {
      throw damaged(file, e);
    }
  }

  /** A connection as the driver makes it, which waits for locks. */
  static Connection connect(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=10000");
    }
    return connection;
  }

  /** Ends a store that is written: what is not committed is undone, the write-ahead log emptied. */
  static void close(LogWriter writer, Connection connection) {
    try {
      writer.close();
      connection.rollback();
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      }
      connection.close();
    } catch (SQLException e) {
      System.getLogger("sextant.chat").log(System.Logger.Level.WARNING, "close: {0}", e);
    }
  }

  static FailureException damaged(Path file, SQLException e) {
    String reason = String.valueOf(e.getMessage());
    boolean full = reason.contains("SQLITE_FULL");
    Failure.Kind kind = full ? Failure.Kind.DISK_FULL : Failure.Kind.STATE_DAMAGED;
    return new FailureException(new Failure(kind, file.toString(), reason), e);
  }
}
