package sextant.chat.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.chat.log.HistoryReader.Point;
import sextant.chat.log.HistoryReader.Range;
import sextant.irc.CaseMapping;

class SqliteLogTest {
  @TempDir Path folder;
  private SqliteLog log;

  @BeforeEach
  void open() throws IOException {
    log = SqliteLog.open(folder.resolve("chat.db"));
  }

  @AfterEach
  void close() {
    log.close();
  }

  private long say(String target, long millis, String text) {
    String id = MessageId.of(log.position() + 1);
    Item item =
        new Item(target, millis, id, "PRIVMSG", "Ann!a@h", "ann", text, Map.of("+k", "a b"));
    return log.append(new EventLog.Entry.Line(item));
  }

  private void start() {
    log.start(new Durable(0));
  }

  private void reopen() throws IOException {
    log.close();
    log = SqliteLog.open(folder.resolve("chat.db"));
  }

  private record Durable(long wanted, CountDownLatch reached) implements EventLog.Listener {
    Durable(long wanted) {
      this(wanted, new CountDownLatch(1));
    }

    @Override
    public void durable(long position) {
      if (position >= wanted) {
        reached.countDown();
      }
    }

    @Override
    public void failed(IOException reason) {
      throw new AssertionError(reason);
    }
  }

  private List<String> texts(Range range, int limit) throws IOException {
    try (HistoryReader reader = log.reader()) {
      return reader.last(range, limit).stream().map(Item::text).toList();
    }
  }

  private List<String> search(String words, String target, String from) throws IOException {
    try (HistoryReader reader = log.reader()) {
      return reader
          .search(
              new HistoryReader.Search(words, List.of(target), from, Point.before(0), Point.END),
              10)
          .stream()
          .map(Item::text)
          .toList();
    }
  }

  @Test
  void tellsWhenAnEntryIsDurableAndReadsItBack() throws Exception {
    Durable durable = new Durable(2);
    log.start(durable);
    say("#a", 10, "one");
    say("#a", 10, "two");
    assertThat(durable.reached().await(30, TimeUnit.SECONDS)).isTrue();
    try (HistoryReader reader = log.reader()) {
      List<Item> items = reader.last(new Range("#a", Point.before(0), Point.END, false), 10);
      assertThat(items).extracting(Item::text).containsExactly("one", "two");
      assertThat(items.getFirst().tags()).isEqualTo(Map.of("+k", "a b"));
      assertThat(reader.point("#a", items.get(1).msgid())).contains(new Point(10, 2));
      assertThat(reader.point("#b", items.get(1).msgid())).isEmpty();
      assertThat(reader.line("#a", "nonsense")).isEmpty();
    }
  }

  @Test
  void positionsAndEventsGoOnAfterAReopening() throws Exception {
    start();
    log.append(new EventLog.Entry.Change(new Event.RoomMade("#a", 5)));
    say("#a", 10, "one");
    reopen();
    assertThat(log.position()).isEqualTo(2);
    assertThat(log.replay()).containsExactly(new Event.RoomMade("#a", 5));
  }

  @Test
  void rangesExcludeTheirEndsAndCountFromEitherSide() throws Exception {
    start();
    for (int i = 1; i <= 5; i++) {
      say("#a", i * 10L, "line " + i);
      say("#b", i * 10L, "other");
    }
    reopen();
    Range middle = new Range("#a", Point.after(10), Point.before(50), false);
    assertThat(texts(middle, 2)).containsExactly("line 3", "line 4");
    try (HistoryReader reader = log.reader()) {
      assertThat(reader.first(middle, 2))
          .extracting(Item::text)
          .containsExactly("line 2", "line 3");
      assertThat(reader.lastMillis("#a", Point.before(50))).contains(40L);
      assertThat(reader.lastMillis()).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "界你,found",
    "世界,found",
    "你好,found",
    "好,found",
    "世,found",
    "HELLO,found",
    "hello 世界,found",
    "好世,found",
    "世好,",
    "hell,",
    "cafe,found",
    "'!?',",
    "カタ,found",
    "한국,found",
    "あり,found"
  })
  void findsWordsAndAnyTwoNeighboursOfTextWithoutSpaces(String words, String expected)
      throws Exception {
    start();
    say("#a", 1, "Hello 世界你好世 café カタカナ 한국어 ありがとう");
    say("#b", 1, "Hello 世界你好 café");
    say("#a", 1, "nothing");
    reopen();
    assertThat(search(words, "#a", "")).hasSize(expected == null ? 0 : 1);
  }

  @Test
  void searchKnowsWhoSaidIt() throws Exception {
    start();
    say("#a", 1, "hello");
    reopen();
    assertThat(search("hello", "#a", "ann")).hasSize(1);
    assertThat(search("", "#a", "ANN")).hasSize(1);
    assertThat(search("hello", "#a", "bob")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"",
        "a\" OR b",
        "*",
        "(",
        "body:x",
        "NEAR(a b)",
        "-",
        "^a",
        "'; DROP TABLE x",
        "a AND"
      })
  void searchTakesAnyTextAsWords(String words) throws Exception {
    start();
    say("#a", 1, "hello");
    reopen();
    assertThat(search(words, "#a", "")).isEmpty();
  }

