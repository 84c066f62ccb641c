package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Failure;

/** The transfer between two Sextants: everything kept, nothing sent twice, broken and taken up. */
class SextantTransferTest {
  private static final FileTime LONG_AGO =
      FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z"));

  @TempDir private Path temp;
  private Pair pair;

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
  }

  static byte[] random(int size, int seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void everythingArrivesAsItWas() throws Exception {
    Path tree = Files.createDirectories(pair.out.resolve("树"));
    Files.createDirectories(tree.resolve("empty/very empty"));
    Files.write(tree.resolve("large.bin"), random(70_000_001, 1));
    Files.write(tree.resolve("one block"), random(1 << 20, 2));
    Files.write(tree.resolve("holes"), new byte[5 << 20]);
    Files.createFile(tree.resolve("nothing"));
    for (int i = 0; i < 500; i++) {
      Files.writeString(tree.resolve("small " + i), "content " + i);
    }
    Files.setLastModifiedTime(tree.resolve("large.bin"), LONG_AGO);
    Files.setPosixFilePermissions(
        tree.resolve("small 1"), PosixFilePermissions.fromString("rwxr-----"));
    Files.createSymbolicLink(tree.resolve("empty/link"), Path.of("../small 2"));
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      SourceTree what = SourceTree.of(java.util.List.of(tree), LinkPolicy.KEEP);
      SendReport report = pair.sender(receiver).send(what);
      assertThat(report.problems()).isEmpty();
      assertThat(report.tally().doneFiles()).isEqualTo(504);
      assertThat(report.tally().wireBytes()).isLessThan(75_000_000); // the holes stayed here
      assertThat(desk.await(ReceiveEvent.Ended.class).isComplete()).isTrue();
    }
    Path there = pair.in.resolve("树");
    assertSame(tree, there);
    assertThat(there.resolve("empty/very empty")).isEmptyDirectory();
    assertThat(Files.readSymbolicLink(there.resolve("empty/link"))).hasToString("../small 2");
    assertThat(Files.getLastModifiedTime(there.resolve("large.bin"))).isEqualTo(LONG_AGO);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(there.resolve("small 1"))))
        .isEqualTo("rw-r-----");
    assertThat(pair.in.resolve(".sextant-receiving")).doesNotExist();
  }

  private static void assertSame(Path here, Path there) throws IOException {
    try (var all = Files.walk(here)) {
      for (Path each : all.toList()) {
        if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
          Path other = there.resolve(here.relativize(each).toString());
          assertThat(Files.mismatch(each, other)).as(each.toString()).isEqualTo(-1);
        }
      }
    }
  }

  @Test
  void whatIsThereIsNotSentAgain() throws Exception {
    for (int i = 0; i < 200; i++) {
      Files.writeString(pair.out.resolve("f" + i), "content " + i);
    }
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      pair.sender(receiver).send(pair.tree());
      SendReport again = pair.sender(receiver).send(pair.tree());
      assertThat(again.tally().skippedFiles()).isEqualTo(200);
      assertThat(again.tally().wireBytes()).isZero();
    }
    assertThat(pair.in.toFile().list()).hasSize(200);
  }

  @Test
  void ofAChangedFileOnlyTheChangesAreSentAndTheOldOneStays() throws Exception {
    byte[] old = random(20 << 20, 3);
    Files.write(pair.out.resolve("image"), old);
    byte[] changed = old.clone();
    for (int i = 9_000_000; i < 9_100_000; i++) {
      changed[i] ^= 1;
    }
    try (Receiver receiver = Receiver.open(pair.options(), Desk.thatAccepts())) {
      pair.sender(receiver).send(pair.tree());
      Files.write(pair.out.resolve("image"), changed);
      SendReport report = pair.sender(receiver).send(pair.tree());
      assertThat(report.tally().wireBytes()).isBetween(100_000L, 400_000L);
      assertThat(report.renamed()).containsExactly(new SendReport.Renamed("image", "image (2)"));
    }
    assertThat(pair.in.resolve("image")).hasBinaryContent(old);
    assertThat(pair.in.resolve("image (2)")).hasBinaryContent(changed);
  }

  @Test
  void aReceiverThatDiesIsFoundAgainAndGetsOnlyTheRest() throws Exception {
    byte[] content = random(40 << 20, 4);
    Files.write(pair.out.resolve("big"), content);
    for (int i = 0; i < 50; i++) {
      Files.writeString(pair.out.resolve("small " + i), "content " + i);
    }
    Desk first = Desk.thatAccepts();
    Desk second = new Desk(p -> new Decision.Decline()); // nobody is asked again
    Receiver dying = Receiver.open(pair.options().onPort(Pair.freePort()), first);
    Relay relay = new Relay(dying.port());
    relay.holdAfter(16_000_000);
    SendSettings patient = pair.settings().withPatience(Duration.ofSeconds(60));
    Sender sender = new Sender(relay.target(true), patient, pair.events::add);
    AtomicReference<SendReport> report = new AtomicReference<>();
    Thread sending = Thread.ofVirtual().start(() -> report.set(sent(sender)));
    Tally tally = first.await(ReceiveEvent.Started.class).tally();
    while (tally.view().movedBytes() < 10_000_000) {
      Thread.onSpinWait();
    }
    dying.close();
    try (relay;
        Receiver again = Receiver.open(pair.options().onPort(dying.port()), second)) {
      relay.letGo();
      relay.cut();
      sending.join();
      assertThat(again.port()).isEqualTo(dying.port());
      assertThat(second.await(ReceiveEvent.Ended.class).isComplete()).isTrue();
    }
    assertThat(report.get().problems()).isEmpty();
    assertThat(report.get().tally().wireBytes()).isLessThan((40 << 20) + (12 << 20));
    assertThat(pair.events).anyMatch(e -> e instanceof SendEvent.Reconnecting);
    assertThat(pair.in.resolve("big")).hasBinaryContent(content);
    assertThat(pair.in.toFile().list()).hasSize(51);
  }

  private SendReport sent(Sender sender) {
    try {
      return sender.send(pair.tree());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFlippedBitInThePartIsSentAgain() throws Exception {
    byte[] content = random(12 << 20, 6);
    Files.write(pair.out.resolve("big"), content);
    Desk desk = Desk.thatAccepts();
    Receiver dying = Receiver.open(pair.options(), desk);
    Relay relay = new Relay(dying.port());
    relay.holdAfter(10_000_000);
    SendSettings impatient = pair.settings().withPatience(Duration.ZERO);
    Sender sender = new Sender(relay.target(true), impatient, e -> {});
    Thread sending = Thread.ofVirtual().start(() -> failing(sender));
    Tally tally = desk.await(ReceiveEvent.Started.class).tally();
    while (tally.view().movedBytes() < 4_000_000) {
      Thread.onSpinWait();
    }
    dying.close();
    relay.close();
    sending.join();
    flipBitsInParts();
    try (Receiver again = Receiver.open(pair.options(), Desk.thatAccepts())) {
      assertThat(pair.sender(again).send(pair.tree()).problems()).isEmpty();
    }
    assertThat(pair.in.resolve("big")).hasBinaryContent(content);
  }

  private void failing(Sender sender) {
    try {
      sender.send(pair.tree());
    } catch (IOException expected) {
      pair.events.add(new SendEvent.Skipped("failed as it should"));
    }
  }

  private void flipBitsInParts() throws IOException {
    try (var all = Files.walk(pair.in.resolve(".sextant-receiving"))) {
      for (Path part : all.filter(p -> p.toString().endsWith(".part")).toList()) {
        byte[] bytes = Files.readAllBytes(part);
        for (int at = 1000; at < bytes.length; at += 2 << 20) {
          bytes[at] ^= 4;
        }
        Files.write(part, bytes);
      }
    }
  }

  @Test
  void aPinAndARefusalHoldHereToo() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    try (Receiver receiver =
        Receiver.open(pair.options().withPin("1"), new Desk(p -> new Decision.Decline()))) {
      assertThat(LocalSendTransferTest.kind(() -> pair.sender(receiver).send(pair.tree())))
          .isEqualTo(Failure.Kind.PIN_REQUIRED);
      Sender knowing =
          new Sender(pair.target(receiver), pair.settings().withPin(Optional.of("1")), e -> {});
      assertThat(LocalSendTransferTest.kind(() -> knowing.send(pair.tree())))
          .isEqualTo(Failure.Kind.DECLINED);
    }
    assertThat(pair.in).isEmptyDirectory();
  }

  @Test
  void namesThatClimbAreRefusedAndTheRestArrives() throws Exception {
    Files.writeString(pair.out.resolve("good"), "1");
    SourceTree tree = pair.tree();
    SourceEntry good = tree.entries().getFirst();
    SourceEntry evil =
        new SourceEntry(good.kind(), good.path(), "../evil", 1, good.modified(), 0777, "");
    SourceEntry link =
        new SourceEntry(
            SourceEntry.Kind.LINK, good.path(), "l", 0, good.modified(), 0, "../../etc");
    SourceTree mixed = new SourceTree(java.util.List.of(evil, good, link), 2, java.util.List.of());
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk)) {
      pair.sender(receiver).send(mixed);
      desk.await(ReceiveEvent.Failed.class);
    }
    assertThat(pair.in.resolve("good")).hasContent("1");
    assertThat(temp.resolve("evil")).doesNotExist();
    assertThat(Files.exists(pair.in.resolve("l"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }
}
