package sextant.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.jline.terminal.Attributes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chatclient.Line;

/** Somebody before a terminal, on a real server, over real sockets. */
class ChatScreenTest {
  private static final String UP = "\u001b[A";
  private static final String PAGE_UP = "\u001b[5~";
  private static final String ESCAPE = "\u001b";
  private static final String CTRL_C = "\u0003";

  @TempDir Path folder;
  private Sitting sitting;

  @BeforeEach
  void begin() throws IOException {
    sitting = new Sitting(folder, 90, 24);
  }

  @AfterEach
  void end() throws IOException {
    sitting.close();
  }

  private Friend bob() throws Exception {
    Friend bob = sitting.friend("bob");
    bob.awaitJoined();
    return bob;
  }

  @Test
  void twoPeopleTalk() throws Exception {
    FakeTerminal terminal = sitting.begin();
    try (Friend bob = bob()) {
      bob.network().say("#lobby", "hello 你好", "");
      terminal.awaitText("hello 你好");
      terminal.type("早上好 bob");
      Line heard = bob.awaitLine(line -> line.text().equals("早上好 bob"));
      assertThat(heard.nick()).isEqualTo("ann");
      terminal.await(
          "the line without a mark that it waits",
          screen -> screen.contains("早上好 bob") && !screen.contains("on its way"));
    }
  }

  @Test
  void aLineBreakIsTypedAndPastedTextIsNotObeyed() throws Exception {
    FakeTerminal terminal = sitting.begin();
    try (Friend bob = bob()) {
      terminal.press("one\ntwo");
      terminal.type("\u001b[200~ three\r/quit\u0007\u001b[201~");
      bob.awaitLine(line -> line.text().equals("one\ntwo three\n/quit"));
    }
  }

  @Test
  void aReplyAReactionAnEditAndATakingBackAreTyped() throws Exception {
    FakeTerminal terminal = sitting.begin();
    try (Friend bob = bob()) {
      bob.network().say("#lobby", "a question", "");
      Line question = bob.awaitLine(line -> !line.msgid().isEmpty() && line.isOwn());
      terminal.awaitText("a question");
      terminal.type("/react 👍");
      bob.awaitLine(line -> line.change().reactions().containsKey("👍"));
      terminal.awaitText("👍 1");
      terminal.type("/reply an answer");
      Line answer = bob.awaitLine(line -> line.text().equals("an answer"));
      assertThat(answer.replyTo()).isEqualTo(question.msgid());
      terminal.await(
          "the answer as the server has it",
          screen -> screen.contains("╭ bob: a question") && !screen.contains("on its way"));
      terminal.type("/edit a better answer");
      bob.awaitLine(line -> line.text().equals("a better answer") && line.change().isEdited());
      terminal.awaitText("a better answer (edited)");
      terminal.type("/takeback");
      bob.awaitLine(line -> line.change().isRedacted());
      terminal.awaitText("taken back by ann");
    }
  }

  @Test
  void placesAreOpenedAndSwitchedByKeys() throws Exception {
    FakeTerminal terminal = sitting.begin();
    try (Friend bob = bob()) {
      terminal.type("/join #java");
      terminal.await("#java in front", screen -> firstLine(screen).contains("#java"));
      bob.network().say("#lobby", "where is ann?", "");
      terminal.awaitText("@1");
      terminal.press("\u001ba");
      terminal.awaitText("where is ann?");
      terminal.await("read", screen -> !screen.contains("@1"));
      terminal.press("\u001b1");
      terminal.await("the server's page", screen -> firstLine(screen).contains("here"));
      terminal.type("/query bob");
      terminal.await("a conversation", screen -> firstLine(screen).contains("bob"));
      terminal.type("psst");
      terminal.awaitText("psst");
    }
  }

  private static String firstLine(String screen) {
    return screen.lines().findFirst().orElse("");
  }

