package sextant.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

class ShellTest {
  @TempDir private Path folder;
  private final List<String> done = new ArrayList<>();
  private final List<Shell> shells = new ArrayList<>();

  /** A room with a field, a work area, one action, and an offer for hosts. */
  private final class PaperRoom implements Room {
    private final RoomId id;

    PaperRoom(RoomId id) {
      this.id = id;
    }

    @Override
    public RoomId id() {
      return id;
    }

    @Override
    public RoomFace face(Language language) {
      var field = new TextField();
      field.setId("field-" + id);
      var work = new TextField("work");
      work.setId("work-" + id);
      var action = new Action(id + ".wave", "Wave", "F9", () -> done.add("wave " + id));
      return new RoomFace(
          new VBox(new Label(language.tag()), field, work),
          List.of(field, work),
          () -> List.of(action),
          new SimpleStringProperty("sextant wave " + id));
    }

    @Override
    public List<HostAction> hostActions(Language language) {
      return List.of(new HostAction(id + ".greet", "Greet", host -> done.add("greet " + host)));
    }

    @Override
    public void close() {
      done.add("closed " + id);
    }
  }

  private Fx open() {
    var clip =
        new Clip() {
          @Override
          public void put(String text) {
            done.add("copied " + text);
          }

          @Override
          public String text() {
            return "";
          }
        };
    return Fx.over(() -> {
      var stage = new Stage();
      var picker =
          new FilePicker() {
            @Override
            public Optional<Path> open(String title) {
              return Optional.empty();
            }

            @Override
            public Optional<Path> save(String title, String proposedName) {
              return Optional.empty();
            }
          };
      var around = new Shell.Surroundings(folder, Language.ENGLISH, picker, clip, () -> 0);
      var shell =
          new Shell(
              stage,
              around,
              List.of(
                  context -> new PaperRoom(RoomId.PACKETS), context -> new PaperRoom(RoomId.TALK)));
      shell.show();
      shells.add(shell);
      return stage;
    });
  }

  @Test
  void roomsThatAreNotBuiltAreAbsentAndKeysGoToTheOthers() {
    try (var window = open()) {
      assertThat(window.has("#rail-talk")).isTrue();
      assertThat(window.has("#rail-ping")).isFalse();
      Fx.await(() -> focused(window).equals("field-TALK"), "the keyboard in the first room");
      window.press(KeyCode.CONTROL, KeyCode.DIGIT3);
      Fx.await(() -> focused(window).equals("field-PACKETS"), "the keyboard in the third room");
      window.press(KeyCode.F6);
      assertThat(focused(window)).isEqualTo("work-PACKETS");
      window.press(KeyCode.F9);
      assertThat(done).containsExactly("wave PACKETS");
    }
  }

  @Test
  void thePaletteFindsRunsAndGreetsATypedHost() {
    try (var window = open()) {
      window.press(KeyCode.CONTROL, KeyCode.K);
      assertThat(focused(window)).isEqualTo("palette-field");
      window.type("packets wave").press(KeyCode.ENTER);
      assertThat(done).containsExactly("wave PACKETS");
      assertThat(window.has("#palette-field")).isFalse();
      window.press(KeyCode.CONTROL, KeyCode.K).type("10.1.2.3:80").press(KeyCode.ENTER);
      assertThat(done).contains("greet 10.1.2.3:80");
    }
  }

  @Test
  void languageChangesAtOnceAndIsRemembered() {
    try (var window = open()) {
      window.press(KeyCode.CONTROL, KeyCode.COMMA).click("#language-chinese");
      assertThat(window.find("#rail-talk", javafx.scene.control.ToggleButton.class).getText())
          .isEqualTo("对话");
      window
          .press(KeyCode.ESCAPE)
          .press(KeyCode.CONTROL, KeyCode.DIGIT3)
          .press(KeyCode.CONTROL, KeyCode.Q);
      assertThat(done).contains("closed TALK", "closed PACKETS");
    }
    assertThat(folder.resolve("desktop.properties")).exists();
    try (var window = open()) {
      assertThat(window.find("#rail-talk", javafx.scene.control.ToggleButton.class).getText())
          .isEqualTo("对话");
      Fx.await(() -> focused(window).equals("field-PACKETS"), "the room it was left in");
    }
  }

