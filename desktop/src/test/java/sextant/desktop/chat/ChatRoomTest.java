package sextant.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.desktop.kit.Appearance.TextSize;
import sextant.desktop.kit.Fx;
import sextant.desktop.kit.Ports;
import sextant.words.Language;

/** The room with a real server of its own on loopback, and a second person there. */
class ChatRoomTest {
  @TempDir private Path folder;

  private static void awaitAt(Network network, String words) {
    Fx.await(
        () -> {
          List<Line> lines = network.lines("#lobby").orTimeout(60, TimeUnit.SECONDS).join();
          return lines.stream().anyMatch(line -> line.text().equals(words));
        },
        "at the other: " + words);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aRoomStartsByOnePressAndPeopleReadEachOther(Language language) throws Exception {
    try (var window = new ChatWindow(folder, language)) {
      window.pictures("empty");
      window.startRoom();
      assertThat(window.fx.find("#command-line", Label.class).getText())
          .startsWith("sextant chat connect 127.0.0.1:")
          .endsWith("--room '#lobby' --nick ann");
      assertThat(window.house.shell().roomIds()).hasSize(1);
      Network bob = window.join("bob");
      bob.say("#lobby", "hello ann, see \u0002https://example.org/a\u0002. 你好", "");
      window.awaitRow("hello ann, see \u0002https://example.org/a\u0002. 你好");

      window.fx.click("#chat-entry");
      window.fx.type("good morning");
      window.fx.press(KeyCode.SHIFT, KeyCode.ENTER);
      window.fx.type("second line");
      window.fx.press(KeyCode.ENTER);
      awaitAt(bob, "good morning\nsecond line");
      window.awaitRow("good morning\nsecond line");
      assertThat(window.fx.find("#chat-entry", TextArea.class).getText()).isEmpty();

      bob.act("#lobby", "waves " + "and waves ".repeat(20));
      bob.react("#lobby", window.line("good morning\nsecond line").msgid(), "👍");
      Fx.await(() -> window.fx.has(".chat-reaction"), "a reaction");
      window.pictures("talk");
    }
  }

  @Test
  void commandsRepliesEditsAndPlacesWorkFromTheKeyboard() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      Network bob = window.join("bob");
      window.fx.click("#chat-entry");
      window.fx.type("bo");
      window.fx.press(KeyCode.TAB);
      assertThat(window.fx.find("#chat-entry", TextArea.class).getText()).isEqualTo("bob: ");
      window.fx.type("first").press(KeyCode.ENTER);
      awaitAt(bob, "bob: first");
      Fx.await(() -> !window.line("bob: first").msgid().isEmpty(), "the server's name for it");

      Line own = window.line("bob: first");
      Fx.run(() -> window.room.actions().speaking().edit(own));
      Fx.run(() -> window.room.model().entryProperty().set("bob: mended"));
      window.fx.press(KeyCode.ENTER);
      awaitAt(bob, "bob: mended");

      window.fx.press(KeyCode.UP);
      assertThat(window.fx.find("#chat-entry", TextArea.class).getText()).isEqualTo("bob: mended");
      window.fx.press(KeyCode.DOWN);
      window.fx.type("/nonsense").press(KeyCode.ENTER);
      assertThat(window.fx.find("#chat-typing", Label.class).getText()).contains("/nonsense");
      Fx.run(() -> window.room.model().entryProperty().set("/join #other"));
      window.fx.press(KeyCode.ENTER);
      window.awaitPlace("#other");

      bob.say("#lobby", "ann, come back", "");
      Fx.await(() -> window.room.waiting().get() == 1, "a mention on the rail");
      window.pictures("other");
      window.fx.press(KeyCode.ALT, KeyCode.A);
      window.awaitPlace("#lobby");
      window.awaitRow("ann, come back");
      Fx.await(() -> window.room.waiting().get() == 0, "all read");
    }
  }

  @Test
  void aFieldThatIsTooNarrowForItsPromptHasAShorterOne() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      TextArea entry = window.fx.find("#chat-entry", TextArea.class);
      Fx.await(() -> entry.getPromptText().equals("Say something in #lobby"), "the prompt");
      Fx.run(() -> window.house.shell().settings().textSizeProperty().set(TextSize.LARGE));
      window.fx.resize(720, 480);
      window.pictures("narrow");
      Fx.await(() -> entry.getPromptText().equals("Say something"), "a shorter prompt");
      assertThat(Fx.call(entry::getAccessibleText)).isEqualTo("Say something in #lobby");
    }
  }

  @Test
  void aServerThatIsNotThereIsExplainedWithAWayToTryAgain() throws Exception {
    try (Socket deaf = Ports.deaf();
        var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.fx.click("#chat-server");
      window.fx.type("127.0.0.1:" + deaf.getLocalPort()).press(KeyCode.ENTER);
      Fx.await(() -> window.fx.has("#chat-again"), "the way to try again");
      window.pictures("refused");
    }
  }
}
