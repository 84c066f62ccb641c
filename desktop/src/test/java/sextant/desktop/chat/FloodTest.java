package sextant.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chatclient.LineSpan;
import sextant.desktop.kit.Fx;
import sextant.words.Language;

/** Much, and hostile, and pictures: the window stays bounded and asks before it fetches. */
class FloodTest {
  private static final int MANY = 100_000;
  private static final int MOST_NODES = 4_000;

  @TempDir private Path folder;

  private static int nodes(ChatWindow window) {
    return Fx.call(() -> count(window.fx.stage().getScene().getRoot()));
  }

  private static int count(Node node) {
    int sum = 1;
    if (node instanceof javafx.scene.Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        sum += count(child);
      }
    }
    return sum;
  }

  private static void join(ChatWindow window, String address) {
    Fx.run(() -> {
      window.room.model().serverProperty().set(address);
      window.room.actions().joining().join();
    });
    window.awaitPlace("#lobby");
  }

  @Test
  void aHundredThousandLinesAreScrolledThroughWithFewInHand() throws Exception {
    Path state = Files.createDirectories(folder.resolve("state"));
    KeptLines.in(state.resolve("chat-desktop.db")).withNumbered("#lobby", MANY);
    try (var window = new ChatWindow(folder, Language.ENGLISH)) {
      window.awaitPlace("far:6667");
      NetworkItem far = Fx.call(() -> window.room.model().networks().getFirst());
      Fx.await(() -> far.place("#lobby").isPresent(), "the room of before");
      Fx.run(() -> window.room.actions().select(new ChatModel.Where(far, "#lobby")));
      window.awaitRow("line " + (MANY - 1));
      int before = nodes(window);
      OpenPlace open = window.room.actions().open();
      for (int page = 0; page < 60; page++) {
        String first = Fx.call(() -> window.lines().getFirst().key());
        Fx.run(() -> open.older(more -> {}));
        Fx.await(() -> !window.lines().getFirst().key().equals(first), "an older page");
        assertThat(window.room.model().rows().size()).isLessThanOrEqualTo(2 * LineSpan.MOST);
      }
      assertThat(Fx.call(() -> open.isNewestProperty().get())).isFalse();
      window.fx.settle();
      assertThat(nodes(window)).isLessThan(Math.max(MOST_NODES, 2 * before));

      Fx.run(open::toNewest);
      window.awaitRow("line " + (MANY - 1));
      window.fx.click("#chat-lines");
      window.fx.press(javafx.scene.input.KeyCode.HOME);
      Fx.await(() -> window.lines().size() > 250, "older lines, for somebody went to the top");

      Fx.run(() -> open.goTo("m7"));
      Fx.await(() -> window.chosen().equals("line 7"), "one of the first lines, found by its id");
      Fx.run(open::newer);
      Fx.await(() -> window.said("line 290").isPresent(), "what came after it");
      window.fx.click("#chat-newest");
      window.awaitRow("line " + (MANY - 1));
    }
  }

  @Test
  void aFloodOfHostileLinesLeavesTheWindowUsable() throws Exception {
    try (var server = new ScriptedServer("NICKLEN=30");
        var window = new ChatWindow(folder, Language.ENGLISH)) {
      join(window, server.address());
      server.say(":" + "x".repeat(10_000) + "!u@h JOIN #lobby");
      server.say(":eve!u@h PRIVMSG #lobby :\u202eevil\u202c <b>bold</b> <script>x</script>");
      server.say(
          ":eve!u@h PRIVMSG #lobby :\u0003999,999 \u0002\u0002\u001f see http://a\u202eb.c/");
      server.say(":eve!u@h PRIVMSG #lobby :" + "w".repeat(9_000));
      window.awaitRow("w".repeat(9_000));
      window.fx.settle();
      window.pictures("hostile");
      for (int i = 0; i < 10_000; i++) {
        server.say(":eve" + i % 50 + "!u@h PRIVMSG #lobby :flood " + i + " ann");
      }
      window.awaitRow("flood 9999 ann");
      assertThat(window.lines().size()).isLessThanOrEqualTo(LineSpan.MOST);
      assertThat(nodes(window)).isLessThan(MOST_NODES);
      window.fx.click("#chat-entry");
      window.fx.type("still here");
      assertThat(window.room.model().entryProperty().get()).isEqualTo("still here");
    }
  }

  @Test
  void aFileGoesToTheServersHostAndItsPictureIsShown() throws Exception {
    try (var host = new PictureHost();
        var server = new ScriptedServer(host.token());
        var window = new ChatWindow(folder, Language.ENGLISH)) {
      join(window, server.address());
      NetworkItem item = Fx.call(() -> window.room.model().networks().getFirst());
      Fx.await(() -> !item.fileHostProperty().get().isEmpty(), "the file host");
      byte[] picture = Fx.call(() -> sextant.desktop.kit.Png.of(PictureHost.picture()));
      Path file = Files.write(folder.resolve("灯 light.png"), picture);
      Fx.run(() -> window.room.actions().attaching().give(List.of(file)));
      window.awaitRow(host.kept());
      assertThat(host.uploaded()).contains("UTF-8''%E7%81%AF%20light.png");
      Fx.await(() -> shownPictures(window) == 1, "the picture of one's own server, unasked");
      window.pictures("picture");

      server.say(":eve!u@h PRIVMSG #lobby :http://192.0.2.1/tracker.png");
      window.awaitRow("http://192.0.2.1/tracker.png");
      Fx.await(() -> window.fx.has(".chat-show-picture"), "the button that would fetch it");
      assertThat(
              Fx.call(() ->
                  window.room.actions().pictures().look("http://192.0.2.1/tracker.png").get()))
          .isInstanceOf(Pictures.Look.Unasked.class);
    }
  }

  private static long shownPictures(ChatWindow window) {
    return window.fx.find("#chat-lines", ListView.class).lookupAll(".image-view").stream()
        .filter(node -> node instanceof ImageView)
        .count();
  }

  @Test
  void aPlaceWithoutAWayForFilesSaysWhy() throws Exception {
    try (var server = new ScriptedServer("NICKLEN=30");
        var window = new ChatWindow(folder, Language.ENGLISH)) {
      join(window, server.address());
      Path file = Files.writeString(folder.resolve("note.txt"), "hello");
      Fx.run(() -> window.room.actions().attaching().give(List.of(file)));
      Fx.await(
          () ->
              window.room.actions().attaching().stateProperty().get()
                      instanceof Attaching.State.NoWay none
                  && none.why() == Attaching.Why.ROOM_WITHOUT_HOST,
          "why not");
      window.pictures("no-way");
    }
  }
}
