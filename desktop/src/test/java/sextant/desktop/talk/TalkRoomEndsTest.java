package sextant.desktop.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.House;
import sextant.desktop.kit.Fx;
import sextant.desktop.packets.PacketsRoom;
import sextant.desktop.talk.LogLine.Message;
import sextant.desktop.talk.LogLine.Remark;
import sextant.identity.Fingerprint;
import sextant.identity.KnownPeers;
import sextant.identity.StateDirectory;
import sextant.packets.LiveCapture;
import sextant.packets.filter.Filter;
import sextant.packets.filter.FilterException;
import sextant.words.Language;

/** Ends of more kinds than a plain server and client, and what can be done with them. */
class TalkRoomEndsTest {
  @TempDir private Path folder;

  private House open() {
    return House.open(folder, Language.ENGLISH, List.of(TalkRoom::new, PacketsRoom::new));
  }

  private static List<String> lines(Fx window) {
    ListView<?> log = window.find("#talk-log", ListView.class);
    return Fx.call(() -> log.getItems().stream().map(line -> words((LogLine) line)).toList());
  }

  private static String words(LogLine line) {
    return switch (line) {
      case Message m -> m.direction() + " " + m.bytes().toText();
      case Remark r -> r.words().apply(Language.ENGLISH);
    };
  }

  private static void awaitLine(Fx window, String start) {
    Fx.await(() -> lines(window).stream().anyMatch(line -> line.startsWith(start)), start);
  }

  private static void awaitState(Fx window, String start) {
    Fx.await(() -> window.find("#talk-state", Label.class).getText().startsWith(start), start);
  }

  private static void run(Fx window, String action) {
    window.press(KeyCode.CONTROL, KeyCode.K).type(action).press(KeyCode.ENTER);
  }

  private static int port(Fx window) {
    String state = window.find("#talk-state", Label.class).getText();
    return Integer.parseInt(state.substring(state.lastIndexOf(':') + 1));
  }

  @Test
  void aTapShowsWhatBothSidesSay() throws IOException {
    try (var house = open();
        var target = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Fx window = house.window();
      window.click("#talk-address").type("127.0.0.1:" + target.getLocalPort());
      run(window, "talk.tap");
      awaitState(window, "Listening on");
      try (var client = new Socket(InetAddress.getLoopbackAddress(), port(window));
          var passedOn = target.accept()) {
        client.getOutputStream().write("question".getBytes(UTF_8));
        assertThat(new String(passedOn.getInputStream().readNBytes(8), UTF_8))
            .isEqualTo("question");
        passedOn.getOutputStream().write("answer".getBytes(UTF_8));
        assertThat(new String(client.getInputStream().readNBytes(6), UTF_8)).isEqualTo("answer");
        awaitLine(window, "IN question");
        awaitLine(window, "OUT answer");
      }
      assertThat(window.find("#command-line", Label.class).getText())
          .contains("sextant talk tap")
          .contains(String.valueOf(target.getLocalPort()));
    }
  }

  @Test
  void aLongMessageIsShownInPartAndThenWhole() {
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      awaitState(window, "Connected to");
      window.press(KeyCode.CONTROL, KeyCode.A).type("long ".repeat(2_000)).press(KeyCode.ENTER);
      awaitLine(window, "OUT long");
      ListView<?> log = window.find("#talk-log", ListView.class);
      Fx.run(() -> log.getSelectionModel().select(1));
      window.click("#talk-show-all");
      assertThat(window.has("#talk-show-all")).isFalse();
    }
  }

  @Test
  void aCertificateIsShownAndAChangedOneIsBelievedOnlyByHand() throws Exception {
    try (var house = open()) {
      Fx window = house.window();
      window.click("#talk-address").type("tls:127.0.0.1:0");
      run(window, "talk.listen.echo");
      awaitState(window, "Listening on");
      String place = "127.0.0.1:" + port(window);
      var known = new KnownPeers(StateDirectory.at(folder), Clock.systemUTC());
      known.remember(place, new Fingerprint("AB".repeat(32)));
      window.click("#talk-address").press(KeyCode.CONTROL, KeyCode.A).type("tls:" + place);
      window.press(KeyCode.ENTER).click("#talk-believe");
      awaitState(window, "Connected to");
      window.click("#talk-certificate");
      Node certificates = window.find("#talk-certificates", Node.class);
      String actual = known.find(place).orElseThrow().fingerprint().withColons();
      assertThat(Fx.call(() -> certificates.lookupAll(".fact-value").toString())).contains(actual);
    }
  }

  @Test
  void aServerLetsInWhomItsOptionsLetIn() throws IOException {
    try (var house = open()) {
      Fx window = house.window().click("#talk-options").click("#talk-allow").type("10.0.0.0/8");
      window.click("#talk-address").type("0");
      run(window, "talk.listen.echo");
      awaitState(window, "Listening on");
      try (var stranger = new Socket(InetAddress.getLoopbackAddress(), port(window))) {
        assertThat(isTurnedAway(stranger)).isTrue();
      }
      Fx.await(
          () -> lines(window).stream().anyMatch(line -> line.contains("turned away")), "refused");
      assertThat(window.find("#command-line", Label.class).getText())
          .endsWith("--allow 10.0.0.0/8");
    }
  }

  private static boolean isTurnedAway(Socket stranger) throws IOException {
    try {
      return stranger.getInputStream().read() < 0;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Test
  void aSequenceAndARecordingArePlayed() throws IOException {
    Path sequence = Files.writeString(folder.resolve("s.txt"), "text one\nwait 5ms\ntext two\n");
    Path recording =
        Files.writeString(
            folder.resolve("r.jsonl"),
            "{\"time\":\"2026-01-01T00:00:00Z\",\"direction\":\"out\",\"hex\":\"7468726565\"}\n");
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      awaitState(window, "Connected to");
      house.choose(sequence);
      run(window, "talk.play");
      awaitLine(window, "OUT one");
      awaitLine(window, "OUT two");
      house.choose(recording);
      run(window, "talk.replay");
      awaitLine(window, "OUT three");
    }
  }

  @Test
  void aConversationShowsItsOwnHandshake() {
    assumeTrue(mayCapture(), "needs the right to capture");
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      awaitState(window, "Connected to");
      run(window, "talk.packets.handshake");
      Fx.await(
          () -> window.find("#packets-list", ListView.class).getItems().size() >= 3, "a handshake");
    }
  }

  private static boolean mayCapture() {
    try {
      LiveCapture.open("any", Filter.EVERYTHING, LiveCapture.Settings.USUAL).close();
      return true;
    } catch (IOException | FilterException denied) {
      return false;
    }
  }

  @Test
  void aViewThatIsReplacedByOneInAnotherLanguageIsForgotten() {
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      awaitState(window, "Connected to");
      var before = new WeakReference<>(window.find("#talk-log", ListView.class));
      Fx.run(() -> house.shell().settings().languageProperty().set(Language.CHINESE));
      window.click("#rail-talk"); // JavaFX itself remembers where the mouse was last
      Fx.await(
          () -> {
            System.gc();
            return before.get() == null;
          },
          "the log of before is collected");
    }
  }
}
