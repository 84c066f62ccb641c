package sextant.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.chatclient.ChatRow;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.Person;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Side;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

/** What people and operators do in the room, with a real server and a second person. */
class ChatDeedsTest {
  @TempDir private Path folder;

  private static void enter(ChatWindow window, String words) {
    Fx.run(() -> window.room.model().entryProperty().set(words));
    window.fx.click("#chat-entry");
    window.fx.press(KeyCode.ENTER);
  }

  private static boolean isFailed(ChatWindow window, String words) {
    return window.line(words).delivery() instanceof Line.Delivery.Failed;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theRoomOpensToTheNetworkAndShowsItsLink(Language language) throws Exception {
    try (var window = new ChatWindow(folder, language)) {
      window.startRoom();
      window.fx.click("#chat-let-in");
      window.pictures("question");
      window.fx.click("#chat-let-in-yes");
      Fx.await(() -> window.fx.has("#chat-squares"), "the link as squares");
      String shown = window.fx.find("#chat-address", Label.class).getText();
      assertThat(shown).contains("ircs://127.0.0.1:").contains("/lobby");
      String link = Fx.call(() -> window.hosted().link().orElseThrow());
      window.fx.click("#chat-copy-address");
      assertThat(window.house.copied()).isEqualTo(link);
      window.pictures("opened");

      Network bob = window.joinOverTls("bob", ServerAddress.parse(link));
      bob.say("#lobby", "hello over TLS", "");
      window.awaitRow("hello over TLS");
    }
  }

  @Test
  void aLineThatWasRefusedIsSentAgainOrDiscarded() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      Network bob = window.join("bob");
      bob.join("#quiet", "");
      bob.raw("MODE #quiet +m");
      Fx.await(() -> window.answer(bob.members("#quiet")).size() == 1, "bob in his room");
      enter(window, "/join #quiet");
      window.awaitPlace("#quiet");
      Fx.await(() -> window.room.model().people().size() == 2, "both in the room");
      enter(window, "may I?");
      window.awaitRow("may I?");
      Fx.await(() -> isFailed(window, "may I?"), "the refusal");
      window.fx.settle();
      window.pictures("failed");

      bob.raw("MODE #quiet -m");
      Fx.await(
          () -> window.place("#quiet").filter(view -> !view.modes().contains("m")).isPresent(),
          "everybody may speak");
      window.fx.click("#chat-retry");
      Fx.await(
          () -> window.said("may I?").filter(line -> !line.msgid().isEmpty()).isPresent(),
          "the line at the server");

      bob.raw("MODE #quiet +m");
      Fx.await(
          () -> window.place("#quiet").filter(view -> view.modes().contains("m")).isPresent(),
          "silence again");
      enter(window, "never said");
      window.awaitRow("never said");
      Fx.await(() -> isFailed(window, "never said"), "the second refusal");
      window.fx.click("#chat-discard");
      Fx.await(() -> window.said("never said").isEmpty(), "the line gone");
    }
  }

  @Test
  void aLineIsTakenBackAndAReplyLeadsToWhatItAnswers() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      Network bob = window.join("bob");
      enter(window, "what time is it?");
      window.awaitRow("what time is it?");
      Fx.await(() -> !window.line("what time is it?").msgid().isEmpty(), "its name");
      Line question = window.line("what time is it?");
      for (int i = 0; i < 60; i++) {
        bob.say("#lobby", "filler " + i, "");
      }
      bob.say("#lobby", "noon", question.msgid());
      window.awaitRow("noon");
      Fx.run(() -> window.room.actions().open().goTo(question.msgid()));
      Fx.await(
          () ->
              window
                          .fx
                          .find("#chat-lines", javafx.scene.control.ListView.class)
                          .getSelectionModel()
                          .getSelectedItem()
                      instanceof ChatRow.Said said
                  && said.line().key().equals(question.key()),
          "the line that was answered, chosen");
      window.pictures("jump");
      window.fx.click("#chat-newest");

      Line mine = window.line("what time is it?");
      Fx.run(() -> window.room.actions().speaking().takeBack(mine));
      Fx.await(
          () ->
              window.lines().stream()
                  .anyMatch(line -> line.key().equals(mine.key()) && line.change().isRedacted()),
          "taken back");
    }
  }

  @Test
  void whatWasSaidIsFoundAndShownWithWhatIsAroundIt() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      Network bob = window.join("bob");
      bob.say("#lobby", "the 灯塔 stands on the rock", "");
      for (int i = 0; i < 40; i++) {
        bob.say("#lobby", "wave " + i, "");
      }
      window.awaitRow("wave 39");
      window.fx.click("#chat-entry");
      window.fx.press(KeyCode.CONTROL, KeyCode.F);
      window.fx.type("灯塔 stands");
      Fx.await(
          () -> window.fx.find("#chat-find-count", Label.class).getText().equals("1 found"),
          "one found");
      window.fx.press(KeyCode.ENTER);
      Fx.await(() -> window.chosen().equals("the 灯塔 stands on the rock"), "the line, chosen");
      window.pictures("found");
      window.fx.click("#chat-find-field");
      window.fx.type("nowhere");
      Fx.await(
          () -> window.fx.find("#chat-find-count", Label.class).getText().equals("not found"),
          "nothing found");
      window.fx.press(KeyCode.ESCAPE);
      assertThat(window.fx.has("#chat-find-field")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anOperatorSetsTopicAndModesAndPutsSomebodyOut(Language language) throws Exception {
    try (var window = new ChatWindow(folder, language)) {
      window.startRoom();
      Network bob = window.join("bob");
      enter(window, "/join #mine");
      window.awaitPlace("#mine");
      bob.join("#mine", "");
      Fx.await(() -> window.room.model().people().size() == 2, "both in the room");
      window.fx.click("#chat-show-settings");
      window.fx.click("#chat-topic");
      Fx.run(() -> window.fx.find("#chat-topic", TextArea.class).setText("Ships and 灯塔"));
      window.fx.click("#chat-set-topic");
      Fx.await(
          () -> window.place("#mine").filter(v -> v.topic().equals("Ships and 灯塔")).isPresent(),
          "the topic");
      window.fx.click("#chat-mode-m");
      Fx.await(
          () -> window.place("#mine").filter(view -> view.modes().contains("m")).isPresent(),
          "moderated");
      Fx.run(() -> window.fx.find("#chat-ban-mask", TextField.class).setText("eve!*@*"));
      Fx.run(() -> window.fx.find("#chat-add-ban", javafx.scene.control.Button.class).fire());
      Fx.await(() -> window.fx.has("#chat-unban"), "the ban in the list");
      window.pictures("settings");

      Person bobHere =
          Fx.call(() ->
              window.room.model().people().stream()
                  .filter(one -> one.nick().equals("bob"))
                  .findFirst()
                  .orElseThrow());
      Fx.run(() -> window.room.actions().lookup().whois(bobHere));
      Fx.run(() -> window.room.model().sideProperty().set(Side.PEOPLE));
      Fx.await(() -> window.fx.has("#chat-whois"), "who bob is");
      window.pictures("whois");
      assertThat(window.room.actions().moderation().rights().isOperator()).isTrue();
      assertThat(
              Fx.call(() ->
                  new PersonMenu(
                          window.room.model(),
                          window.room.actions(),
                          new ChatRoomText(language),
                          window.context())
                      .items(bobHere).stream().map(javafx.scene.control.MenuItem::getId).toList()))
          .contains("chat-op", "chat-voice", "chat-kick", "chat-ban");
      Fx.run(() -> window.room.actions().moderation().putOut(bobHere));
      Fx.await(() -> window.room.model().people().size() == 1, "bob out");
    }
  }

  @Test
  void theOwnerOfTheServerAdministersItFromItsPage() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      NetworkItem here = Fx.call(() -> window.room.model().networks().getFirst());
      Fx.await(() -> here.operatorProperty().get(), "operator of one's own server");
      Fx.run(() -> {
        window.room.actions().select(new Where(here, here.settings().name()));
        window.room.model().sideProperty().set(Side.SETTINGS);
      });
      window.fx.click("#chat-lusers");
      Fx.await(
          () -> window.lines().stream().anyMatch(line -> line.text().contains("users")),
          "the server's answer");
      enter(window, "TIME");
      Fx.await(() -> window.lines().size() > 5, "the answer to a typed command");
      window.pictures("server");
    }
  }

  @Test
  void placesMoveAndEmojiAndNicksAreOffered() throws Exception {
    try (var window = new ChatWindow(folder, Language.CHINESE)) {
      window.startRoom();
      enter(window, "/join #alpha");
      window.awaitPlace("#alpha");
      NetworkItem here = Fx.call(() -> window.room.model().networks().getFirst());
      Fx.run(() -> window.room.actions().move(new Where(here, "#lobby"), -1));
      Fx.run(() -> window.room.actions().move(new Where(here, "#alpha"), -1));
      List<String> names =
          Fx.call(() -> Sidebar.places(window.room.model()).stream().map(Where::place).toList());
      assertThat(names).containsSubsequence("#alpha", "#lobby");

      window.fx.click("#chat-entry");
      window.fx.type(":thumbs");
      Fx.await(() -> window.fx.has("#chat-offers .button"), "an offer");
      window.pictures("offers");
      window.fx.press(KeyCode.TAB);
      assertThat(window.fx.find("#chat-entry", TextArea.class).getText()).startsWith("👍");
      window.fx.click("#chat-emoji");
      Fx.await(() -> window.fx.has("#chat-emoji-field"), "the emoji");
      window.pictures("emoji");
      window.fx.type("lighthouse");
      window.fx.press(KeyCode.ESCAPE);
      assertThat(window.fx.has("#chat-emoji-field")).isFalse();
    }
  }

  private static Line line(String words, boolean isMention) {
    return new Line(
        words,
        "",
        0,
        Line.Kind.MESSAGE,
        "bob",
        "",
        words,
        "",
        false,
        isMention,
        Line.DONE,
        Line.Change.NONE);
  }

  @Test
  void onlyWhoIsNamedIsToldAndNotInQuietHours() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      NetworkItem here = Fx.call(() -> window.room.model().networks().getFirst());
      var where = new Where(here, "#lobby");
      var told = new ArrayList<String>();
      var millis = new java.util.concurrent.atomic.AtomicLong();
      ChatMemory memory = window.room.actions().memory();
      var notifier = new Notifier(memory, millis::get, (title, words) -> told.add(words));
      Line plain = line("just words", false);
      Line mention = line("ann, \u202ecome", true);
      Fx.run(() -> {
        notifier.heard(where, List.of(plain));
        notifier.heard(where, List.of(mention));
        notifier.heard(where, List.of(mention)); // too soon after the last
        millis.set(3_600_000);
        memory.keepQuietHours(
            java.util.Optional.of(
                new QuietHours(java.time.LocalTime.MIN, java.time.LocalTime.of(23, 59))));
        notifier.heard(where, List.of(mention));
      });
      assertThat(told).containsExactly("ann, \ufffdcome");
      assertThat(here.stateProperty().get()).isInstanceOf(ConnectionState.Online.class);
    }
  }

  @Test
  void anAccountIsMadeWhileJoiningAndUsedFromThenOn() throws Exception {
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.startRoom();
      String address = Fx.call(() -> window.hosted().address());
      window.fx.click("#chat-ways");
      window.fx.click("#chat-who-new_account");
      window.pictures("join");
      window.fx.click("#chat-password");
      window.fx.type("correct horse");
      Fx.run(() -> {
        window.room.model().nickProperty().set("cleo");
        window.room.model().serverProperty().set(address.replace("127.0.0.1", "localhost"));
        window.room.actions().joining().join();
      });
      Fx.await(
          () -> window.room.model().join().newsProperty().get().isPresent(), "the server's answer");
      assertThat(window.fx.find("#chat-account-news", Label.class).getText())
          .startsWith("The account cleo");
      window.pictures("account");

      Fx.run(() -> {
        window.room.model().join().whoProperty().set(JoinModel.Who.ACCOUNT);
        window.room.model().join().passwordProperty().set("correct horse");
        window.room.model().serverProperty().set(address.replace("127.0.0.1", "localhost"));
        window.room.actions().joining().join();
      });
      Fx.await(
          () ->
              window.room.model().networks().stream()
                  .anyMatch(item ->
                      item.stateProperty().get() instanceof ConnectionState.Online online
                          && online.account().equals("cleo")),
          "logged in");
    }
  }
}
