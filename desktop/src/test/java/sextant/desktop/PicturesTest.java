package sextant.desktop;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sextant.desktop.kit.Appearance.Scheme;
import sextant.desktop.kit.Fx;
import sextant.desktop.talk.TalkRoom;
import sextant.words.Language;

/** Goes through every screen; with {@code -Dpictures=FOLDER} it leaves pictures for people. */
class PicturesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"ENGLISH,LIGHT", "ENGLISH,DARK", "CHINESE,LIGHT", "CHINESE,DARK"})
  void takesPicturesOfTheHouseAndOfTalk(Language language, Scheme scheme) throws Exception {
    String name = "-" + language.tag() + "-" + (scheme == Scheme.DARK ? "dark" : "light");
    try (var house = House.open(folder, language, List.of(TalkRoom::new))) {
      Fx window = house.window().resize(1000, 680);
      Fx.run(() -> house.shell().settings().schemeProperty().set(scheme));
      window.picture("start" + name);
      window.press(KeyCode.CONTROL, KeyCode.K).picture("palette" + name).press(KeyCode.ESCAPE);
      window.press(KeyCode.CONTROL, KeyCode.COMMA).picture("settings" + name);
      window.press(KeyCode.ESCAPE).click("#start-try");
      Fx.await(() -> window.has("#talk-entry"), "the client");
      Fx.await(() -> house.shell().activities().running().size() == 2, "both ends");
      Fx.await(() -> window.find("#talk-entry", TextField.class).isFocused(), "the entry");
      window.press(KeyCode.ENTER).settle();
      window.type("{\"temperature\": 21.5, \"unit\": \"°C\"}").press(KeyCode.ENTER);
      ListView<?> log = window.find("#talk-log", ListView.class);
      Fx.await(() -> log.getItems().size() >= 5, "the first echoes");
      window.type("多谢").press(KeyCode.ENTER);
      Fx.await(() -> log.getItems().size() >= 7, "the echo");
      window.picture("talk-client" + name);
      Fx.run(() -> log.getSelectionModel().select(3));
      window.picture("talk-inspector" + name);
      Fx.run(() -> log.getSelectionModel().clearSelection());
      window.click("#talk-entry").type("GET / HTTP/1.0");
      window.click("#talk-entry-save").settle();
      window.press(KeyCode.CONTROL, KeyCode.F).picture("talk-saved-find" + name);
      window.press(KeyCode.ESCAPE);
      server(window, name);
      window.resize(720, 480).picture("talk-server-small" + name);
    }
  }

  private static String state(Fx window) {
    return window.find("#talk-state", Label.class).getText();
  }

  private static void server(Fx window, String name) throws Exception {
    window.click("#talk-address").type("127.0.0.1:1").press(KeyCode.ENTER);
    Fx.await(() -> window.has(".error-what"), "refused");
    window.picture("talk-refused" + name);
    window.click("#talk-address").press(KeyCode.CONTROL, KeyCode.A).type("127.0.0.1:0");
    window.press(KeyCode.CONTROL, KeyCode.K).type("talk.listen").press(KeyCode.ENTER);
    Fx.await(() -> window.has("#talk-peers"), "the server");
    Fx.await(() -> state(window).matches(".*:\\d{4,}.*"), "listening");
    int port = Integer.parseInt(state(window).replaceAll(".*:(\\d+).*", "$1"));
    try (var one = new Socket(InetAddress.getLoopbackAddress(), port);
        var two = new Socket(InetAddress.getLoopbackAddress(), port)) {
      one.getOutputStream().write("hello from a student".getBytes(StandardCharsets.UTF_8));
      two.getOutputStream().write("大家好".getBytes(StandardCharsets.UTF_8));
      ListView<?> peers = window.find("#talk-peers", ListView.class);
      Fx.await(() -> peers.getItems().size() == 2, "two peers");
      ListView<?> log = window.find("#talk-log", ListView.class);
      Fx.await(() -> log.getItems().size() >= 8, "what they said");
      Fx.run(() -> peers.getSelectionModel().select(1));
      window.picture("talk-server" + name);
    }
  }
}
