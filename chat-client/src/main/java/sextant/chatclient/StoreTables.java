package sextant.chatclient;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import sextant.words.Failure;
import sextant.words.FailureException;

/** The tables of the client's store, made and brought up to date step by step. */
final class StoreTables {
  /** About what a line takes: its row, its places in the indexes, and each of its trigrams. */
  private static final String SIZE =
      "(200 + length(%1$s.network) + length(%1$s.place) + 2 * length(%1$s.msgid)"
          + " + 2 * length(%1$s.key) + length(%1$s.nick) + length(%1$s.reactions)"
          + " + 5 * length(CAST(%1$s.text AS BLOB)))";

  /** What each version adds to the one before; a step that was released is never changed. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              "CREATE TABLE networks(name TEXT PRIMARY KEY, position INTEGER NOT NULL,"
                  + " host TEXT NOT NULL, port INTEGER NOT NULL, security TEXT NOT NULL,"
                  + " nick TEXT NOT NULL, real_name TEXT NOT NULL, mechanism TEXT NOT NULL,"
                  + " account TEXT NOT NULL, password TEXT NOT NULL, rooms TEXT NOT NULL)",
              "CREATE TABLE places(network TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,"
                  + " topic TEXT NOT NULL, read_millis INTEGER NOT NULL, muted INTEGER NOT NULL,"
                  + " draft TEXT NOT NULL, PRIMARY KEY(network, name))",
              "CREATE TABLE lines(id INTEGER PRIMARY KEY, network TEXT NOT NULL,"
                  + " place TEXT NOT NULL, key TEXT NOT NULL, msgid TEXT NOT NULL,"
                  + " millis INTEGER NOT NULL, kind TEXT NOT NULL, nick TEXT NOT NULL,"
                  + " account TEXT NOT NULL, text TEXT NOT NULL, reply_to TEXT NOT NULL,"
                  + " own INTEGER NOT NULL, mention INTEGER NOT NULL, failure TEXT,"
                  + " edited INTEGER NOT NULL, redacted_by TEXT NOT NULL,"
                  + " reactions TEXT NOT NULL)",
              "CREATE INDEX lines_place ON lines(network, place, millis, id)",
              "CREATE UNIQUE INDEX lines_key ON lines(network, key)",
              "CREATE UNIQUE INDEX lines_msgid ON lines(network, msgid) WHERE msgid <> ''",
              "CREATE VIRTUAL TABLE found USING fts5(text, content='lines', content_rowid='id',"
                  + " tokenize='trigram')",
              "CREATE TRIGGER lines_added AFTER INSERT ON lines BEGIN"
                  + " INSERT INTO found(rowid, text) VALUES (new.id, new.text); END",
              "CREATE TRIGGER lines_gone AFTER DELETE ON lines BEGIN"
                  + " INSERT INTO found(found, rowid, text) VALUES ('delete', old.id, old.text);"
                  + " END",
              "CREATE TRIGGER lines_changed AFTER UPDATE OF text ON lines BEGIN"
                  + " INSERT INTO found(found, rowid, text) VALUES ('delete', old.id, old.text);"
                  + " INSERT INTO found(rowid, text) VALUES (new.id, new.text); END",
              "CREATE TABLE outbox(id TEXT PRIMARY KEY, position INTEGER NOT NULL,"
                  + " network TEXT NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL,"
                  + " text TEXT NOT NULL, reply_to TEXT NOT NULL, millis INTEGER NOT NULL,"
                  + " sent INTEGER NOT NULL)",
              "CREATE TABLE secure_only(host TEXT PRIMARY KEY, port INTEGER NOT NULL,"
                  + " until_millis INTEGER NOT NULL)"),
          List.of(
              "ALTER TABLE lines ADD COLUMN apart INTEGER NOT NULL DEFAULT 0",
              "CREATE INDEX lines_age ON lines(network, millis, id)",
              "CREATE TABLE kept(network TEXT PRIMARY KEY, bytes INTEGER NOT NULL)",
              "INSERT INTO kept SELECT network, SUM("
                  + SIZE.formatted("lines")
                  + ") FROM lines GROUP BY network",
              "CREATE TRIGGER kept_more AFTER INSERT ON lines BEGIN"
                  + " INSERT OR IGNORE INTO kept VALUES (new.network, 0);"
                  + " UPDATE kept SET bytes = bytes + "
                  + SIZE.formatted("new")
                  + " WHERE network = new.network; END",
              "CREATE TRIGGER kept_less AFTER DELETE ON lines BEGIN"
                  + " UPDATE kept SET bytes = bytes - "
                  + SIZE.formatted("old")
                  + " WHERE network = old.network; END",
              "CREATE TRIGGER kept_other AFTER UPDATE OF text, reactions, msgid, place ON lines"
                  + " BEGIN UPDATE kept SET bytes = bytes - "
                  + SIZE.formatted("old")
                  + " + "
                  + SIZE.formatted("new")
                  + " WHERE network = new.network; END"));

  private StoreTables() {}

  /** Opens the file, readable by its owner only, and makes or upgrades the tables. */
  static Connection open(Path file) throws IOException {
    boolean isFresh = !Files.exists(file);
    Path folder = file.toAbsolutePath().resolveSibling("");
    Files.createDirectories(folder);
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (isFresh && posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return open("jdbc:sqlite:" + file, file.toString());
  }

  /** Opens a store that is gone when it is closed. */
  static Connection inMemory() throws IOException {
    return open("jdbc:sqlite::memory:", "memory");
  }

  private static Connection open(String url, String name) throws IOException {
    try {
      Connection connection = DriverManager.getConnection(url);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout=10000");
        statement.execute("PRAGMA journal_mode=WAL");
        statement.execute("PRAGMA synchronous=NORMAL");
        statement.execute("PRAGMA journal_size_limit=16000000");
        upgrade(connection, statement, name);
      } catch (SQLException | IOException e) {
        connection.close();
        throw e;
      }
      return connection;
    } catch (SQLException e) {
      throw damaged(name, e);
    }
  }

  private static void upgrade(Connection connection, Statement statement, String name)
      throws SQLException, IOException {
    int found;
    try (ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
      found = rows.getInt(1);
    }
    if (found > STEPS.size()) {
      throw new FailureException(
          new Failure(Failure.Kind.STATE_DAMAGED, name, "written by a newer version: " + found));
    }
    connection.setAutoCommit(false);
    for (int step = found; step < STEPS.size(); step++) {
      for (String sql : STEPS.get(step)) {
        statement.execute(sql);
      }
      statement.execute("PRAGMA user_version=" + (step + 1));
      connection.commit();
    }
    connection.commit();
  }

  static FailureException damaged(String name, SQLException e) {
    String reason = String.valueOf(e.getMessage());
    Failure.Kind kind =
        reason.contains("SQLITE_FULL") ? Failure.Kind.DISK_FULL : Failure.Kind.STATE_DAMAGED;
    return new FailureException(new Failure(kind, name, reason), e);
  }
}
