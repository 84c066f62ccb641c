package sextant.chat.log;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes entries into the tables; the caller commits. Used by one thread. */
final class LogWriter implements AutoCloseable {
  private final Connection connection;
  private final List<PreparedStatement> all = new ArrayList<>();
  private final PreparedStatement event;
  private final PreparedStatement line;
  private final PreparedStatement index;
  private final PreparedStatement conversation;
  private final PreparedStatement carried;

  LogWriter(Connection connection) throws SQLException {
    this.connection = connection;
    event = prepare("INSERT INTO events VALUES(?,?)");
    line = prepare("INSERT INTO history VALUES(?,?,?,?,?,?,?,?,?)");
    index = prepare("INSERT INTO search(rowid, body, place) VALUES(?,?,?)");
    conversation =
        prepare(
            "INSERT INTO conversations VALUES(?,?,?)"
                + " ON CONFLICT DO UPDATE SET millis=excluded.millis");
    carried = prepare("INSERT INTO carried VALUES(?,?)");
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    all.add(statement);
    return statement;
  }

  void write(long position, EventLog.Entry entry) throws SQLException {
    switch (entry) {
      case EventLog.Entry.Change change -> {
        event.setLong(1, position);
        event.setString(2, EventText.write(change.event()));
        event.executeUpdate();
      }
      case EventLog.Entry.Line written -> write(position, written.item());
      case EventLog.Entry.Redaction e ->
          replace(e.msgid(), e.target(), "", "UPDATE history SET kind='REDACTED', text=? WHERE ");
      case EventLog.Entry.Edit e ->
          replace(e.msgid(), e.target(), e.text(), "UPDATE history SET text=? WHERE ");
      case EventLog.Entry.Forget e -> forget(e.account());
      case EventLog.Entry.Rename e -> rename(e);
      case EventLog.Entry.Carried e -> {
        carried.setLong(1, position);
        carried.setString(2, e.hex());
        carried.executeUpdate();
      }
    }
  }

  /** Takes in what an older program has only carried and this one knows; the caller commits. */
  void takeInCarried() throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT position, body FROM carried ORDER BY 1");
        PreparedStatement done =
            connection.prepareStatement("DELETE FROM carried WHERE position=?")) {
      while (rows.next()) {
        byte[] bytes = HexFormat.of().parseHex(rows.getString(2));
        EventLog.Entry entry = EntryFormat.read(bytes, 0, bytes.length);
        if (!(entry instanceof EventLog.Entry.Carried)) {
          write(rows.getLong(1), entry);
          done.setLong(1, rows.getLong(1));
          done.executeUpdate();
        }
      }
    }
  }

  private void write(long position, Item item) throws SQLException {
    line.setLong(1, position);
    line.setString(2, item.target());
    line.setLong(3, item.millis());
    line.setString(4, item.msgid());
    line.setString(5, item.kind());
    line.setString(6, item.source());
    line.setString(7, item.account());
    line.setString(8, item.text());
    line.setString(9, TagLine.write(item.tags()));
    line.executeUpdate();
    if (item.isMessage()) {
      index(position, item.text(), item.target(), item.source());
    }
    if (item.isDirect()) {
      int space = item.target().indexOf(' ');
      String one = item.target().substring(0, space);
      String other = item.target().substring(space + 1);
      talked(one, other, item.millis());
      talked(other, one, item.millis());
    }
  }

  private void index(long position, String text, String target, String source) throws SQLException {
    index.setLong(1, position);
    index.setString(2, SearchWords.index(text));
    index.setString(3, SearchWords.token(target) + " " + SearchWords.author(source));
    index.executeUpdate();
  }

  private void talked(String owner, String peer, long millis) throws SQLException {
    conversation.setString(1, owner);
    conversation.setString(2, peer);
    conversation.setLong(3, millis);
    conversation.executeUpdate();
  }

  private void replace(String msgid, String target, String text, String update)
      throws SQLException {
    long position = HistoryReader.find(connection, target, msgid);
    if (position < 0) {
      return;
    }
    String source = textOf("SELECT source FROM history WHERE position=" + position);
    try (PreparedStatement change = connection.prepareStatement(update + "position=?");
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM search WHERE rowid=?")) {
      change.setString(1, text);
      change.setLong(2, position);
      change.executeUpdate();
      delete.setLong(1, position);
      delete.executeUpdate();
    }
    if (!text.isEmpty()) {
      index(position, text, target, source);
    }
  }

  private String textOf(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private void forget(String account) throws SQLException {
    try (PreparedStatement words =
            connection.prepareStatement(
                "DELETE FROM search WHERE rowid IN (SELECT position FROM history WHERE account=?)");
        PreparedStatement lines =
            connection.prepareStatement("DELETE FROM history WHERE account=?")) {
      words.setString(1, account);
      words.executeUpdate();
      lines.setString(1, account);
      lines.executeUpdate();
    }
  }

  private void rename(EventLog.Entry.Rename rename) throws SQLException {
    try (PreparedStatement words =
            connection.prepareStatement(
                "SELECT position, text, source FROM history WHERE target=? AND kind IN"
                    + " ('PRIVMSG','NOTICE')");
        PreparedStatement delete = connection.prepareStatement("DELETE FROM search WHERE rowid=?");
        PreparedStatement lines =
            connection.prepareStatement("UPDATE history SET target=? WHERE target=?")) {
      words.setString(1, rename.from());
      try (var rows = words.executeQuery()) {
        while (rows.next()) {
          delete.setLong(1, rows.getLong(1));
          delete.executeUpdate();
          index(rows.getLong(1), rows.getString(2), rename.to(), rows.getString(3));
        }
      }
      lines.setString(1, rename.to());
      lines.setString(2, rename.from());
      lines.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : all) {
      statement.close();
    }
  }
}
