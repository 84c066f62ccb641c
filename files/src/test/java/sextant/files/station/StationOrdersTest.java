package sextant.files.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.files.Doorkeeper.Openness;
import sextant.files.LinkPolicy;
import sextant.files.ReceiverOptions;
import sextant.files.Transfer;
import sextant.files.TransferHistory;
import sextant.identity.Fingerprint;
import sextant.identity.StateDirectory;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Orders that wait for their device, and what another process does to them. */
@Timeout(120)
class StationOrdersTest extends StationCase {
  private QueuedOrder order(String to) {
    return new QueuedOrder(
        "order-1",
        to,
        List.of(file),
        LinkPolicy.FOLLOW,
        Duration.ofSeconds(5),
        0,
        Optional.of("4711"),
        true,
        Instant.ofEpochMilli(1_800_000_000_000L));
  }

  // The state is told first, then it is written down: what was struck out of the book stands here.
  private void awaitInHistory(String id) throws FailureException {
    TransferHistory history = new TransferHistory(state);
    while (history.all().stream().noneMatch(record -> record.id().equals(id))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anOrderWaitsOnTheDiskForTheNextHolderAndForItsDevice() throws Exception {
    int port;
    TestFace there = new TestFace(Openness.ALL);
    StateDirectory other = StateDirectory.at(temp.resolve("phone"));
    Path inbox = Files.createDirectory(temp.resolve("inbox"));
    ReceiverOptions options = ReceiverOptions.into(inbox, "Phone", phone).onPort(0);
    StationPlan plan = StationPlan.of(other, options, Rank.TERMINAL).hidden();
    try (Station phones = Station.open(plan, there, found -> {}, failure -> {}).orElseThrow()) {
      port = phones.port(); // it is away from here on
    }
    QueuedOrder order = order("127.0.0.1:" + port);
    try (Station _ = holding(Rank.COURIER, new TestFace(Openness.ASK));
        StationCall call = call()) {
      call.order(order);
      assertThat(call.snapshot().transfers())
          .extracting(TransferView::id)
          .containsExactly("order-1");
    }
    OrderBook book = new OrderBook(state);
    assertThat(book.all()).containsExactly(order);
    StationPlan back = StationPlan.of(other, options.onPort(port), Rank.TERMINAL).hidden();
    try (Station held = holding(Rank.TERMINAL, new TestFace(Openness.ASK));
        Station _ = Station.open(back, there, found -> {}, failure -> {}).orElseThrow()) {
      Transfer carried = held.transfers().find("order-1").orElseThrow();
      assertThat(held.transfers().await(carried)).isEqualTo(Transfer.State.DONE);
      there.await(SeatNews.Ended.class);
      awaitInHistory("order-1");
    }
    assertThat(inbox.resolve("note.txt")).hasContent("hello");
    assertThat(book.all()).isEmpty();
    assertThat(new TransferHistory(state).all())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.id()).isEqualTo("order-1");
          assertThat(record.paths()).containsExactly(file);
          assertThat(record.isComplete()).isTrue();
        });
  }

  @Test
  void anOrderForATrustedNameGoesToItsCertificateAndToNobodyElse() throws Exception {
    Fingerprint trusted = new Fingerprint("0B".repeat(32));
    TrustedDevices devices = new TrustedDevices(state, Clock.systemUTC());
    devices.trust("Phone", trusted, TrustPolicy.ask());
    devices.seen(trusted, "127.0.0.1:9");
    try (Station held = holding(Rank.TERMINAL, new TestFace(Openness.ASK))) {
      assertThat(held.find("Phone", true).pinned()).contains(trusted);
    }
  }

  @Test
  void aTransferIsHeldAndEndedFromAnotherProcess() throws Exception {
    try (Station held = holding(Rank.TERMINAL, new TestFace(Openness.ASK));
        StationCall call = call()) {
      held.order(order("127.0.0.1:9"));
      TransferView after = call.control("order", StationCall.Action.CANCEL);
      Transfer transfer = held.transfers().find(after.id()).orElseThrow();
      assertThat(held.transfers().await(transfer)).isEqualTo(Transfer.State.CANCELLED);
      awaitInHistory("order-1");
      assertThat(new OrderBook(state).all()).isEmpty();
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(() -> call.control("nothing", StationCall.Action.PAUSE))
          .satisfies(e -> assertThat(e.failure().kind()).isEqualTo(Failure.Kind.NO_SUCH_TRANSFER));
    }
  }
}
