package sextant.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.Offers;
import sextant.chatclient.AccountAnswer;
import sextant.chatclient.Line;
import sextant.chatclient.Login;

/** Files of somebody before a terminal, through a real server's file host. */
class ParcelsTest {
  private static final String PASSWORD = "correct horse";

  @TempDir Path folder;

  @Test
  void aServerWithoutAHostIsSaidAndAFileThatIsNotThereToo() throws Exception {
    Path note = Files.writeString(folder.resolve("note.txt"), "hello");
    try (Sitting sitting = new Sitting(folder, 90, 24)) {
      FakeTerminal terminal = sitting.begin();
      terminal.type("/send /no/such.txt"); // short: a line of the screen holds what is said of it
      terminal.awaitText("no such file");
      terminal.type("/send " + note);
      terminal.awaitText("keeps no files");
      terminal.type("/save");
      terminal.awaitText("no line for that");
    }
  }

  @Test
  void aFileGoesToTheServersHostAndWhoeverWantsItSavesIt() throws Exception {
    var account = new Login(Login.Mechanism.SCRAM_SHA_256, "ann", PASSWORD);
    var host = new Offers.FileHost(true, "127.0.0.1", 0, false, "", 100_000, 1_000_000, 1);
    var wish =
        new Sitting.Wish(
            config ->
                config.withOffers(new Offers(false, "", List.of(), host, Offers.USUAL.email())),
            Optional.of(account));
    Path note = Files.writeString(folder.resolve("灯 note.txt"), "hello");
    Path kept = Files.createDirectories(folder.resolve("kept"));
    try (Sitting sitting = new Sitting(folder, 90, 24, wish)) {
      try (Friend first = sitting.friend("ann")) {
        first.awaitJoined();
        assertThat(first.network().inquiry().register("", "", PASSWORD).join())
            .isEqualTo(new AccountAnswer.Made("ann"));
      }
      FakeTerminal terminal = sitting.begin();
      try (Friend bob = sitting.friend("bob")) {
        bob.awaitJoined();
        terminal.type("/send " + note);
        Line link = bob.awaitLine(line -> line.text().startsWith("http://127.0.0.1:"));
        assertThat(link.nick()).isEqualTo("ann");
        terminal.awaitText("is with the server");
        terminal.type("/save " + kept);
        terminal.awaitText("saved as");
        try (var saved = Files.list(kept)) {
          assertThat(saved).singleElement().satisfies(file -> assertThat(file).hasContent("hello"));
        }
      }
    }
  }
}
