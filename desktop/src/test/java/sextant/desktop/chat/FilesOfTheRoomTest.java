package sextant.desktop.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chat.Offers;
import sextant.desktop.FilesStandIn;
import sextant.desktop.chat.Attaching.State;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Fx;
import sextant.identity.StateDirectory;
import sextant.words.Language;

/** Files find their way: through Files to a person near, through a real server's file host. */
class FilesOfTheRoomTest {
  @TempDir private Path folder;

  @Test
  void aFileForAPersonNearGoesThroughFiles() throws Exception {
    var files = new FilesStandIn(Map.of("127.0.0.1", "Clever Mango"));
    try (var window = new ChatWindow(folder, Language.ENGLISH, List.of(context -> files))) {
      window.startRoom();
      window.join("bob");
      NetworkItem here = Fx.call(() -> window.room.model().networks().getFirst());
      Fx.run(() -> window.room.actions().talkTo(here, "bob"));
      window.awaitPlace("bob");
      Path note = Files.writeString(folder.resolve("note.txt"), "hello");
      Fx.run(() -> window.room.actions().attaching().give(List.of(note)));
      Fx.await(
          () ->
              window.room.actions().attaching().stateProperty().get()
                      instanceof State.ThroughFiles through
                  && through.device().equals("Clever Mango"),
          "on its way through Files");
      assertThat(files.files).containsExactly(note);
      window.pictures("through-files");
    }
  }

  @Test
  void aFileForARoomIsKeptByItsServerForWhoHasAnAccount() throws Exception {
    StateDirectory state = StateDirectory.at(folder.resolve("server-state"));
    ChatConfig config =
        ChatConfig.usual()
            .withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", 0)))
            .withOffers(
                new Offers(
                    false,
                    "",
                    List.of(),
                    new Offers.FileHost(true, "127.0.0.1", 0, false, "", 100_000, 1_000_000, 1),
                    Offers.USUAL.email()));
    var settings = new ChatServer.Settings(folder.resolve("server"), state, () -> config);
    try (ChatServer server = ChatServer.start(settings);
        var window = new ChatWindow(folder, Language.ENGLISH)) {
      int port = ((InetSocketAddress) server.bound().getFirst().address()).getPort();
      Fx.run(() -> {
        window.room.model().join().whoProperty().set(JoinModel.Who.NEW_ACCOUNT);
        window.room.model().join().passwordProperty().set("correct horse");
        window.room.model().serverProperty().set("127.0.0.1:" + port);
        window.room.actions().joining().join();
      });
      window.awaitPlace("#lobby");
      NetworkItem item = Fx.call(() -> window.room.model().networks().getFirst());
      Fx.await(() -> item.login().isPresent(), "the account");
      Fx.await(() -> !item.fileHostProperty().get().isEmpty(), "the file host");
      Path note = Files.writeString(folder.resolve("note.txt"), "kept by the server");
      Fx.run(() -> window.room.actions().select(new Where(item, "#lobby")));
      Fx.run(() -> window.room.actions().attaching().give(List.of(note)));
      Fx.await(
          () -> window.lines().stream().anyMatch(line -> line.text().endsWith("note.txt")),
          "the link in the room");
    }
  }
}
