package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;
import sextant.irc.Message;
import sextant.words.Failure;

/** A server that is killed with SIGKILL while people talk has lost nothing that was echoed. */
class KillTest {
  private static final int KILLS = 2;
  private static final int ECHOED_BEFORE_KILL = 200;

  @TempDir Path folder;

  /** The server of another process: prints its port, then serves until it is killed. */
  static final class Victim {
    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      ChatServer server =
          ChatServer.start(
              new ChatServer.Settings(
                  folder.resolve("data"),
                  StateDirectory.at(folder.resolve("state")),
                  () ->
                      TestServer.config()
                          .withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", 0)))));
      System.out.println(((InetSocketAddress) server.bound().getFirst().address()).getPort());
      server.awaitStop();
    }
  }

  private Process start() throws IOException, URISyntaxException {
    List<String> places = new ArrayList<>();
    for (Class<?> each :
        List.of(
            Victim.class,
            ChatServer.class,
            Message.class,
            StateDirectory.class,
            Failure.class,
            Class.class)) {
      if (each.getProtectionDomain().getCodeSource() != null) {
        places.add(
            Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
      }
    }
    Stream.of("org.sqlite.JDBC", "org.slf4j.Logger", "com.fasterxml.jackson.core.JsonFactory")
        .forEach(name -> places.add(place(name)));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            String.join(System.getProperty("path.separator"), places),
            Victim.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String place(String name) {
    try {
      return Path.of(
              Class.forName(name).getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Test
  void whatWasEchoedIsInTheHistoryOnceAfterEachKill() throws Exception {
    Map<String, String> echoed = new HashMap<>();
    for (int i = 0; i <= KILLS; i++) {
      Process process = start();
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        int port = Integer.parseInt(output.readLine());
        if (i < KILLS) {
          talkUntilKilled(process, port, i, echoed);
        } else {
          assertThat(kept(port)).containsAllEntriesOf(echoed);
        }
      } finally {
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
      }
    }
    assertThat(echoed).hasSizeGreaterThanOrEqualTo(KILLS * ECHOED_BEFORE_KILL);
    assertThat(echoed.values()).doesNotHaveDuplicates();
  }

  private static void talkUntilKilled(
      Process process, int port, int round, Map<String, String> echoed) throws IOException {
    try (Peer peer = Peer.open(port)) {
      peer.register("ann", "echo-message", "message-tags");
      peer.send("JOIN #lobby");
      peer.await("366");
      for (int i = 0; i < 3 * ECHOED_BEFORE_KILL; i++) {
        peer.send("PRIVMSG #lobby :round " + round + " line " + i);
      }
      for (int i = 0; i < ECHOED_BEFORE_KILL; i++) {
        Message echo = peer.await("PRIVMSG");
        echoed.put(echo.parameter(1), echo.tag("msgid"));
      }
      process.destroyForcibly();
    }
  }

  /** All that is in the history, page by page from the newest. */
  private static Map<String, String> kept(int port) throws IOException {
    Map<String, String> kept = new HashMap<>();
    try (Peer peer = Peer.open(port)) {
      peer.register("ann", "batch", "message-tags", "server-time", "draft/chathistory");
      peer.send("JOIN #lobby");
      peer.await("366");
      String page = "LATEST #lobby *";
      while (!page.isEmpty()) {
        List<Message> lines =
            peer.ask("CHATHISTORY " + page + " 1000").stream()
                .filter(line -> line.command().equals("PRIVMSG"))
                .toList();
        for (Message line : lines) {
          assertThat(kept.put(line.parameter(1), line.tag("msgid"))).isNull();
        }
        page = lines.isEmpty() ? "" : "BEFORE #lobby msgid=" + lines.getFirst().tag("msgid");
      }
    }
    return kept;
  }
}
