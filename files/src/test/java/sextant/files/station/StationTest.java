package sextant.files.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.files.Doorkeeper.Openness;
import sextant.files.LinkPolicy;
import sextant.files.ReceiverOptions;
import sextant.files.SendReport;
import sextant.files.SendSettings;
import sextant.files.Sender;
import sextant.files.SourceTree;
import sextant.files.Target;
import sextant.files.Transfer;
import sextant.files.TransferHistory;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.Fingerprint;
import sextant.identity.StateDirectory;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/** One person's processes around one station, over its real socket. */
@Timeout(120)
class StationTest {
  @TempDir private Path temp;
  private StateDirectory state;
  private Credentials own;
  private Credentials phone;
  private Path in;
  private Path file;

  @BeforeEach
  void places() throws IOException {
    state = StateDirectory.at(temp.resolve("state"));
    own = DeviceIdentity.open(state);
    phone = DeviceIdentity.open(StateDirectory.at(temp.resolve("phone")));
    in = Files.createDirectory(temp.resolve("in"));
    file = Files.writeString(temp.resolve("note.txt"), "hello");
  }

  private StationPlan plan(Rank rank) {
    ReceiverOptions options = ReceiverOptions.into(in, "Desk", own).onPort(0);
    return StationPlan.of(state, options, rank).hidden();
  }

  private Optional<Station> open(Rank rank, TestFace face) throws FailureException {
    return Station.open(plan(rank), face, found -> {}, failure -> {});
  }

  private Station holding(Rank rank, TestFace face) throws FailureException {
    return open(rank, face).orElseThrow();
  }

  private StationCall call() throws FailureException {
    return StationCall.reach(state).orElseThrow();
  }

  private Target target(int port) {
    return new Target(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        true,
        Optional.empty(),
        "Desk");
  }

  private CompletableFuture<SendReport> sendToStation(int port) {
    return sendToStation(port, file);
  }

