package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.Failure;

/** Bits flipped on the wire, in parts and in journals: what lands is always what was sent. */
class DamageTest {
  private static final int BIG = 16 << 20;
  private static final int MOST = 13_000_000; // of them, when the wire is held

  @TempDir private Path temp;
  private Pair pair;
  private byte[] big;

  @BeforeEach
  void files() throws IOException {
    pair = new Pair(temp);
    big = SextantTransferTest.random(BIG, 11);
    java.util.Arrays.fill(big, 5 << 20, 7 << 20, (byte) 0); // a hole
    Files.write(pair.out.resolve("big"), big);
    for (int i = 0; i < 40; i++) {
      Files.write(pair.out.resolve("small " + i), SextantTransferTest.random(1_000 + i, i));
    }
  }

  private void assertAllArrived() throws IOException {
    try (Stream<Path> all = Files.list(pair.out)) {
      for (Path each : all.toList()) {
        Path there = pair.in.resolve(each.getFileName().toString());
        assertThat(Files.mismatch(each, there)).as(each.toString()).isEqualTo(-1);
      }
    }
    assertThat(pair.in.toFile().list()).hasSize(41);
  }

  /** Begins a transfer and lets the receiver die in the middle of the large file. */
  private void interrupted() throws Exception {
    Desk desk = Desk.thatAccepts();
    Receiver dying = Receiver.open(pair.options(), desk);
    Relay relay = new Relay(dying.port());
    relay.holdAfter(MOST);
    SendSettings impatient = pair.settings().withPatience(Duration.ZERO);
    Sender sender = new Sender(relay.target(true), impatient, e -> {});
    Thread sending = Thread.ofVirtual().start(() -> failing(sender));
    await(desk.await(ReceiveEvent.Started.class).tally(), 8_000_000);
    dying.close();
    relay.close();
    sending.join();
  }

  private static void await(Tally tally, long bytes) {
    while (tally.view().movedBytes() < bytes) {
      Thread.onSpinWait();
    }
  }

  private void failing(Sender sender) {
    try {
      sender.send(pair.tree());
    } catch (IOException expected) {
      pair.events.add(new SendEvent.Skipped("failed as it should"));
    }
  }

  private Path staged(String name) throws IOException {
    try (Stream<Path> all = Files.walk(pair.in.resolve(".sextant-receiving"))) {
      return all.filter(p -> p.getFileName().toString().endsWith(name)).findFirst().orElseThrow();
    }
  }

  private static void flip(Path file, int flips, long seed) throws IOException {
    Random random = new Random(seed);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(file, bytes);
  }