  @Test
  void whatIsTakenBackIsGoneFromHistoryAndSearch() throws Exception {
    start();
    long position = say("#a", 1, "secret");
    say("#a", 1, "typo");
    log.append(new EventLog.Entry.Redaction("#a", MessageId.of(position)));
    log.append(new EventLog.Entry.Edit("#a", MessageId.of(position + 1), "mended"));
    reopen();
    assertThat(texts(new Range("#a", Point.before(0), Point.END, true), 9))
        .containsExactly("mended");
    assertThat(search("secret", "#a", "")).isEmpty();
    assertThat(search("typo", "#a", "")).isEmpty();
    assertThat(search("mended", "#a", "ann")).containsExactly("mended");
  }

  @Test
  void forgetsAPersonAndRenamesARoom() throws Exception {
    start();
    say("#a", 1, "hello");
    log.append(new EventLog.Entry.Rename("#a", "#b"));
    reopen();
    assertThat(search("hello", "#a", "")).isEmpty();
    assertThat(search("hello", "#b", "")).hasSize(1);
    start();
    log.append(new EventLog.Entry.Forget("ann"));
    reopen();
    assertThat(search("hello", "#b", "")).isEmpty();
    assertThat(texts(new Range("#b", Point.before(0), Point.END, true), 9)).isEmpty();
  }

  @Test
  void rememberWhoTalkedWithWhom() throws Exception {
    start();
    say(Item.conversation("bob", "ann"), 7, "psst");
    reopen();
    try (HistoryReader reader = log.reader()) {
      assertThat(reader.conversations("ann", 0, 10)).isEqualTo(Map.of("bob", 7L));
      assertThat(reader.conversations("bob", 0, 10)).isEqualTo(Map.of("ann", 7L));
      assertThat(reader.conversations("ann", 7, 10)).isEmpty();
    }
  }

  @Test
  void aBackupOfAStoreInUseIsWhole() throws Exception {
    Durable durable = new Durable(1);
    log.start(durable);
    say("#a", 1, "hello");
    assertThat(durable.reached().await(30, TimeUnit.SECONDS)).isTrue();
    SqliteLog.backup(folder.resolve("chat.db"), folder.resolve("copy.db"));
    assertThatThrownBy(() -> SqliteLog.backup(folder.resolve("chat.db"), folder.resolve("copy.db")))
        .isInstanceOf(IOException.class);
    log.close();
    log = SqliteLog.open(folder.resolve("copy.db"));
    assertThat(search("hello", "#a", "")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void stepsFromEveryOlderVersion(int version) throws Exception {
    Path old = folder.resolve("old.db");
    Schema.open(old, version).close();
    try (SqliteLog upgraded = SqliteLog.open(old)) {
      assertThat(upgraded.replay()).isEmpty();
    }
  }

  /** As a server of an older version keeps what a newer one of its group has written. */
  @Test
  void whatWasOnlyCarriedIsTakenInByAProgramThatKnowsIt() throws Exception {
    start();
    Item said = new Item("#a", 1, "id", "PRIVMSG", "Ann!a@h", "", "from the future", Map.of());
    String line = entry(new EventLog.Entry.Line(said));
    log.append(new EventLog.Entry.Carried("5a00"));
    log.append(new EventLog.Entry.Carried(line));
    log.append(new EventLog.Entry.Change(new Event.Carried("[\"PollOpened\",\"#a\"]")));
    log.append(new EventLog.Entry.Change(new Event.Carried("[\"RoomMade\",\"#a\",1]")));
    reopen();
    assertThat(search("future", "#a", "")).hasSize(1);
    assertThat(log.replay())
        .containsExactly(new Event.Carried("[\"PollOpened\",\"#a\"]"), new Event.RoomMade("#a", 1));
    assertThat(log.position()).isEqualTo(4);
    State state = new State(CaseMapping.ASCII);
    log.replay().forEach(state::apply);
    assertThat(state.toEvents()).contains(new Event.Carried("[\"PollOpened\",\"#a\"]"));
  }

  private static String entry(EventLog.Entry entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    EntryFormat.write(entry, new DataOutputStream(bytes));
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @Test
  void refusesAStoreOfANewerVersion() throws Exception {
    Path file = folder.resolve("newer.db");
    try (var connection = Schema.open(file);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version=99");
      connection.commit();
    }
    assertThatThrownBy(() -> SqliteLog.open(file)).hasMessageContaining("newer version");
  }

  @Test
  void manyEventsBecomeAShortListThatSaysTheSame() throws Exception {
    start();
    State state = new State(CaseMapping.ASCII);
    for (int i = 0; i < 20_100; i++) {
      Event event =
          i == 0 ? new Event.RoomMade("#a", 1) : new Event.TopicSet("#a", "topic " + i, "ann", i);
      state.apply(event);
      log.append(new EventLog.Entry.Change(event));
    }
    reopen();
    log.compact(state);
    assertThat(log.replay()).hasSize(3);
    assertThat(log.position()).isEqualTo(20_100);
    State again = new State(CaseMapping.ASCII);
    log.replay().forEach(again::apply);
    assertThat(again.toEvents()).isEqualTo(state.toEvents());
  }

  /** What a start after a crash has to read is bounded, however long the load was. */
  @Test
  void theWriteAheadLogDoesNotGrowWithTheLoad() throws Exception {
    int lines = 40_000;
    Durable all = new Durable(lines);
    log.start(all);
    for (int i = 0; i < lines; i++) {
      say(
          "#a",
          i,
          "words that are long enough to fill a page " + i * 7919L + " and " + i * 104_729L);
    }
    assertThat(all.reached().await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.size(folder.resolve("chat.db-wal"))).isLessThan(200_000_000L);
  }
}
