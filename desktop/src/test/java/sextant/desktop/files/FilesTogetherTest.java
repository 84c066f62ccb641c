package sextant.desktop.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.desktop.kit.Fx;
import sextant.files.Decision;
import sextant.files.Doorkeeper.Openness;
import sextant.files.Found;
import sextant.files.Receiver;
import sextant.files.ReceiverOptions;
import sextant.files.Transfer;
import sextant.files.station.Choice;
import sextant.files.station.Departure;
import sextant.files.station.Host;
import sextant.files.station.OrderBook;
import sextant.files.station.Question;
import sextant.files.station.Rank;
import sextant.files.station.SeatNews;
import sextant.files.station.Station;
import sextant.files.station.StationCall;
import sextant.files.station.StationPlan;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;
import sextant.identity.TrustPolicy;
import sextant.identity.TrustedDevices;
import sextant.words.Language;

/** The room with several devices, with one that is away, and with another process of the person. */
class FilesTogetherTest {
  @TempDir private Path folder;

  private Path file(String name, int size) throws Exception {
    Path file = folder.resolve(name);
    Files.write(file, new byte[size]);
    return file;
  }

  @Test
  void theSameGoesToEveryDeviceAtOnceAndNotFasterThanChosen() throws Exception {
    Path second = Files.createDirectories(folder.resolve("second"));
    Credentials tablet = DeviceIdentity.open(StateDirectory.at(folder.resolve("tablet")));
    ReceiverOptions options = ReceiverOptions.into(second, "Tablet", tablet).onPort(0);
    try (var window = new FilesWindow(folder, Language.ENGLISH, Decision.Accept.all());
        Receiver other = Receiver.open(options, FilesWindow.desk(Decision.Accept.all()))) {
      window.meetPhone();
      Found found = new Found(other.self(), InetAddress.getLoopbackAddress(), System.nanoTime());
      window.room.actions().neighbours().appeared(found);
      Fx.await(() -> window.room.model().neighbours().size() == 2, "both devices");
      Path photo = file("photo.jpg", 1_000);
      Fx.run(() -> {
        window.room.actions().packing().add(List.of(photo));
        window.room.model().limitProperty().set(500_000);
      });
      window.pictures("all");
      window.fx.click("#files-all");
      Fx.await(
          () ->
              window.room.model().transfers().size() == 2
                  && window.room.model().transfers().stream()
                      .allMatch(item -> item.stateProperty().get() == Transfer.State.DONE),
          "both transfers");
      assertThat(window.there.resolve("photo.jpg")).hasSize(1_000);
      assertThat(second.resolve("photo.jpg")).hasSize(1_000);
      assertThat(window.room.model().transfers())
          .allSatisfy(item ->
              assertThat(item.transfer().order().orElseThrow().settings().bytesPerSecond())
                  .isEqualTo(500_000));
      assertThat(window.fx.find("#command-line", Label.class).getText()).endsWith("--limit 500000");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsLeftForADeviceThatIsAwayGoesWhenItComes(Language language) throws Exception {
    Path state = Files.createDirectories(folder.resolve("state"));
    var devices = new TrustedDevices(StateDirectory.at(state), Clock.systemUTC());
    try (var window = new FilesWindow(folder, language, Decision.Accept.all())) {
      devices.trust("Phone", window.phone.fingerprint(), TrustPolicy.ask());
      devices.seen(window.phone.fingerprint(), "127.0.0.1:9"); // nobody is there
      Fx.run(window.room.actions().neighbours()::refresh);
      Path photo = file("photo.jpg", 1_000);
      Fx.run(() -> window.room.actions().packing().add(List.of(photo)));
      window.fx.click(".away-card");
      FilesRoomTest.awaitState(window, Transfer.State.AWAY);
      window.pictures("away");
      assertThat(window.fx.find("#command-line", Label.class).getText())
          .endsWith(" --to Phone --queue");
      assertThat(new OrderBook(StateDirectory.at(state)).all()).hasSize(1);
      devices.seen(window.phone.fingerprint(), "127.0.0.1:" + window.phonePort());
      FilesRoomTest.awaitState(window, Transfer.State.DONE);
      assertThat(window.there.resolve("photo.jpg")).hasSize(1_000);
      Fx.await(() -> !window.room.model().history().isEmpty(), "the history, written after that");
      assertThat(new OrderBook(StateDirectory.at(state)).all()).isEmpty();
    }
  }

  @Test
  void aReceiverInATerminalGivesItsPlaceToTheRoomAndIsAskedTogetherWithIt() throws Exception {
    Path state = Files.createDirectories(folder.resolve("state"));
    StateDirectory shared = StateDirectory.at(state);
    var terminal = new Terminal();
    StationPlan plan =
        StationPlan.of(
            shared,
            ReceiverOptions.into(folder, "Shell", DeviceIdentity.open(shared)).onPort(0),
            Rank.TERMINAL);
    Station held = Station.open(plan.hidden(), terminal, f -> {}, f -> {}).orElseThrow();
    Thread.ofVirtual()
        .start(() -> {
          terminal.awaitDeparture();
          held.close();
        });
    try (var window = new FilesWindow(folder, Language.ENGLISH, Decision.Accept.all());
        StationCall guest = StationCall.reach(shared).orElseThrow()) {
      assertThat(guest.greeting().rank()).isEqualTo(Rank.DESKTOP);
      guest.attach(folder.resolve("shell"), Openness.ASK, true, false);
      Thread sending = window.send(file("one.txt", 1_000));
      Fx.await(() -> window.fx.has("#offer-accept"), "an offer");
      String offer = Fx.call(() -> window.room.model().offers().getFirst().id());
      guest.accept(offer, Choice.ALL);
      sending.join();
      Fx.await(() -> window.room.model().offers().isEmpty(), "the panel gone");
      FilesRoomTest.awaitState(window, Transfer.State.DONE);
      assertThat(folder.resolve("shell/one.txt")).hasSize(1_000);
    }
  }

  /** A seat at a terminal that nobody sits at. */
  private static final class Terminal implements Host {
    private final CountDownLatch left = new CountDownLatch(1);

    @Override
    public Openness openness() {
      return Openness.ASK;
    }

    @Override
    public Optional<Path> folder() {
      return Optional.empty();
    }

    @Override
    public boolean canAnswer(Question question) {
      return false;
    }

    @Override
    public void ask(Question question) {}

    @Override
    public void heard(SeatNews news) {}

    @Override
    public void leave(Departure why) {
      left.countDown();
    }

    void awaitDeparture() {
      try {
        left.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