  private void taken() throws IOException {
    try (Receiver again = Receiver.open(pair.options(), Desk.thatAccepts())) {
      assertThat(pair.sender(again).send(pair.tree()).problems()).isEmpty();
    }
    assertAllArrived();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "8, 3", "100, 4"})
  void bitsFlippedInThePartsAreSentAgain(int flips, long seed) throws Exception {
    interrupted();
    flip(staged(".part"), flips, seed);
    taken();
  }

  @Test
  void bitsFlippedInAHoleAreZeroAgain() throws Exception {
    interrupted();
    Path part = staged(".part");
    byte[] bytes = Files.readAllBytes(part);
    for (int at = 5 << 20; at < 7 << 20; at += 4_096) {
      bytes[at] ^= 1;
    }
    Files.write(part, bytes);
    taken();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 3", "1, 4", "4, 5", "50, 6"})
  void bitsFlippedInTheJournalCostNothingButTime(int flips, long seed) throws Exception {
    interrupted();
    flip(staged("journal"), flips, seed);
    taken();
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "half", "doubled", "another version", "of zeros", "gone"})
  void aJournalThatCannotBeBelievedIsNot(String kind) throws Exception {
    interrupted();
    Path journal = staged("journal");
    byte[] bytes = Files.readAllBytes(journal);
    switch (kind) {
      case "empty" -> Files.write(journal, new byte[0]);
      case "half" -> Files.write(journal, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      case "doubled" -> Files.write(journal, bytes, java.nio.file.StandardOpenOption.APPEND);
      case "another version" -> {
        bytes[9] = 77;
        Files.write(journal, bytes);
      }
      case "of zeros" -> Files.write(journal, new byte[bytes.length]);
      default -> Files.delete(journal);
    }
    taken();
  }

  @ParameterizedTest
  @ValueSource(strings = {"longer", "shorter", "empty", "of another file", "gone"})
  void aPartThatIsNotWhatTheJournalSaysIsFilledAgain(String kind) throws Exception {
    interrupted();
    Path part = staged(".part");
    switch (kind) {
      case "longer" ->
          Files.write(part, new byte[5_000_000], java.nio.file.StandardOpenOption.APPEND);
      case "shorter" ->
          Files.write(part, java.util.Arrays.copyOf(Files.readAllBytes(part), 3_000_000));
      case "empty" -> Files.write(part, new byte[0]);
      case "of another file" -> Files.write(part, SextantTransferTest.random(BIG, 99));
      default -> Files.delete(part);
    }
    taken();
  }

  /** Sends over a wire that flips bits now and then, until everything is there. */
  private void overABadWire(long every, long first) throws Exception {
    Random random = new Random(first);
    long[] next = {first};
    Relay.Wire bad =
        (bytes, count, passed) -> {
          if (next[0] < passed + count) {
            bytes[(int) Math.max(0, next[0] - passed)] ^= (byte) (1 << random.nextInt(8));
            next[0] = passed + count + every / 2 + (long) (random.nextDouble() * every);
          }
        };
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk);
        Relay relay = new Relay(receiver.port(), bad)) {
      SendSettings patient = pair.settings().withPatience(Duration.ofMinutes(1));
      SendReport report =
          new Sender(relay.target(true), patient, pair.events::add).send(pair.tree());
      assertThat(report.problems()).isEmpty();
    }
    assertThat(pair.events).hasAtLeastOneElementOfType(SendEvent.Reconnecting.class);
    assertAllArrived();
  }

  @ParameterizedTest
  @CsvSource({"4000000, 300000", "5000000, 2000000", "6000000, 9000000"})
  void bitsFlippedOnTheWireBreakTheConnectionAndNothingElse(long every, long first)
      throws Exception {
    overABadWire(every, first);
  }

  @Test
  void overPlainHttpAFlippedBitOfAFileIsSentAgain() throws Exception {
    int[] flips = {0};
    Relay.Wire bad =
        (bytes, count, passed) -> {
          if (passed > 1_000_000 && flips[0] < 2 && count > 30_000) {
            bytes[count / 2] ^= 32;
            flips[0]++;
          }
        };
    try (Receiver receiver = Receiver.open(pair.options().withoutEncryption(), Desk.thatAccepts());
        Relay relay = new Relay(receiver.port(), bad)) {
      Sender sender = new Sender(relay.target(false), pair.settings(), pair.events::add);
      assertThat(sender.send(pair.tree()).problems()).isEmpty();
    }
    assertThat(flips[0]).isEqualTo(2);
    assertAllArrived();
  }

  @Test
  void aDiskThatDamagesALeafIsFoundBeforeTheFileHasItsName() throws Exception {
    SourceTree tree = SourceTree.of(List.of(pair.out.resolve("big")), LinkPolicy.FOLLOW);
    Desk desk = Desk.thatAccepts();
    SendSettings proven = pair.settings().proven();
    SendReport[] report = new SendReport[1];
    try (Receiver receiver = Receiver.open(pair.options(), desk);
        Relay relay = new Relay(receiver.port())) {
      relay.holdAfter(MOST);
      Thread sending =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  report[0] = new Sender(relay.target(true), proven, pair.events::add).send(tree);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      await(desk.await(ReceiveEvent.Started.class).tally(), 8_000_000);
      try (var part =
          java.nio.channels.FileChannel.open(
              staged(".part"), java.nio.file.StandardOpenOption.WRITE)) {
        part.write(java.nio.ByteBuffer.wrap(new byte[] {(byte) ~big[100]}), 100);
      }
      relay.letGo();
      sending.join();
    }
    assertThat(report[0].problems()).isEmpty();
    assertThat(report[0].tally().wireBytes()).isGreaterThan(BIG - (2 << 20) + (3 << 20));
    ReceiveEvent.Stored stored = desk.await(ReceiveEvent.Stored.class);
    try (var channel = java.nio.channels.FileChannel.open(stored.file())) {
      assertThat(stored.root()).contains(HashTree.of(channel::read, BIG).root());
    }
    assertThat(pair.in.resolve("big")).hasBinaryContent(big);
  }

  @Test
  void aSourceThatIsWrittenToDuringTheSendingIsToldAndLeavesNothing() throws Exception {
    SourceTree tree = SourceTree.of(List.of(pair.out.resolve("big")), LinkPolicy.FOLLOW);
    Desk desk = Desk.thatAccepts();
    SendReport[] report = new SendReport[1];
    try (Receiver receiver = Receiver.open(pair.options(), desk);
        Relay relay = new Relay(receiver.port())) {
      relay.holdAfter(3_000_000); // what waits before it is not all of the rest
      Sender sender = new Sender(relay.target(true), pair.settings(), e -> {});
      Thread sending =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  report[0] = sender.send(tree);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      relay.awaitHeld();
      Files.write(pair.out.resolve("big"), new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
      relay.letGo();
      sending.join();
    }
    assertThat(report[0].problems()).hasSize(1);
    assertThat(report[0].problems().getFirst().why().kind()).isEqualTo(Failure.Kind.SOURCE_CHANGED);
    assertThat(pair.in).isEmptyDirectory();
  }
}