  @Test
  void inANarrowWindowTheWordsOfTheStripGiveUpSpaceBeforeTheLastStopDoes() {
    try (var window = open()) {
      Shell shell = shells.getLast();
      Fx.run(() -> {
        for (int i = 0; i < 6; i++) {
          Activity.Words words = now -> "an echo server with many words " + now.tag();
          shell.activities().add(new Activity(RoomId.TALK, words, () -> {}, () -> {}));
        }
      });
      window.settle();
      double edge =
          Fx.call(() ->
              window.stage().getScene().getRoot().lookupAll("#activity-stop").stream()
                  .mapToDouble(stop -> stop.localToScene(stop.getLayoutBounds()).getMaxX())
                  .max()
                  .orElseThrow());
      assertThat(edge).isLessThanOrEqualTo(Fx.call(() -> window.stage().getScene().getWidth()));
    }
  }

  @Test
  void whatIsAliveIsSaidInTheLanguageOfTheWindow() {
    try (var window = open()) {
      Shell shell = shells.getLast();
      Activity.Words words = now -> now == Language.CHINESE ? "回显 :7" : "echo :7";
      Fx.run(() -> {
        shell.activities().add(new Activity(RoomId.TALK, words, () -> {}, () -> {}));
        shell.settings().languageProperty().set(Language.CHINESE);
      });
      window.settle();
      Labeled said =
          Fx.call(() -> (Labeled) window.stage().getScene().getRoot().lookup(".activity-words"));
      assertThat(Fx.call(said::getText)).isEqualTo("回显 :7");
    }
  }

  @Test
  void whatIsAliveStandsInTheStripWithItsStop() {
    try (var window = open()) {
      Shell shell = shells.getLast();
      Fx.run(() -> {
        var echo = new Activity[1];
        echo[0] =
            new Activity(
                RoomId.TALK,
                now -> "echo :7",
                () -> shell.activities().remove(echo[0]),
                () -> done.add("revealed"));
        shell.activities().add(echo[0]);
      });
      window.settle().click(".activity-words");
      assertThat(done).containsExactly("revealed");
      window.click("#activity-stop");
      assertThat(shell.activities().running()).isEmpty();
      assertThat(window.has(".activity-strip")).isFalse();
    }
  }

  @Test
  void theCommandLineCanBeCopied() {
    try (var window = open()) {
      window.click("#command-copy");
      assertThat(done).containsExactly("copied sextant wave TALK");
    }
  }

  @Test
  void theSizeOfTheWindowIsKnownBeforeItCloses() {
    Path file = folder.resolve("desktop.properties");
    try (var window = open()) {
      window.resize(843, 611);
      Fx.await(() -> written(file).contains("window.width=843.0"), "the size on the disk");
      assertThat(written(file)).contains("window.height=611.0");
    }
    try (var window = open()) {
      assertThat(Fx.call(window.stage()::getWidth)).isEqualTo(843);
    }
  }

  private static String written(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException cannotRead) {
      return "";
    }
  }

  @Test
  void aBrokenStateFileIsAFreshStart() throws Exception {
    Files.writeString(folder.resolve("desktop.properties"), "window.width=\\uZZZZ");
    try (var window = open()) {
      assertThat(window.has("#rail-talk")).isTrue();
    }
  }

  private static String focused(Fx window) {
    return Fx.call(() -> {
      var owner = window.stage().getScene().getFocusOwner();
      return owner == null || owner.getId() == null ? "" : owner.getId();
    });
  }
}
