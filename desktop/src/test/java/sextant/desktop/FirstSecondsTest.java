package sextant.desktop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.ping.EchoOptions;
import sextant.ping.EchoRun;
import sextant.ping.Target;
import sextant.words.FailureException;
import sextant.words.Language;

/**
 * The first half minute with each instrument: the window opens, the person goes to the room by its
 * key, and something useful works without any setting.
 */
class FirstSecondsTest {
  private static final Path CAPTURE = Path.of("src/test/resources/captures/accecn_handshake.pcap");

  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void theWindowOpens() {
    house = House.open(folder, Language.ENGLISH, Rooms.all(folder));
  }

  @AfterEach
  void theWindowCloses() {
    house.close();
  }

  private Fx goTo(KeyCode digit) {
    return house.window().press(KeyCode.CONTROL, digit);
  }

  @Test
  void talkAnswersAtThePressOfOneButton() {
    Fx window = goTo(KeyCode.DIGIT1).click("#start-try");
    Fx.await(
        () -> window.has("#talk-entry") && window.find("#talk-entry", TextField.class).isFocused(),
        "the entry");
    window.type("hello").press(KeyCode.ENTER);
    ListView<?> log = window.find("#talk-log", ListView.class);
    Fx.await(() -> log.getItems().size() >= 3, "the echo");
  }

  @Test
  void pingMeasuresAHostThatIsTyped() {
    assumeTrue(mayPing(), "needs the right to open ICMP sockets");
    Fx window = goTo(KeyCode.DIGIT2).type("127.0.0.1").press(KeyCode.ENTER);
    TableView<?> hosts = window.find("#ping-hosts", TableView.class);
    Fx.await(() -> hosts.getItems().size() == 1, "the host");
    Fx.await(() -> house.shell().activities().running().size() == 1, "a running ping");
  }

  private static boolean mayPing() {
    try (var run =
        EchoRun.open(
            List.of(Target.resolve("127.0.0.1", Target.Family.IPV4)), EchoOptions.DEFAULTS)) {
      return run.targets().size() == 1;
    } catch (FailureException denied) {
      return false;
    }
  }

  @Test
  void packetsOfAFileAreTakenApart() {
    house.choose(CAPTURE);
    Fx window = goTo(KeyCode.DIGIT3).click("#start-open");
    Fx.await(() -> window.has("#packets-list"), "the list");
    ListView<?> packets = window.find("#packets-list", ListView.class);
    Fx.await(() -> !packets.getItems().isEmpty(), "packets");
  }

  @Test
  void webShowsAPageWhoseAddressIsTyped() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> answer(server));
      Fx window = goTo(KeyCode.DIGIT4).press(KeyCode.CONTROL, KeyCode.L);
      window.type("127.0.0.1:" + server.getLocalPort()).press(KeyCode.ENTER);
      Fx.await(() -> titleShown(window), "the page's title");
    }
  }

  private static boolean titleShown(Fx window) {
    TabPane tabs = window.find("#web-tabs", TabPane.class);
    return tabs.getTabs().stream()
        .anyMatch(tab -> String.valueOf(tab.getText()).equals("First page"));
  }

  private static void answer(ServerSocket server) {
    String page = "<title>First page</title><h1>Hello</h1>";
    while (!server.isClosed()) {
      try {
        Socket accepted = server.accept(); // a browser may open connections it does not use
        Thread.ofVirtual().start(() -> answer(accepted, page));
      } catch (java.io.IOException closed) {
        return;
      }
    }
  }

  private static void answer(Socket accepted, String page) {
    try (Socket socket = accepted) {
      int _ = socket.getInputStream().read(new byte[4096]);
      String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n";
      String text = head + "Content-Length: " + page.length() + "\r\n\r\n" + page;
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (java.io.IOException closed) {
      return; // the browser went away
    }
  }

  @Test
  void filesWaitReadyToBeSentAfterTheyWereChosen() throws Exception {
    house.choose(Files.writeString(folder.resolve("notes.txt"), "to be sent"));
    Fx window = goTo(KeyCode.DIGIT5).press(KeyCode.CONTROL, KeyCode.O);
    Fx.await(() -> window.has("#files-parcel-words"), "the parcel");
  }

  @Test
  void chatHasARoomOfOnesOwnAtThePressOfOneButton() {
    Fx window = goTo(KeyCode.DIGIT6).click("#chat-start");
    Fx.await(() -> window.has("#chat-entry"), "the room");
    window.click("#chat-entry").type("hello, room").press(KeyCode.ENTER);
    ListView<?> said = window.find("#chat-lines", ListView.class);
    Fx.await(() -> said.getItems().toString().contains("hello, room"), "the line");
  }
}