  private CompletableFuture<SendReport> sendToStation(int port, Path... files) {
    CompletableFuture<SendReport> report = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            Sender sender = new Sender(target(port), SendSettings.of("Phone", phone), event -> {});
            report.complete(sender.send(SourceTree.of(List.of(files), LinkPolicy.FOLLOW)));
          } catch (IOException e) {
            report.completeExceptionally(e);
          }
        });
    return report;
  }

  private static SeatNews next(StationCall call, Class<? extends SeatNews> kind)
      throws FailureException {
    while (true) {
      SeatNews news = call.next().orElseThrow(() -> new AssertionError("no " + kind));
      if (kind.isInstance(news)) {
        return news;
      }
    }
  }

  // The state is told first, then it is written down: what was struck out of the book stands here.
  private void awaitInHistory(String id) throws FailureException {
    TransferHistory history = new TransferHistory(state);
    while (history.all().stream().noneMatch(record -> record.id().equals(id))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void onlyOneProcessHoldsTheStationAndOthersReachIt() throws Exception {
    try (Station held = holding(Rank.TERMINAL, new TestFace(Openness.ASK))) {
      assertThat(open(Rank.TERMINAL, new TestFace(Openness.ASK))).isEmpty();
      try (StationCall call = call()) {
        assertThat(call.greeting()).isEqualTo(held.greeting());
        assertThat(call.greeting().folder()).isEqualTo(in);
        assertThat(call.devices(false)).isEmpty();
        assertThat(call.snapshot().transfers()).isEmpty();
      }
    }
    assertThat(StationCall.reach(state)).isEmpty();
    assertThat(ControlSocket.place(state)).doesNotExist();
    holding(Rank.TERMINAL, new TestFace(Openness.ASK)).close();
  }

  @Test
  void theSocketOpensForItsOwnerOnly() throws Exception {
    try (Station _ = holding(Rank.TERMINAL, new TestFace(Openness.ASK))) {
      Path socket = ControlSocket.place(state);
      assertThat(Files.getPosixFilePermissions(socket))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void aStateFolderWithALongNameHasItsSocketElsewhere() throws Exception {
    state = StateDirectory.at(temp.resolve("a".repeat(90)));
    own = DeviceIdentity.open(state);
    try (Station _ = holding(Rank.TERMINAL, new TestFace(Openness.ASK));
        StationCall call = call()) {
      assertThat(call.greeting().alias()).isEqualTo("Desk");
      assertThat(ControlSocket.place(state)).exists().isNotEqualTo(state.file("files.sock"));
    }
  }

  @Test
  void aSocketThatAKilledProcessLeftIsNoObstacle() throws Exception {
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(ControlSocket.place(state)));
    }
    assertThat(ControlSocket.place(state)).exists();
    assertThat(StationCall.reach(state)).isEmpty();
    try (Station _ = holding(Rank.TERMINAL, new TestFace(Openness.ASK));
        StationCall call = call()) {
      assertThat(call.greeting().pid()).isEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void theFirstAnswerCountsAndTheOtherSeatSeesIt() throws Exception {
    TestFace host = new TestFace(Openness.ASK);
    Path own = temp.resolve("guest");
    try (Station held = holding(Rank.TERMINAL, host);
        StationCall guest = call()) {
      guest.attach(own, Openness.ASK, true, false);
      CompletableFuture<SendReport> sending = sendToStation(held.port());
      Question question = host.awaitQuestion();
      var asked = (SeatNews.Asked) next(guest, SeatNews.Asked.class);
      assertThat(asked.offer()).isEqualTo(OfferView.of(question));
      guest.accept(asked.offer().id(), Choice.ALL);
      assertThat(sending.get(60, TimeUnit.SECONDS).isComplete()).isTrue();
      var stored = (SeatNews.Stored) next(guest, SeatNews.Stored.class);
      assertThat(stored.file()).isEqualTo(own.resolve("note.txt")).hasContent("hello");
      assertThat(stored.isOurs()).isTrue();
      assertThat(host.await(SeatNews.Settled.class).offer()).isEqualTo(question.id());
      assertThat(host.await(SeatNews.Stored.class).isOurs()).isFalse();
      assertThat(question.accept(host)).as("an answer that comes too late").isFalse();
    }
    assertThat(in.resolve("note.txt")).doesNotExist();
  }

  @Test
  void aGuestTakesSomeOfTheFilesUnderNamesOfItsOwn() throws Exception {
    Path guests = temp.resolve("guest");
    Path second = Files.writeString(temp.resolve("second.txt"), "not wanted");
    Path third = Files.writeString(temp.resolve("third.txt"), "wanted");
    try (Station held = holding(Rank.TERMINAL, new TestFace(Openness.ASK));
        StationCall guest = call()) {
      guest.attach(guests, Openness.ASK, true, false);
      var sending = sendToStation(held.port(), file, second, third);
      String offer = ((SeatNews.Asked) next(guest, SeatNews.Asked.class)).offer().id();
      List<OfferFile> files;
      try (StationCall passing = call()) {
        files = passing.files(offer);
      }
      assertThat(files)
          .extracting(OfferFile::name)
          .containsExactly("note.txt", "second.txt", "third.txt");
      String first = files.getFirst().id();
      guest.accept(
          offer,
          new Choice(Set.of(first, files.getLast().id()), Map.of(first, "letters/greeting.txt")));
      assertThat(sending.get(60, TimeUnit.SECONDS)).isNotNull();
      next(guest, SeatNews.Ended.class);
    }
    assertThat(guests.resolve("letters/greeting.txt")).hasContent("hello");
    assertThat(guests.resolve("third.txt")).hasContent("wanted");
    assertThat(guests.resolve("second.txt")).doesNotExist();
    assertThat(guests.resolve("note.txt")).doesNotExist();
  }

  @Test
  void anOfferThatHasGoneHasNoFiles() throws Exception {
    try (Station _ = holding(Rank.TERMINAL, new TestFace(Openness.ASK));
        StationCall call = call()) {
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(() -> call.files("nothing"))
          .satisfies(e -> assertThat(e.failure().kind()).isEqualTo(Failure.Kind.NO_SUCH_TRANSFER));
    }
  }

  @Test
  void anAnswerOfTheHolderIsTakenBackFromTheGuest() throws Exception {
    TestFace host = new TestFace(Openness.ASK);
    try (Station held = holding(Rank.TERMINAL, host);
        StationCall guest = call()) {
      guest.attach(temp.resolve("guest"), Openness.ASK, true, false);
      CompletableFuture<SendReport> sending = sendToStation(held.port());
      String offer = host.awaitQuestion().id();
      try (StationCall passing = call()) {
        assertThat(passing.snapshot().offers()).extracting(OfferView::id).containsExactly(offer);
        passing.settle(offer, true);
      }
      assertThat(sending.get(60, TimeUnit.SECONDS).isComplete()).isTrue();
      var settled = (SeatNews.Settled) next(guest, SeatNews.Settled.class);
      assertThat(settled.offer()).isEqualTo(offer);
    }
    assertThat(in.resolve("note.txt")).hasContent("hello");
  }

  @Test
  void aGuestThatTakesEverythingNeedsNoQuestion() throws Exception {
    TestFace host = new TestFace(Openness.ASK);
    Path own = temp.resolve("guest");
    try (Station held = holding(Rank.TERMINAL, host);
        StationCall guest = call()) {
      guest.attach(own, Openness.ALL, false, false);
      assertThat(sendToStation(held.port()).get(60, TimeUnit.SECONDS).isComplete()).isTrue();
    }
    assertThat(own.resolve("note.txt")).hasContent("hello");
    assertThat(host.asked).isEmpty();
  }

  @Test
  void aKnownNameWithANewCertificateIsRefusedAndEverySeatHearsTheAlarm() throws Exception {
    new TrustedDevices(state, Clock.systemUTC())
        .trust("Phone", new Fingerprint("0A".repeat(32)), TrustPolicy.accept());
    TestFace host = new TestFace(Openness.ASK);
    try (Station held = holding(Rank.TERMINAL, host);
        StationCall guest = call()) {
      guest.attach(temp.resolve("guest"), Openness.ASK, true, false);
      assertThat(sendToStation(held.port())).failsWithin(Duration.ofSeconds(60));
      SeatNews.Refused here = host.await(SeatNews.Refused.class);
      assertThat(here.why()).isEqualTo(SeatNews.Refusal.IMPOSTOR);
      assertThat(next(guest, SeatNews.Refused.class)).isEqualTo(here);
    }
    assertThat(in).isEmptyDirectory();
  }

  @Test
  void whatIsOverItsQuotaIsAskedAbout() throws Exception {
    TrustedDevices devices = new TrustedDevices(state, Clock.systemUTC());
    TrustPolicy policy =
        new TrustPolicy(true, Optional.empty(), java.util.OptionalLong.of(3)); // of 5 bytes
    devices.trust("Phone", phone.fingerprint(), policy);
    TestFace host = new TestFace(Openness.ASK);
    try (Station held = holding(Rank.TERMINAL, host)) {
      CompletableFuture<SendReport> sending = sendToStation(held.port());
      host.awaitQuestion().accept(host);
      assertThat(sending.get(60, TimeUnit.SECONDS).isComplete()).isTrue();
    }
  }

  @Test
  void aHigherRankGetsThePlaceAndAnEqualOneDoesNot() throws Exception {
    TestFace terminal = new TestFace(Openness.ASK);
    Station held = holding(Rank.TERMINAL, terminal);
    try (StationCall equal = call();
        StationCall desktop = call();
        StationCall guest = call()) {
      guest.attach(temp.resolve("guest"), Openness.ASK, true, false);
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(() -> equal.askForPlace(Rank.TERMINAL))
          .satisfies(e -> assertThat(e.failure().kind()).isEqualTo(Failure.Kind.STATION_BUSY));
      desktop.askForPlace(Rank.DESKTOP);
      assertThat(terminal.awaitDeparture()).isEqualTo(Departure.YIELDED);
      var left = (SeatNews.Left) next(guest, SeatNews.Left.class);
      assertThat(left.why()).isEqualTo(Departure.YIELDED);
    } finally {
      held.close();
    }
    holding(Rank.DESKTOP, new TestFace(Openness.ASK)).close();
  }

  @Test
  void nobodyGivesUpItsPlaceWhileSomebodyWaitsForAnAnswer() throws Exception {
    TestFace host = new TestFace(Openness.ASK);
    try (Station held = holding(Rank.TERMINAL, host);
        StationCall desktop = call()) {
      CompletableFuture<SendReport> sending = sendToStation(held.port());
      Question question = host.awaitQuestion();
      assertThatExceptionOfType(FailureException.class)
          .isThrownBy(() -> desktop.askForPlace(Rank.DESKTOP));
      question.accept(host);
      assertThat(sending.get(60, TimeUnit.SECONDS).isComplete()).isTrue();
    }
  }

  @Test
  void stoppingIsToldToTheHolderAndItsGuests() throws Exception {
    TestFace host = new TestFace(Openness.ASK);
    try (Station _ = holding(Rank.BACKGROUND, host);
        StationCall guest = call();
        StationCall passing = call()) {
      guest.attach(temp.resolve("guest"), Openness.ASK, true, false);
      passing.stop();
      assertThat(host.awaitDeparture()).isEqualTo(Departure.STOPPED);
      var left = (SeatNews.Left) next(guest, SeatNews.Left.class);
      assertThat(left.why()).isEqualTo(Departure.STOPPED);
    }
  }

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
