package sextant.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.chatclient.Line;
import sextant.words.Language;

/**
 * Screens as text, compared with those in {@code src/test/resources/screens}. {@code
 * -Dsextant.screens=FOLDER} writes them anew.
 */
class ScreenViewTest {
  private final Scene scene = new Scene();

  private Frame frame(Language language, int columns, int rows) {
    return new ScreenView(language, ZoneOffset.UTC).frame(scene.state, columns, rows);
  }

  private static void check(String name, Frame frame) throws IOException {
    String shown = String.join("\n", frame.text()) + "\n";
    String folder = System.getProperty("sextant.screens", "");
    if (!folder.isEmpty()) {
      Files.writeString(Path.of(folder, name), shown);
      return;
    }
    try (InputStream file = ScreenViewTest.class.getResourceAsStream("/screens/" + name)) {
      String wanted = file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shown).as(name).isEqualTo(wanted);
    }
  }

  @Test
  void aMorningInTheLobbyLooksLikeThis() throws IOException {
    scene.morning();
    scene.state.entry().set("see you at ten");
    check("lobby-100x26.txt", frame(Language.ENGLISH, 100, 26));
  }

  @Test
  void aNarrowWindowShowsOnlyWhatWasSaid() throws IOException {
    scene.morning();
    check("lobby-38x20.txt", frame(Language.CHINESE, 38, 20));
  }

  @Test
  void helpListsKeysAndCommands() throws IOException {
    scene.state.overlay(new Overlay.Help());
    check("help-80x24.txt", frame(Language.ENGLISH, 80, 24));
    check("help-zh-80x24.txt", frame(Language.CHINESE, 80, 24));
  }

  @Test
  void serversToChooseFromAreListed() throws IOException {
    ScreenState state = new ScreenState();
    Overlay.Servers servers = new Overlay.Servers();
    servers.choices.add(
        new ServerChoice(
            ServerChoice.Origin.LAST_USED, "irc.example.org", "irc.example.org", true));
    servers.choices.add(
        new ServerChoice(
            ServerChoice.Origin.THIS_COMPUTER, "127.0.0.1:6667", "127.0.0.1:6667", false));
    servers.choices.add(
        new ServerChoice(ServerChoice.Origin.NEARBY, "课程 laptop", "192.0.2.7:6697", true));
    servers.selected = 1;
    state.overlay(servers);
    check(
        "servers-60x12.txt", new ScreenView(Language.ENGLISH, ZoneOffset.UTC).frame(state, 60, 12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10, 20, 38, 39, 55, 56, 75, 76, 80, 120, 300})
  void noWidthIsTooSmallAndNothingIsWiderThanTheScreen(int columns) {
    scene.morning();
    scene.say(Scene.line("w", 30, Line.Kind.MESSAGE, "x".repeat(500), "长".repeat(3_000)));
    scene.state.entry().set("多行\n第二行 " + "字".repeat(400));
    for (int rows : List.of(1, 2, 3, 4, 8, 24)) {
      Frame frame = frame(Language.ENGLISH, columns, rows);
      assertThat(frame.lines()).hasSize(rows);
      for (List<Frame.Piece> line : frame.lines()) {
        for (Frame.Piece piece : line) {
          assertThat(piece.column() + piece.row().width()).isLessThanOrEqualTo(columns);
        }
      }
    }
  }

  @Test
  void readingFurtherUpStaysWhereItIsWhenSomethingNewIsSaid() {
    for (int i = 0; i < 100; i++) {
      scene.say(Scene.line("k" + i, i, Line.Kind.MESSAGE, "bob", "number " + i));
    }
    ScreenView view = new ScreenView(Language.ENGLISH, ZoneOffset.UTC);
    Geometry geometry = Geometry.of(scene.state, 80, 24);
    view.buffers().scroll(scene.room.buffer(), geometry, -40);
    List<String> before = view.frame(scene.state, 80, 24).text().subList(2, 20);
    scene.say(Scene.line("new", 200, Line.Kind.MESSAGE, "bob", "something new"));
    Frame after = view.frame(scene.state, 80, 24);
    assertThat(after.text().subList(2, 20)).isEqualTo(before);
    assertThat(String.join("\n", after.text())).contains("more lines below");
    view.buffers().scroll(scene.room.buffer(), geometry, 1_000);
    assertThat(scene.room.buffer().anchor()).isEqualTo(Optional.empty());
  }

  @Test
  void strangersCannotWriteSequencesIntoTheTerminal() {
    String evil = "\u001b]0;title\u0007\u009b31m\u202edlrow\u2066 \u001b[2J";
    scene.say(Scene.line("e", 0, Line.Kind.MESSAGE, "b\u001b[31mob", evil));
    scene.say(Scene.line("t", 1, Line.Kind.TOPIC, evil, evil));
    scene.say(Scene.line("q", 2, Line.Kind.QUIT, evil, evil));
    String sent = new Painter(true).paint(frame(Language.ENGLISH, 100, 24));
    String withoutOurs = sent.replaceAll("\u001b\\[[0-9;?]*[HJKmhl]", "");
    assertThat(withoutOurs.codePoints().noneMatch(Character::isISOControl)).isTrue();
    assertThat(withoutOurs).doesNotContain("\u202e", "\u2066");
    assertThat(sent).doesNotContain("\u001b[31mob");
  }

  @Test
  void withoutColoursOnlyTraitsAreSent() {
    scene.morning();
    String sent = new Painter(false).paint(frame(Language.ENGLISH, 100, 24));
    assertThat(sent).doesNotContainPattern("\u001b\\[[0-9;]*;(3[0-7]|9[0-7])[;m]");
    assertThat(new Painter(true).paint(frame(Language.ENGLISH, 100, 24)))
        .containsPattern("\u001b\\[[0-9;]*;(3[0-7]|9[0-7])m");
  }

  @Test
  void onlyLinesThatChangedAreSentAgain() {
    scene.morning();
    Painter painter = new Painter(true);
    int whole = painter.paint(frame(Language.ENGLISH, 100, 24)).length();
    scene.state.entry().insert("x");
    String next = painter.paint(frame(Language.ENGLISH, 100, 24));
    assertThat(next.length()).isLessThan(whole / 10);
    Grid grid = new Grid(100, 24);
    grid.draw(new Painter(true).paint(frame(Language.ENGLISH, 100, 24)));
    assertThat(grid.text().lines().toList()).isEqualTo(frame(Language.ENGLISH, 100, 24).text());
  }
}
