package sextant.desktop.talk;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import sextant.desktop.House;
import sextant.desktop.kit.Fx;

/** The Talk room with a conversation over a real socket. */
public final class TalkAtWork {
  private TalkAtWork() {}

  /** Text, JSON, Chinese and bytes go to an echo and come back; one message is looked at. */
  public static void converse(House house) {
    Fx window = house.window().click("#start-try");
    Fx.await(() -> house.shell().activities().running().size() == 2, "both ends");
    Fx.await(
        () -> window.has("#talk-entry") && window.find("#talk-entry", TextField.class).isFocused(),
        "the entry");
    window.press(KeyCode.ENTER).settle();
    ListView<?> log = window.find("#talk-log", ListView.class);
    Fx.await(() -> log.getItems().size() >= 3, "the first echo");
    say(window, log, "{\"temperature\": 21.5, \"unit\": \"°C\"}");
    say(window, log, "多谢");
    window.click("#talk-entry-hex").click("#talk-entry");
    say(window, log, "01 03 00 6b 00 03 74 17");
    Fx.run(() -> log.getSelectionModel().select(3));
    Fx.pulse();
  }

  private static void say(Fx window, ListView<?> log, String words) {
    int before = Fx.call(() -> log.getItems().size());
    window.type(words).press(KeyCode.ENTER);
    Fx.await(() -> log.getItems().size() == before + 2, words + " and its echo");
  }

  /** Nothing listens at the address that is typed. */
  public static void failToConnect(Fx window) {
    window.click("#talk-address").type("127.0.0.1:1").press(KeyCode.ENTER);
    Fx.await(() -> window.has(".error-what"), "refused");
  }
}
