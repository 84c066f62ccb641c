package sextant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import sextant.chatclient.ClientStore;
import sextant.chatclient.NetworkSettings;
import sextant.cli.chat.ChatScreen;

/** {@code sextant chat connect} on a terminal: opens terminal and store, and shows the screen. */
final class ChatFullScreen {
  private static final String STORE = "chat-client.db"; // what was said, for reading it offline

  private final Run run;
  private final ChatText text;
  private final ChatTarget target;

  /**
   * What the person asked for.
   *
   * @param server the server named as a parameter
   * @param isNamed whether any server was named; otherwise servers are shown to choose from
   * @param room the room to join
   */
  record Wish(Optional<String> server, boolean isNamed, String room) {}

  ChatFullScreen(Run run, ChatText text, ChatTarget target) {
    this.run = run;
    this.text = text;
    this.target = target;
  }

  int show(Wish wish) throws IOException, InterruptedException {
    List<String> rooms = List.of(wish.room());
    Optional<NetworkSettings> first =
        wish.isNamed() ? Optional.of(target.network(wish.server(), rooms, text)) : Optional.empty();
    Files.createDirectories(run.state().path());
    try (ClientStore store = ClientStore.open(run.state().file(STORE));
        Terminal terminal =
            TerminalBuilder.builder()
                .system(true)
                .encoding(UTF_8) // whatever the JVM believes, as everywhere in the program
                .stdinEncoding(UTF_8)
                .stdoutEncoding(UTF_8)
                .build()) {
      ChatScreen screen =
          new ChatScreen(
              terminal,
              new ChatScreen.Start(
                  run.language(),
                  ZoneId.systemDefault(),
                  run.output().paint().isOn(),
                  ChatTarget.surroundings(run, store),
                  (address, isSecure) -> settings(address, isSecure, rooms),
                  first));
      try (Interruption.Registration _ = run.interruption().stoppingAsUsual(screen::end)) {
        screen.run();
      }
      return Exit.DONE;
    }
  }

  private Optional<NetworkSettings> settings(String address, boolean isSecure, List<String> rooms) {
    try {
      boolean isAddress = !address.isEmpty() && address.chars().noneMatch(c -> c <= ' ');
      return isAddress
          ? Optional.of(target.network(new ChatTarget.Door(address, isSecure), rooms, text))
          : Optional.empty();
    } catch (IOException notAnAddress) {
      return Optional.empty();
    }
  }
}
