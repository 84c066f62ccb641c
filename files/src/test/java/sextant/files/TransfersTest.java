package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Failure;

/** The transfers as a face sees them: states, progress, and every button. */
class TransfersTest {
  @TempDir private Path temp;
  private Pair pair;
  private Transfers here;
  private Transfers there;
  private final BlockingQueue<Transfer> news = new LinkedBlockingQueue<>();

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
    here = new Transfers(pair.here, Clock.systemUTC());
    there = new Transfers(pair.there, Clock.systemUTC());
    here.listen(news::add);
    there.listen(news::add);
  }

  @AfterEach
  void end() {
    here.close();
    there.close();
  }

  private Receiver receiver() throws IOException {
    return Receiver.open(pair.options(), there.watching(Desk.thatAccepts()));
  }

  private SendOrder order(Receiver receiver, SendSettings settings) {
    return SendOrder.to(pair.target(receiver), List.of(pair.out), settings);
  }

  private SendOrder over(Relay relay) {
    return SendOrder.to(relay.target(true), List.of(pair.out), pair.settings());
  }

  private void await(Predicate<Transfer> condition) throws InterruptedException {
    while (true) {
      Transfer changed = news.poll(60, TimeUnit.SECONDS);
      assertThat(changed).as("news of a transfer").isNotNull();
      if (condition.test(changed)) {
        return;
      }
    }
  }

  @Test
  void bothEndsShowEveryFileOfAFinishedTransfer() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    Files.write(pair.out.resolve("b"), new byte[3_000_000]);
    try (Receiver receiver = receiver()) {
      Transfer sent = here.send(order(receiver, pair.settings()));
      assertThat(here.await(sent)).isEqualTo(Transfer.State.DONE);
      Transfer arrived = there.all().getFirst();
      assertThat(there.await(arrived)).isEqualTo(Transfer.State.DONE);
      for (Transfer each : List.of(sent, arrived)) {
        assertThat(each.tally().files(0, 10))
            .extracting(FileProgress::name, FileProgress::movedBytes, FileProgress::state)
            .containsExactly(
                org.assertj.core.groups.Tuple.tuple("out/a", 1L, FileProgress.State.DONE),
                org.assertj.core.groups.Tuple.tuple("out/b", 3_000_000L, FileProgress.State.DONE));
        assertThat(each.tally().view().leftFiles()).isZero();
        assertThat(each.tally().view().movedBytes()).isEqualTo(3_000_001);
      }
      here.forget(sent);
      assertThat(here.all()).isEmpty();
    }
  }

  @Test
  void aPausedTransferStandsStillAndGoesOn() throws Exception {
    byte[] content = SextantTransferTest.random(12 << 20, 9);
    Files.write(pair.out.resolve("big"), content);
    try (Receiver receiver = receiver();
        Relay relay = new Relay(receiver.port())) {
      relay.holdAfter(4_000_000);
      Transfer sending = here.send(over(relay));
      await(each -> each == sending && each.state() == Transfer.State.RUNNING);
      sending.pause();
      assertThat(sending.state()).isEqualTo(Transfer.State.PAUSED);
      await(each -> each == sending && each.state() == Transfer.State.PAUSED);
      relay.letGo();
      sending.resume();
      assertThat(here.await(sending)).isEqualTo(Transfer.State.DONE);
    }
    assertThat(pair.in.resolve("out/big")).hasBinaryContent(content);
  }

  @Test
  void theReceiverCancelsAndTheSenderIsTold() throws Exception {
    Files.write(pair.out.resolve("big"), SextantTransferTest.random(30 << 20, 9));
    try (Receiver receiver = receiver()) {
      Transfer sending = here.send(order(receiver, pair.settings().limitedTo(5_000_000)));
      await(each -> each.isIncoming() && each.state() == Transfer.State.RUNNING);
      there.all().getFirst().cancel();
      assertThat(here.await(sending)).isEqualTo(Transfer.State.FAILED);
      assertThat(sending.failure())
          .hasValueSatisfying(
              why -> assertThat(why.kind()).isEqualTo(Failure.Kind.CANCELLED_BY_PEER));
      assertThat(there.all().getFirst().state()).isEqualTo(Transfer.State.CANCELLED);
      assertThat(pair.in).isEmptyDirectory();
    }
  }

  @Test
  void theSenderCancelsAndCanTryAgain() throws Exception {
    byte[] content = SextantTransferTest.random(30 << 20, 9);
    Files.write(pair.out.resolve("big"), content);
    try (Receiver receiver = receiver();
        Relay relay = new Relay(receiver.port())) {
      relay.holdAfter(4_000_000);
      Transfer sending = here.send(over(relay));
      await(each -> each == sending && each.state() == Transfer.State.RUNNING);
      sending.cancel();
      assertThat(here.await(sending)).isEqualTo(Transfer.State.CANCELLED);
      relay.letGo();
      sending.retry();
      assertThat(here.await(sending)).isEqualTo(Transfer.State.DONE);
    }
    assertThat(pair.in.resolve("out/big")).hasBinaryContent(content);
  }

  @Test
  void aDeviceThatIsAwayIsWaitedFor() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    int port = Pair.freePort();
    Target target = Target.parse("127.0.0.1:" + port, true);
    SendOrder order = SendOrder.to(target, List.of(pair.out), pair.settings()).waiting();
    Transfer sending = here.send(order);
    await(each -> each == sending && each.state() == Transfer.State.AWAY);
    try (Receiver _ =
        Receiver.open(pair.options().onPort(port), there.watching(Desk.thatAccepts()))) {
      assertThat(here.await(sending)).isEqualTo(Transfer.State.DONE);
    }
    assertThat(pair.in.resolve("out/a")).hasContent("1");
  }

  @Test
  void aDeviceThatIsAwayAndNotWaitedForIsAFailure() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    Target target = Target.parse("127.0.0.1:1", true);
    Transfer sending = here.send(SendOrder.to(target, List.of(pair.out), pair.settings()));
    assertThat(here.await(sending)).isEqualTo(Transfer.State.FAILED);
    assertThat(sending.failure()).isPresent();
  }

  @Test
  void manyDevicesGetTheSameAtOnce() throws Exception {
    Files.write(pair.out.resolve("big"), SextantTransferTest.random(3 << 20, 9));
    Path second = Files.createDirectory(temp.resolve("second"));
    try (Receiver one = receiver();
        Receiver two =
            Receiver.open(
                ReceiverOptions.into(second, "second", pair.there).onPort(0), Desk.thatAccepts())) {
      Transfer first = here.send(order(one, pair.settings()));
      Transfer other = here.send(order(two, pair.settings()));
      assertThat(here.await(first)).isEqualTo(Transfer.State.DONE);
      assertThat(here.await(other)).isEqualTo(Transfer.State.DONE);
    }
    assertThat(pair.in.resolve("out/big")).hasSameBinaryContentAs(second.resolve("out/big"));
  }
}
