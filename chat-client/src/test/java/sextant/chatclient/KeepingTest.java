package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of what was said stays on the disk, whatever servers send. */
class KeepingTest {
  private static final long BYTES = 2_000_000;
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @TempDir private Path folder;

  private static Line line(int number, Instant when, String text) {
    return Line.told("k" + number, when.toEpochMilli(), Line.Kind.MESSAGE, "bob", text);
  }

  private static long onDisk(Path folder) {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tidy(ClientStore store, String network) {
    while (store.oldest().takeOut(network, NOW.toEpochMilli())) {
      store.flush();
    }
    store.flush();
  }

  @Test
  void aNetworkThatFloodsTakesNoMoreThanItMayAndNothingFromOthers() throws IOException {
    Random random = new Random(5);
    try (ClientStore store = ClientStore.open(folder.resolve("chat.db"))) {
      store.keeping(new Keeping(BYTES, 0));
      boolean _ = store.lines().keep("quiet", "#room", line(1, NOW.minusSeconds(9_999_999), "hi"));
      for (int i = 0; i < 30_000; i++) {
        String text = Long.toString(random.nextLong(), 36).repeat(1 + random.nextInt(6));
        boolean isNew =
            store.lines().keep("flood", "#r" + i % 5, line(i + 10, NOW.plusMillis(i), text));
        assertThat(isNew).isTrue();
        if (i % 500 == 0) {
          boolean _ = store.oldest().takeOut("flood", NOW.toEpochMilli());
          store.flush();
        }
      }
      tidy(store, "flood");
      assertThat(store.bytes("flood")).isBetween(BYTES / 4, BYTES);
      assertThat(store.lines().newest("quiet", "#room", 10)).hasSize(1);
      assertThat(store.lines().newest("flood", "#r4", 1)).extracting(Line::key).contains("k30009");
      assertThat(store.lines().newest("flood", "#r0", 100_000))
          .extracting(Line::key)
          .doesNotContain("k10");
    }
    assertThat(onDisk(folder)).isLessThan(3 * BYTES + 20_000_000);
  }

  @Test
  void whatIsCountedIsAboutWhatTheDiskHolds() throws IOException {
    Path file = folder.resolve("chat.db");
    long counted;
    try (ClientStore store = ClientStore.open(file)) {
      for (int i = 0; i < 20_000; i++) {
        String text = i + " a line of the usual length, as people write them all day long";
        boolean _ = store.lines().keep("net", "#room", line(i, NOW.plusMillis(i), text));
      }
      store.flush();
      counted = store.bytes("net");
    }
    long size = onDisk(folder);
    assertThat(size).isBetween(counted / 2, 2 * counted);
  }

  @Test
  void linesThatBecomeLongerOrGoAreCountedAnew() throws IOException {
    try (ClientStore store = ClientStore.inMemory()) {
      Line line = line(1, NOW, "short");
      boolean _ = store.lines().keep("net", "#room", line);
      long before = store.bytes("net");
      store.lines().change("net", line.edited("x".repeat(10_000)));
      assertThat(store.bytes("net")).isGreaterThan(before + 10_000);
      store.lines().remove("net", "k1");
      assertThat(store.bytes("net")).isZero();
      boolean _ = store.lines().keep("net", "#room", line);
      boolean _ = store.lines().keep("net", "#room", line);
      assertThat(store.bytes("net")).isEqualTo(before);
      store.forget("net");
      assertThat(store.bytes("net")).isZero();
    }
  }

  @Test
  void whatIsTooOldGoes() throws IOException {
    try (ClientStore store = ClientStore.inMemory()) {
      for (int day = 0; day < 100; day++) {
        Instant when = NOW.minus(Duration.ofDays(day)).minusSeconds(1);
        boolean _ = store.lines().keep("net", "#room", line(day, when, "day " + day));
      }
      store.keeping(new Keeping(Keeping.USUAL.mostBytes(), 30));
      tidy(store, "net");
      assertThat(store.lines().newest("net", "#room", 1_000)).hasSize(30);
      store.keeping(Keeping.USUAL);
      tidy(store, "net");
      assertThat(store.lines().newest("net", "#room", 1_000)).hasSize(30);
    }
  }

  @Test
  void aStoreOfBeforeIsCountedWhenItIsOpened() throws IOException, SQLException {
    Path file = folder.resolve("chat.db");
    try (ClientStore store = ClientStore.open(file)) {
      boolean _ = store.lines().keep("net", "#room", line(1, NOW, "kept before"));
      store.flush();
    }
    try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = old.createStatement()) {
      for (String what :
          List.of(
              "TRIGGER kept_more",
              "TRIGGER kept_less",
              "TRIGGER kept_other",
              "INDEX lines_age",
              "TABLE kept")) {
        statement.execute("DROP " + what);
      }
      statement.execute("ALTER TABLE lines DROP COLUMN apart");
      statement.execute("PRAGMA user_version=1");
    }
    try (ClientStore store = ClientStore.open(file)) {
      assertThat(store.bytes("net")).isGreaterThan(200);
      assertThat(store.lines().newest("net", "#room", 10)).hasSize(1);
      boolean _ = store.lines().keep("net", "#room", line(2, NOW, "kept now"));
      assertThat(store.lines().newest("net", "#room", 10)).hasSize(2);
    }
  }

  @Test
  void aFloodOverALinkStaysWithinItsBoundWhileQuestionsAreAnswered() throws IOException {
    Watcher watcher = new Watcher();
    List<String> flood = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      flood.add(":bob!b@h PRIVMSG #room :" + Integer.toString(i * 7919, 36).repeat(9) + " " + i);
    }
    try (ClientStore store = ClientStore.open(folder.resolve("chat.db"));
        Network network =
            new Network(
                Flood.settings(), Flood.of(link -> flood.forEach(link::line), store), watcher)) {
      store.keeping(new Keeping(BYTES, 0));
      network.connect();
      watcher.awaitLine(network, "#room", line -> line.text().endsWith(" 39999"));
      watcher.await("the oldest are gone", () -> store.bytes("flood") <= BYTES);
    }
    assertThat(onDisk(folder)).isLessThan(3 * BYTES + 20_000_000);
  }
}
