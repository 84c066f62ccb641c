package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.files.store.ReceiveFolder;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/** Transfers that broke off in every way there is, and went on without anybody's doing. */
class ResumeTest {
  private static final int BIG = 24 << 20;

  @TempDir private Path temp;
  private Pair pair;
  private Path job;
  private byte[] big;

  @BeforeEach
  void files() throws IOException {
    pair = new Pair(temp);
    job = Files.createDirectory(pair.out.resolve("job"));
    Files.createDirectory(job.resolve("below"));
    big = SextantTransferTest.random(BIG, 21);
    Files.write(job.resolve("big"), big);
    for (int i = 0; i < 60; i++) {
      Files.write(job.resolve("below/small " + i), SextantTransferTest.random(900 + i, i));
    }
  }

  private void assertArrived(Path here, Path there) throws IOException {
    try (Stream<Path> all = Files.walk(here)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        Path other = there.resolve(here.relativize(each).toString());
        assertThat(Files.mismatch(each, other)).as(each.toString()).isEqualTo(-1);
      }
    }
    assertThat(pair.in.resolve(".sextant-receiving")).doesNotExist();
  }

  private static SourceTree tree(Path path) throws IOException {
    return SourceTree.of(List.of(path), LinkPolicy.FOLLOW);
  }

  private SendSettings patient() {
    return pair.settings().withPatience(Duration.ofMinutes(1));
  }

  private static void await(Tally tally, long bytes) {
    while (tally.view().movedBytes() < bytes) {
      Thread.onSpinWait();
    }
  }

  /** A transfer whose receiver dies in the middle, and whose sender gives up at once. */
  private void interrupted(Path what) throws Exception {
    Desk desk = Desk.thatAccepts();
    Receiver dying = Receiver.open(pair.options(), desk);
    Relay relay = new Relay(dying.port());
    relay.holdAfter(20_000_000);
    SendSettings impatient = pair.settings().withPatience(Duration.ZERO);
    Sender sender = new Sender(relay.target(true), impatient, e -> {});
    SourceTree tree = tree(what);
    Thread sending =
        Thread.ofVirtual()
            .start(() -> {
              try {
                sender.send(tree);
              } catch (IOException expected) {
                pair.events.add(new SendEvent.Skipped("failed as it should"));
              }
            });
    await(desk.await(ReceiveEvent.Started.class).tally(), 14_000_000);
    dying.close();
    relay.close();
    sending.join();
  }

  private SendReport sentTo(Desk desk, Path what) throws IOException {
    try (Receiver again = Receiver.open(pair.options(), desk)) {
      return pair.sender(again).send(tree(what));
    }
  }

  private static Desk thatMayNotBeAsked() {
    return new Desk(proposal -> new Decision.Decline());
  }

  @Test
  void afterADeathOfTheReceiverOnlyTheRestIsSent() throws Exception {
    interrupted(job);
    SendReport report = sentTo(thatMayNotBeAsked(), job);
    assertThat(report.tally().wireBytes()).isLessThan(BIG - 8_000_000);
    assertArrived(job, pair.in.resolve("job"));
  }

  @Test
  void aRenamedFolderGoesOnUnderItsOldNameAndTheSenderIsTold() throws Exception {
    interrupted(job);
    Path renamed = Files.move(job, pair.out.resolve("other name"));
    SendReport report = sentTo(thatMayNotBeAsked(), renamed);
    assertThat(report.tally().wireBytes()).isLessThan(BIG - 8_000_000);
    assertThat(report.renamed()).contains(new SendReport.Renamed("other name", "job"));
    assertArrived(renamed, pair.in.resolve("job"));
  }

  @Test
  void aRenamedFileGoesOnUnderItsNewName() throws Exception {
    interrupted(job.resolve("big"));
    Path renamed = Files.move(job.resolve("big"), job.resolve("huge"));
    SendReport report = sentTo(thatMayNotBeAsked(), renamed);
    assertThat(report.tally().wireBytes()).isLessThan(BIG - 8_000_000);
    assertThat(pair.in.resolve("huge")).hasBinaryContent(big);
    assertThat(pair.in.toFile().list()).containsExactly("huge");
  }

  @Test
  void anotherFileOfTheSameSizeAndTimeIsNotTakenForTheOldOne() throws Exception {
    Path one = job.resolve("big");
    interrupted(one);
    byte[] others = SextantTransferTest.random(BIG, 22);
    Path other = Files.write(job.resolve("other"), others);
    FileTime time = Files.getLastModifiedTime(one);
    Files.setLastModifiedTime(other, time);
    sentTo(Desk.thatAccepts(), other);
    assertThat(pair.in.resolve("other")).hasBinaryContent(others);
  }

  @Test
  void aReceiverWithANewAddressIsFoundAgain() throws Exception {
    Desk first = Desk.thatAccepts();
    Desk second = thatMayNotBeAsked();
    Receiver dying = Receiver.open(pair.options(), first);
    Relay relay = new Relay(dying.port());
    relay.holdAfter(14_000_000);
    AtomicReference<Target> where = new AtomicReference<>(relay.target(true));
    Sender sender = new Sender(where.get(), patient(), pair.events::add, where::get);
    AtomicReference<SendReport> report = new AtomicReference<>();
    Thread sending = sending(sender, report);
    await(first.await(ReceiveEvent.Started.class).tally(), 8_000_000);
    dying.close();
    try (Receiver moved = Receiver.open(pair.options(), second)) {
      where.set(pair.target(moved));
      relay.close();
      sending.join();
    }
    assertThat(report.get().problems()).isEmpty();
    assertThat(report.get().tally().wireBytes()).isLessThan(BIG + (10 << 20));
    assertArrived(job, pair.in.resolve("job"));
  }

  private Thread sending(Sender sender, AtomicReference<SendReport> report) throws IOException {
    SourceTree tree = tree(job);
    return Thread.ofVirtual()
        .start(() -> {
          try {
            report.set(sender.send(tree));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void whoeverTakesTheAddressMeanwhileGetsNothing() throws Exception {
    Desk first = Desk.thatAccepts();
    Receiver dying = Receiver.open(pair.options().onPort(Pair.freePort()), first);
    Relay relay = new Relay(dying.port());
    relay.holdAfter(10_000_000);
    Sender sender = new Sender(relay.target(true), patient(), e -> {});
    SourceTree tree = tree(job);
    AtomicReference<IOException> failure = new AtomicReference<>();
    Thread sending =
        Thread.ofVirtual()
            .start(() -> {
              try {
                sender.send(tree);
              } catch (IOException e) {
                failure.set(e);
              }
            });
    await(first.await(ReceiveEvent.Started.class).tally(), 4_000_000);
    dying.close();
    Desk impostor = Desk.thatAccepts();
    ReceiverOptions other =
        ReceiverOptions.into(
                temp.resolve("impostor"),
                "there",
                DeviceIdentity.open(StateDirectory.at(temp.resolve("other"))))
            .onPort(dying.port());
    try (Receiver taken = Receiver.open(other, impostor)) {
      assertThat(taken.port()).isEqualTo(dying.port());
      relay.letGo();
      relay.cut();
      sending.join();
    }
    relay.close();
    assertThat(impostor.events).isEmpty();
    assertThat(failure.get()).isNotNull();
  }

  @Test
  void aSenderMayComeBackFromAnotherAddress() throws Exception {
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk);
        Relay relay = new Relay(receiver.port())) {
      relay.holdAfter(12_000_000);
      Sender sender = new Sender(relay.target(true), patient(), pair.events::add);
      AtomicReference<SendReport> report = new AtomicReference<>();
      Thread sending = sending(sender, report);
      Tally tally = desk.await(ReceiveEvent.Started.class).tally();
      await(tally, 6_000_000);
      relay.comeFrom("127.0.0.42");
      relay.letGo();
      relay.cut();
      sending.join();
      assertThat(report.get().problems()).isEmpty();
      assertThat(report.get().tally().wireBytes()).isLessThan(BIG + (10 << 20));
    }
    assertArrived(job, pair.in.resolve("job"));
  }

  @Test
  void aCablePulledAgainAndAgainCostsOnlyWhatWasOnTheWay() throws Exception {
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options(), desk);
        Relay relay = new Relay(receiver.port())) {
      relay.holdAfter(5_000_000);
      Sender sender = new Sender(relay.target(true), patient(), pair.events::add);
      AtomicReference<SendReport> report = new AtomicReference<>();
      Thread sending = sending(sender, report);
      for (int i = 1; i <= 4; i++) {
        desk.await(ReceiveEvent.Started.class);
        relay.awaitHeld();
        relay.cut();
        relay.holdAfter(i < 4 ? 5_000_000 : BIG * 2L);
      }
      sending.join();
      assertThat(report.get().problems()).isEmpty();
      assertThat(report.get().tally().wireBytes()).isLessThan(BIG + 4 * (8 << 20));
      assertThat(desk.await(ReceiveEvent.Ended.class).isComplete()).isTrue(); // and no other end
    }
    assertArrived(job, pair.in.resolve("job"));
  }

  @Test
  void afterALossOfPowerWhatTheDiskForgotIsSentAgain() throws Exception {
    interrupted(job);
    try (Stream<Path> all = Files.walk(pair.in.resolve(".sextant-receiving"))) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(each);
        if (each.endsWith("journal")) {
          Files.write(each, java.util.Arrays.copyOf(bytes, bytes.length - 7));
        } else { // blocks that were not yet on the disk read as zeros
          java.util.Arrays.fill(bytes, 2 << 20, 5 << 20, (byte) 0);
          Files.write(each, bytes);
        }
      }
    }
    assertThat(sentTo(thatMayNotBeAsked(), job).problems()).isEmpty();
    assertArrived(job, pair.in.resolve("job"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileThatWasWholeWhenTheReceiverDiedLandsWithoutBeingSent(boolean isProven)
      throws Exception {
    Path what = job.resolve("big");
    SourceTree tree = tree(what);
    Device self = Device.self("here", pair.here.fingerprint().hex(), 1, true);
    IncomingOffer offer =
        IncomingOffer.of(
            new SextantOffer(self, tree.entries()),
            pair.here.fingerprint(),
            InetAddress.getLoopbackAddress(),
            false);
    try (ReceiveFolder folder = ReceiveFolder.open(pair.in, false)) {
      IncomingTransfer killed = offer.begin(Decision.Accept.all(), folder, Desk.thatAccepts());
      killed.plan(Survey.NONE);
      for (int at = 0; at < BIG; at += Frame.BLOCK) {
        ByteBuffer block = ByteBuffer.wrap(big, at, Frame.BLOCK);
        CRC32C crc = new CRC32C();
        crc.update(block.duplicate());
        killed.arrivals().file(0).write(at, block);
        killed.arrivals().blockStored(0, at, (int) crc.getValue());
      }
      killed.close();
    }
    assertThat(pair.in.resolve("big")).doesNotExist();
    try (Receiver again = Receiver.open(pair.options(), thatMayNotBeAsked())) {
      SendSettings settings = isProven ? pair.settings().proven() : pair.settings();
      SendReport report = new Sender(pair.target(again), settings, e -> {}).send(tree);
      assertThat(report.tally().wireBytes()).isZero();
      assertThat(report.problems()).isEmpty();
    }
    assertThat(pair.in.resolve("big")).hasBinaryContent(big);
    assertThat(pair.in.toFile().list()).containsExactly("big");
  }
}
