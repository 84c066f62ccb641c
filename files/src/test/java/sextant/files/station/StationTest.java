package sextant.files.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.files.Doorkeeper.Openness;
import sextant.files.SendReport;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;

/** One person's processes around one station, over its real socket: who holds the place. */
@Timeout(120)
class StationTest extends StationCase {
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
}
