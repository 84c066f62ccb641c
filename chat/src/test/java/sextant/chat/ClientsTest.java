package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.irc.Message;

/** Clients that people have: they log in with SASL, join, talk, hear, and read old lines. */
class ClientsTest {
  private static final int LIMIT_SECONDS = 60;

  @TempDir Path folder;

  private static void assumeInstalled(String program) {
    boolean found =
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    assumeThat(found).as(program + " is not installed").isTrue();
  }

  @Test
  void irssiLogsInTalksAndReadsAgain() throws Exception {
    assumeInstalled("irssi");
    assumeInstalled("script");
    Path home = Files.createDirectories(folder.resolve("irssi"));
    try (TestServer server = TestServer.start(folder.resolve("server"));
        Peer ann = server.connect("ann", "account-notify", "message-tags", "extended-join")) {
      prepare(server, ann, "irssi");
      Files.writeString(home.resolve("config"), irssiConfig(server.port(), home));
      Process irssi = start(home, "script", "-qfec", "irssi --home=" + home, "/dev/null");
      try {
        Message join = ann.await("JOIN");
        assertThat(join.source()).startsWith("irssi!");
        assertThat(join.parameter(1)).isEqualTo("irssi"); // the account: SASL worked
        type(irssi, "/msg #talk hello from irssi");
        assertThat(ann.await("PRIVMSG").parameter(1)).isEqualTo("hello from irssi");
        ann.send("PRIVMSG #talk :hello irssi");
        type(irssi, "/quote CHATHISTORY LATEST #talk * 10");
        awaitText(home, "#talk", "said before you came");
        awaitText(home, "#talk", "hello irssi");
        type(irssi, "/quit bye now");
        assertThat(ann.await("QUIT").parameter(0)).contains("bye now");
      } finally {
        end(irssi);
      }
    }
  }

  private static String irssiConfig(int port, Path home) {
    return """
    servers = ( { address = "127.0.0.1"; chatnet = "t"; port = "%d"; autoconnect = "yes"; } );
    chatnets = { t = { type = "IRC"; nick = "irssi"; sasl_mechanism = "PLAIN";
      sasl_username = "irssi"; sasl_password = "secret"; }; };
    channels = ( { name = "#talk"; chatnet = "t"; autojoin = "yes"; } );
    settings = {
      core = { real_name = "I"; user_name = "i"; nick = "irssi"; };
      "fe-common/core" = { autolog = "yes"; autolog_path = "%s/$0.log"; autolog_level = "all"; };
      "irc/core" = { cmd_queue_speed = "1msec"; };
    };
    """
        .formatted(port, home);
  }

  @Test
  void weechatLogsInTalksAndReadsAgain() throws Exception {
    assumeInstalled("weechat-headless");
    Path home = Files.createDirectories(folder.resolve("weechat"));
    try (TestServer server = TestServer.start(folder.resolve("server"));
        Peer ann = server.connect("ann", "message-tags", "extended-join")) {
      prepare(server, ann, "weechat");
      List<String> command = new ArrayList<>(List.of("weechat-headless", "-d", home.toString()));
      for (String each : weechatCommands(server.port(), home)) {
        command.add("-r");
        command.add(each);
      }
      Process weechat = start(home, command.toArray(String[]::new));
      try {
        Message join = ann.await("JOIN");
        assertThat(join.source()).startsWith("weechat!");
        assertThat(join.parameter(1)).isEqualTo("weechat");
        Path fifo = home.resolve("fifo");
        awaitText(home, "#talk", "weechat"); // it knows that it has joined
        assumeThat(fifo).as("WeeChat's fifo plugin is missing (weechat-plugins)").exists();
        pipe(fifo, "irc.t.#talk *hello from weechat");
        assertThat(ann.await("PRIVMSG").parameter(1)).isEqualTo("hello from weechat");
        ann.send("PRIVMSG #talk :hello weechat");
        pipe(fifo, "irc.t.#talk */quote CHATHISTORY LATEST #talk * 10");
        awaitText(home, "#talk", "said before you came");
        awaitText(home, "#talk", "hello weechat");
        pipe(fifo, "irc.t.#talk */quit bye now");
        assertThat(ann.await("QUIT").parameter(0)).contains("bye now");
      } finally {
        end(weechat);
      }
    }
  }

  private static List<String> weechatCommands(int port, Path home) {
    return List.of(
        "/set fifo.file.path " + home.resolve("fifo"),
        "/set logger.file.flush_delay 0",
        "/server add t 127.0.0.1/" + port,
        "/set irc.server.t.nicks weechat",
        "/set irc.server.t.sasl_mechanism plain",
        "/set irc.server.t.sasl_username weechat",
        "/set irc.server.t.sasl_password secret",
        "/set irc.server.t.autojoin #talk",
        "/set irc.server.t.anti_flood_prio_high 0",
        "/connect t");
  }

  /** Makes the client's account, and a line that was said before it came. */
  private static void prepare(TestServer server, Peer ann, String account) throws IOException {
    try (Peer owner = server.connect(account)) {
      owner.ask("REGISTER * * secret");
      owner.send("QUIT");
      owner.await("ERROR");
    }
    ann.send("JOIN #talk");
    ann.await("366");
    ann.ask("PRIVMSG #talk :said before you came");
  }

  private static Process start(Path home, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output.txt").toFile());
    builder.environment().put("TERM", "xterm");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("LANG", "C.UTF-8");
    return builder.start();
  }

  private static void type(Process process, String line) throws IOException {
    OutputStream keys = process.getOutputStream();
    keys.write((line + "\r").getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  private static void pipe(Path fifo, String line) throws IOException {
    Files.writeString(fifo, line + "\n", StandardOpenOption.WRITE); // never made here
  }

  /** Waits until a log of the client about that room has the text. */
  private static void awaitText(Path home, String room, String text) throws Exception {
    await(() -> hasText(home, room, text), "the client's log to have: " + text);
  }

  private static boolean hasText(Path home, String room, String text) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        boolean log = file.getFileName().toString().contains(room);
        if (log && Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private static void await(Condition condition, String what) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited for " + what).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