  @Test
  void nicksRoomsAndCommandsAreCompletedAndWhatWasSaidComesBack() throws Exception {
    FakeTerminal terminal = sitting.begin();
    try (Friend bob = bob()) {
      terminal.await("bob in the list", screen -> screen.contains(" bob"));
      terminal.press("bo\t");
      terminal.awaitText("> bob:");
      terminal.type("hi");
      bob.awaitLine(line -> line.text().equals("bob: hi"));
      terminal.press("/takeb\t");
      terminal.awaitText("> /takeback");
      terminal.press("\u0015see #lo\t");
      terminal.awaitText("> see #lobby");
      terminal.press("\u0015" + UP);
      terminal.awaitText("> bob: hi");
    }
  }

  @Test
  void olderLinesComeWhenReadingUpAndASearchJumpsToThem() throws Exception {
    try (Friend bob = bob()) {
      for (int i = 0; i < 400; i++) {
        bob.network().say("#lobby", i == 20 ? "the needle 针" : "line number " + i, "");
      }
      bob.awaitLine(line -> line.text().endsWith("number 399") && !line.msgid().isEmpty());
      FakeTerminal terminal = sitting.begin();
      terminal.awaitText("line number 399");
      terminal.await(
          "the oldest lines",
          screen -> {
            boolean isThere = screen.contains("line number 3 ");
            terminal.press(isThere ? "" : PAGE_UP);
            return isThere;
          });
      assertThat(terminal.screen()).contains("more lines below");
      terminal.press(ESCAPE);
      terminal.awaitText("line number 399");
      terminal.type("/search needle");
      terminal.awaitText("bob: the needle 针");
      terminal.press("\r");
      terminal.awaitText("older lines, found by a search");
      terminal.awaitText("line number 21");
      terminal.press(ESCAPE);
      terminal.awaitText("line number 399");
    }
  }

  @Test
  void whatWasSaidBeforeIsFoundAtTheServer() throws Exception {
    try (Friend bob = bob()) {
      bob.network().say("#lobby", "the needle 针", "");
      for (int i = 0; i < 450; i++) {
        bob.network().say("#lobby", "line number " + i, "");
      }
      bob.awaitLine(line -> line.text().endsWith("number 449") && !line.msgid().isEmpty());
      FakeTerminal terminal = sitting.begin();
      terminal.awaitText("line number 449");
      terminal.type("/search needle");
      terminal.awaitText("bob: the needle 针");
      terminal.press("\r");
      terminal.awaitText("older lines, found by a search");
      terminal.awaitText("line number 1");
    }
  }

  @Test
  void roomsAreListedFilteredAndEntered() throws Exception {
    FakeTerminal terminal = sitting.begin();
    try (Friend bob = bob()) {
      bob.network().join("#lighthouse", "");
      bob.network().join("#harbour", "");
      bob.network().raw("TOPIC #lighthouse :about 灯塔");
      while (bob.network().inquiry().rooms().join().stream()
          .noneMatch(room -> room.topic().equals("about 灯塔"))) {
        Thread.onSpinWait();
      }
      terminal.type("/list");
      terminal.awaitText("about 灯塔");
      terminal.awaitText("#harbour");
      terminal.press("灯塔");
      terminal.awaitGone("#harbour");
      terminal.press("\r");
      terminal.await("there", screen -> firstLine(screen).contains("#lighthouse"));
    }
  }

  @Test
  void somebodyIsKeptOutAndLetInAgain() throws Exception {
    FakeTerminal terminal = sitting.begin();
    try (Friend bob = bob()) {
      terminal.type("/join #mine");
      terminal.await("#mine in front", screen -> firstLine(screen).contains("#mine"));
      bob.network().join("#mine", "");
      terminal.awaitText("bob came in");
      terminal.type("/kick-ban bob enough");
      terminal.awaitText("enough");
      bob.network().join("#mine", "");
      bob.network().say("#lobby", "no way in", "");
      bob.awaitLine(line -> line.text().equals("no way in") && !line.msgid().isEmpty());
      terminal.type("/unban bob");
      terminal.await(
          "bob is back",
          screen -> {
            bob.network().join("#mine", "");
            return screen.contains("2 people");
          });
    }
  }

