package sextant.desktop.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.House;
import sextant.desktop.kit.Fx;
import sextant.desktop.kit.Ports;
import sextant.desktop.talk.LogLine.Message;
import sextant.words.Language;

class TalkRoomTest {
  @TempDir private Path folder;

  private House open() {
    return House.open(folder, Language.ENGLISH, List.of(TalkRoom::new));
  }

  private static List<String> messages(Fx window) {
    ListView<?> log = window.find("#talk-log", ListView.class);
    return Fx.call(() ->
        log.getItems().stream()
            .filter(line -> line instanceof Message)
            .map(line -> (Message) line)
            .map(m -> m.direction() + " " + m.bytes().toText())
            .toList());
  }

  private static void awaitMessage(Fx window, String message) {
    Fx.await(() -> messages(window).contains(message), message);
  }

  @Test
  void tryItIsOnePressToAnEchoAndBack() {
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      Fx.await(() -> stateIs(window, "Connected to"), "connected");
      assertThat(house.shell().activities().running()).hasSize(2);
      TextField entry = window.find("#talk-entry", TextField.class);
      Fx.await(() -> entry.getSelectedText().equals("Hello, echo!"), "what typing replaces");
      window.press(KeyCode.ENTER);
      awaitMessage(window, "OUT Hello, echo!");
      awaitMessage(window, "IN Hello, echo!");
      window.press(KeyCode.UP);
      assertThat(window.find("#talk-entry", TextField.class).getText()).isEqualTo("Hello, echo!");
    }
    assertThat(folder).exists();
  }

  @Test
  void hexIsPastedInAnyFormAndNonsenseIsPointedOut() {
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      Fx.await(() -> stateIs(window, "Connected to"), "connected");
      window.click("#talk-entry-hex").click("#talk-entry").press(KeyCode.CONTROL, KeyCode.A);
      window.type("0x61,0x6").press(KeyCode.ENTER);
      assertThat(window.has(".entry .bad")).isTrue();
      window.press(KeyCode.CONTROL, KeyCode.A).type("0x61,0x62").press(KeyCode.ENTER);
      awaitMessage(window, "IN ab");
    }
  }

  @Test
  void aServerTalksToOneToAllAndSendsAway() throws IOException {
    try (var house = open()) {
      int port = Ports.free();
      Fx window = house.window();
      window.click("#talk-address").type(port + "").settle();
      window.press(KeyCode.CONTROL, KeyCode.K).type("listen: answer").press(KeyCode.ESCAPE);
      window.press(KeyCode.CONTROL, KeyCode.K).type("Listen: Echo").press(KeyCode.ENTER);
      Fx.await(() -> stateIs(window, "Listening on localhost:" + port), "listening");
      ListView<?> peers = window.find("#talk-peers", ListView.class);
      try (var one = connect(port);
          var other = afterOne(peers, port)) {
        Fx.await(() -> peers.getItems().size() == 2, "two peers");
        Fx.run(() -> peers.getSelectionModel().select(0));
        window.click("#talk-entry").type("to one").press(KeyCode.ENTER);
        assertThat(new String(one.getInputStream().readNBytes(6), UTF_8)).isEqualTo("to one");
        window.click("#talk-everybody").click("#talk-entry").type("to all").press(KeyCode.ENTER);
        assertThat(new String(one.getInputStream().readNBytes(6), UTF_8)).isEqualTo("to all");
        assertThat(new String(other.getInputStream().readNBytes(6), UTF_8)).isEqualTo("to all");
        window.click("#talk-kick");
        Fx.await(() -> peers.getItems().size() == 1, "one peer");
        assertThat(one.getInputStream().read() < 0 || other.getInputStream().read() < 0).isTrue();
      }
    }
  }

  /** Connects when the one before is in the list: this one stands below it. */
  private static Socket afterOne(ListView<?> peers, int port) throws IOException {
    Fx.await(() -> peers.getItems().size() == 1, "one peer");
    return connect(port);
  }

  @Test
  void aRefusedConnectionSaysWhatWhyAndWhatToDoAndTriesAgain() throws IOException {
    try (var house = open()) {
      Fx window = house.window();
      int port;
      try (Socket deaf = Ports.deaf()) {
        port = deaf.getLocalPort();
        window.click("#talk-address").type("127.0.0.1:" + port).press(KeyCode.ENTER);
        Fx.await(() -> window.has(".error-what"), "an error");
      }
      String what = window.find(".conversation .error-what", Label.class).getText();
      assertThat(what).contains("127.0.0.1");
      try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        window.click("#talk-again");
        try (var accepted = server.accept()) {
          Fx.await(() -> stateIs(window, "Connected to"), "connected");
          window.click("#talk-entry").type("你好").press(KeyCode.ENTER);
          assertThat(new String(accepted.getInputStream().readNBytes(6), UTF_8)).isEqualTo("你好");
          accepted.shutdownOutput();
          Fx.await(() -> stateIs(window, "Ended"), "ended");
        }
      }
    }
  }

  @Test
  void whatIsTypedBeforeTheConnectionIsThereGoesOutWhenItIs() throws IOException {
    try (var house = open();
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Fx window = house.window();
      window.click("#talk-address").type("127.0.0.1:" + server.getLocalPort());
      window.press(KeyCode.ENTER).type("in a hurry").press(KeyCode.ENTER);
      try (var accepted = server.accept()) {
        accepted.setSoTimeout(60_000);
        assertThat(new String(accepted.getInputStream().readNBytes(10), UTF_8))
            .isEqualTo("in a hurry");
      }
    }
  }

  @Test
  void aConnectionThatComesAboutTakesTheKeyboardFromNobody() {
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      window.press(KeyCode.CONTROL, KeyCode.K).type("half a wo");
      Fx.await(() -> house.shell().activities().running().size() == 2, "both ends");
      window.settle().type("rd");
      assertThat(window.find("#palette-field", TextField.class).getText()).isEqualTo("half a word");
    }
  }

  @Test
  void aConversationIsFoundInAndExported() throws IOException {
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      Fx.await(() -> stateIs(window, "Connected to"), "connected");
      window.press(KeyCode.ENTER);
      awaitMessage(window, "IN Hello, echo!");
      window.press(KeyCode.CONTROL, KeyCode.F).type("zebra").press(KeyCode.ENTER);
      assertThat(window.find("#talk-find-count", Label.class).getText()).isEqualTo("not found");
      window.press(KeyCode.CONTROL, KeyCode.A).type("HELLO").press(KeyCode.ENTER);
      assertThat(window.has("#talk-bytes")).isTrue();
      Path json = folder.resolve("out.jsonl");
      house.choose(json);
      window.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.K);
      window.type("JSON").press(KeyCode.ENTER);
      Fx.await(() -> written(json), "the file");
      assertThat(Files.readString(json)).contains("\"text\":\"Hello, echo!\"");
      Path pcapng = folder.resolve("out.pcapng");
      house.choose(pcapng);
      window.press(KeyCode.CONTROL, KeyCode.K).type("Wireshark").press(KeyCode.ENTER);
      Fx.await(() -> written(pcapng), "the capture file");
    }
  }

  @Test
  void aSavedMessageIsKeptAndSentAgainAndAgain() {
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      Fx.await(() -> stateIs(window, "Connected to"), "connected");
      window.click("#talk-entry-save").settle();
      window.click("#saved-every").type("20").click("#saved-repeat");
      Fx.await(() -> messages(window).size() > 8, "many messages");
    }
    try (var house = open()) {
      Fx window = house.window().click("#start-try");
      Fx.await(() -> stateIs(window, "Connected to"), "connected");
      window.click("#talk-saved");
      assertThat(window.find("#saved-list", ListView.class).getItems().size()).isOne();
    }
  }

  @Test
  void rulesAnswerAndCanBeChangedWhileItListens() throws IOException {
    try (var house = open()) {
      Fx window = house.window();
      window.click("#talk-address").type("0");
      window.press(KeyCode.CONTROL, KeyCode.K).type("rules").press(KeyCode.ENTER);
      Fx.await(() -> stateIs(window, "Listening on"), "listening");
      int port = port(window);
      assertThat(answer(port, "ping")).isEqualTo("pong\n");
      window.click("#talk-rules").press(KeyCode.CONTROL, KeyCode.A).type("text ping");
      window.click("#talk-rules-apply");
      assertThat(window.find("#talk-rules-fault", Label.class).getText()).contains("1");
      window.click("#talk-rules").press(KeyCode.CONTROL, KeyCode.A);
      window.type("text ping => pang\\n").click("#talk-rules-apply");
      while (!answers(port, "ping", "pang\n")) {
        Fx.pulse(); // the server begins anew with the rules
      }
      Fx.await(() -> stateIs(window, "Listening on") && port(window) == port, "listening again");
    }
  }

  private static int port(Fx window) {
    String state = window.find("#talk-state", Label.class).getText();
    return Integer.parseInt(state.substring(state.lastIndexOf(':') + 1));
  }

  private static boolean answers(int port, String message, String wanted) {
    try {
      return answer(port, message).equals(wanted);
    } catch (IOException between) {
      return false;
    }
  }

  private static String answer(int port, String message) throws IOException {
    try (var socket = connect(port)) {
      socket.getOutputStream().write(message.getBytes(UTF_8));
      return new String(socket.getInputStream().readNBytes(5), UTF_8);
    }
  }

  @Test
  void aFloodIntoAConversationLeavesTheWindowAlive() throws IOException {
    try (var house = open();
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Fx window = house.window();
      window.click("#talk-address").type("127.0.0.1:" + server.getLocalPort());
      window.press(KeyCode.ENTER);
      try (var accepted = server.accept()) {
        byte[] block = "x".repeat(1 << 16).getBytes(UTF_8);
        for (int i = 0; i < 500; i++) {
          accepted.getOutputStream().write(block);
        }
        accepted.getOutputStream().flush();
        Fx.await(() -> counters(window).contains("32.8 MB"), "all of it counted");
        assertThat(messages(window)).isNotEmpty();
      }
    }
  }

  private static String counters(Fx window) {
    return window.find("#talk-counters", Label.class).getText();
  }

  private static boolean stateIs(Fx window, String words) {
    return window.find("#talk-state", Label.class).getText().startsWith(words);
  }

  private static boolean written(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 100;
    } catch (IOException gone) {
      return false;
    }
  }

  private static Socket connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    return socket;
  }
}
