package sextant.desktop.chat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Optional;
import sextant.chatclient.ClientStore;
import sextant.chatclient.NetworkSettings;

/** A client's store as it is after months: rooms of a network that is not there, full of lines. */
final class KeptLines {
  /** What is said, over and over, the number of the line before it. */
  private static final List<String> WORDS =
      List.of(
          "just a few words",
          "a longer line that says rather more than its neighbours and so needs two rows of text in"
              + " a window of the usual width, at least where the people are shown",
          "see \u0002https://example.org/a/page?of=it\u0002 and tell me",
          "你好，我们今天下午三点开会，请带上资料",
          "thanks 👍 see you",
          "`code` and \u001dslanted\u001d words");

  private final Path file;

  private KeptLines(Path file) {
    this.file = file;
  }

  /** The network {@code far:6667} in this file, without rooms. */
  static KeptLines in(Path file) throws Exception {
    try (ClientStore store = ClientStore.open(file)) {
      store.keep(
          new NetworkSettings(
              "far:6667",
              "127.0.0.1",
              1,
              NetworkSettings.Security.PLAIN,
              "ann",
              "ann",
              Optional.empty(),
              List.of("#lobby")),
          1);
    }
    return new KeptLines(file);
  }

  /** A room with lines {@code line 0} and so on, whose names are m0 and so on. */
  KeptLines withNumbered(String room, int count) throws Exception {
    return with(room, "m", count, at -> "line " + at);
  }

  /** A room where people talk as they do. */
  KeptLines withTalk(String room, int count) throws Exception {
    return with(room, room + "-", count, at -> at + " " + WORDS.get(at % WORDS.size()));
  }

  private KeptLines with(
      String room, String names, int count, java.util.function.IntFunction<String> words)
      throws Exception {
    try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      store.setAutoCommit(false);
      try (PreparedStatement place =
          store.prepareStatement(
              "INSERT INTO places VALUES ('far:6667', ?, 'ROOM', '', 0, 0, '')")) {
        place.setString(1, room);
        place.executeUpdate();
      }
      try (PreparedStatement line =
          store.prepareStatement(
              "INSERT INTO lines(network, key, msgid, millis, kind, nick, account, text, reply_to,"
                  + " own, mention, failure, edited, redacted_by, reactions, place)"
                  + " VALUES ('far:6667', ?, ?, ?, 'MESSAGE', ?, '', ?, '', 0, 0, NULL, 0, '', '',"
                  + " ?)")) {
        for (int i = 0; i < count; i++) {
          line.setString(1, names + i);
          line.setString(2, names + i);
          line.setLong(3, 1_700_000_000_000L + i * 10_000L);
          line.setString(4, i % 3 == 0 ? "bob" : "eve" + i % 7);
          line.setString(5, words.apply(i));
          line.setString(6, room);
          line.addBatch();
        }
        line.executeBatch();
      }
      store.commit();
    }
    return this;
  }
}
