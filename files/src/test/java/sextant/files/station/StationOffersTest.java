package sextant.files.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sextant.files.Doorkeeper.Openness;
import sextant.files.SendReport;
import sextant.identity.Fingerprint;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Who is asked about an offer, who answers, and where its files go. */
@Timeout(120)
class StationOffersTest extends StationCase {
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
}