  @Test
  void aServerThatIsKilledComesBackWithWhatWasSaidMeanwhile() throws Exception {
    FakeTerminal terminal = sitting.begin();
    try (Friend bob = bob()) {
      sitting.stopServer();
      terminal.awaitText("next try in");
      terminal.type("written offline");
      terminal.awaitText("on its way");
      sitting.restartServer();
      bob.awaitLine(line -> line.text().equals("written offline"));
      terminal.awaitGone("on its way");
      terminal.awaitGone("next try in");
    }
  }

  @Test
  void theScreenFollowsTheWindow() throws Exception {
    FakeTerminal terminal = sitting.begin();
    terminal.type("a line that is long enough to be broken when the window is narrow");
    terminal.awaitText("when the window is narrow");
    terminal.resize(40, 12);
    terminal.await(
        "broken lines and no lists",
        screen -> screen.contains("narrow") && !screen.contains("│") && lines(screen) == 12);
    terminal.resize(120, 40);
    terminal.await("lists again", screen -> screen.contains("│ 1 person"));
  }

  private static long lines(String screen) {
    return screen.lines().count();
  }

  @Test
  void ctrlCLeavesTheTerminalAsItWas() throws Exception {
    Attributes before = sitting.terminal().terminal().getAttributes();
    FakeTerminal terminal = sitting.begin();
    terminal.press(CTRL_C);
    sitting.awaitEnd();
    assertThat(terminal.sent()).startsWith(Painter.ENTER).endsWith(Painter.LEAVE);
    Attributes after = terminal.terminal().getAttributes();
    for (Attributes.LocalFlag flag : Attributes.LocalFlag.values()) {
      assertThat(after.getLocalFlag(flag)).as(flag.name()).isEqualTo(before.getLocalFlag(flag));
    }
  }

  @Test
  void aRequestToEndLeavesTheTerminalAsItWas() throws Exception {
    FakeTerminal terminal = sitting.begin();
    sitting.screen().end();
    assertThat(terminal.sent()).endsWith(Painter.LEAVE);
    sitting.awaitEnd();
  }

  @Test
  void helpAndTheListsComeAndGo() throws Exception {
    FakeTerminal terminal = sitting.begin();
    terminal.press("\u001bOP");
    terminal.awaitText("Help (Esc closes");
    terminal.press(ESCAPE);
    terminal.awaitText("1 person");
    terminal.press("\u001bOR");
    terminal.awaitGone("1 person");
    terminal.press("\u001bOQ");
    terminal.awaitGone("│");
    terminal.type("/nonsense");
    terminal.awaitText("/nonsense is no command here");
  }

  @Test
  void aBugLeavesTheTerminalAsItWasToo() {
    FakeTerminal terminal = sitting.begin();
    sitting
        .screen()
        .execute(() -> {
          throw new IllegalStateException("bug: thrown by the test");
        });
    assertThatThrownBy(() -> sitting.awaitEnd()).hasRootCauseMessage("bug: thrown by the test");
    assertThat(terminal.sent()).endsWith(Painter.LEAVE);
  }

  @Test
  void theMouseTurnsTheWheelAndChoosesPlacesWhenItIsWanted() {
    FakeTerminal terminal = sitting.begin();
    terminal.type("/mouse");
    terminal.awaitText("hold Shift");
    assertThat(terminal.sent()).contains("\u001b[?1000;1006h");
    terminal.press("\u001b[<0;3;1M");
    terminal.await("the server's page", screen -> firstLine(screen).contains("│ here"));
    terminal.press("\u001b[<64;40;5M\u001b[<65;40;5M");
    terminal.type("/mouse");
    terminal.awaitText("marks text again");
  }
}
