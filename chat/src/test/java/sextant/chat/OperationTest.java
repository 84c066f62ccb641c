package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;
import sextant.words.FailureException;

/** A server's keeper: reloading, the administrator's socket, health and metrics. */
class OperationTest {
  @TempDir Path folder;

  private final AtomicReference<ChatConfig> config = new AtomicReference<>(TestServer.config());
  private final AtomicBoolean isBroken = new AtomicBoolean();
  private final List<String> journal = new ArrayList<>();

  private ChatServer start() throws IOException {
    return ChatServer.start(
        new ChatServer.Settings(
            folder.resolve("data"),
            StateDirectory.at(folder.resolve("state")),
            this::read,
            (millis, event, facts) -> {
              synchronized (journal) {
                journal.add(event);
              }
            }));
  }

  private ChatConfig read() throws IOException {
    if (isBroken.get()) {
      throw new IOException("line 3: a mistake");
    }
    return config.get();
  }

  private static Peer join(ChatServer server, int listener, String nick) throws IOException {
    Peer peer = Peer.open(port(server, listener));
    peer.register(nick);
    return peer;
  }

  private static int port(ChatServer server, int listener) {
    return ((InetSocketAddress) server.bound().get(listener).address()).getPort();
  }

  private List<String> ask(String... words) throws IOException {
    List<String> rows = new ArrayList<>();
    try (AdminClient client = AdminClient.open(folder.resolve("data"))) {
      client.ask(List.of(words), row -> rows.add(row.json()));
    }
    return rows;
  }

  @Test
  void aReloadOpensAndClosesListenersAndKeepsWhoIsConnected() throws Exception {
    try (ChatServer server = start();
        Peer ann = join(server, 0, "ann")) {
      int first = port(server, 0);
      ChatConfig before = config.get();
      List<ChatConfig.Listener> more = new ArrayList<>(before.listeners());
      more.add(ChatConfig.Listener.plain("127.0.0.1", 0));
      config.set(before.withListeners(more));
      server.reload();
      assertThat(port(server, 0)).isEqualTo(first);
      int third = port(server, 2);
      try (Peer bob = join(server, 2, "bob")) {
        config.set(before);
        server.reload();
        assertThat(server.bound()).hasSize(2);
        assertThatThrownBy(() -> new Socket(InetAddress.ofLiteral("127.0.0.1"), third).close())
            .isInstanceOf(IOException.class);
        bob.send("PRIVMSG ann :still here");
        assertThat(ann.await("PRIVMSG").parameter(1)).isEqualTo("still here");
      }
    }
  }

  @Test
  void aConfigurationWithAMistakeLeavesAllAsItWas() throws Exception {
    try (ChatServer server = start()) {
      isBroken.set(true);
      assertThatThrownBy(server::reload).hasMessageContaining("line 3: a mistake");
      assertThatThrownBy(() -> ask("reload")).hasMessageContaining("line 3: a mistake");
      try (Peer ann = join(server, 0, "ann")) {
        ann.send("MOTD");
        assertThat(ann.await("372").parameter(1)).contains("Hello");
      }
    }
    assertThat(journal).contains("started", "not-reloaded", "stopped");
  }

  @Test
  void aPlaceThatCannotBeHadLeavesAllAsItWas() throws Exception {
    try (ChatServer server = start();
        ChatServer other =
            ChatServer.start(
                new ChatServer.Settings(
                    folder.resolve("other"),
                    StateDirectory.at(folder.resolve("state")),
                    TestServer::config))) {
      int taken = port(other, 0);
      List<ChatConfig.Listener> next =
          List.of(
              ChatConfig.Listener.plain("127.0.0.1", 0),
              ChatConfig.Listener.plain("127.0.0.1", taken));
      config.set(config.get().withListeners(next));
      assertThatThrownBy(server::reload).isInstanceOf(FailureException.class);
      assertThat(server.bound()).hasSize(2);
      join(server, 0, "ann").close();
    }
  }

  @Test
  void theAdministratorsSocketOpensForItsOwnerOnly() throws Exception {
    ChatServer server = start();
    Path socket = AdminSocket.in(folder.resolve("data"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-------");
    server.close();
    assertThat(socket).doesNotExist();
    assertThatThrownBy(() -> ask("stats")).hasMessageContaining("server_not_running");
  }

  @Test
  void theAdministratorSeesPeopleRoomsAndFigures() throws Exception {
    try (ChatServer server = start();
        Peer ann = join(server, 0, "ann")) {
      ann.send("JOIN #a");
      ann.await("366");
      assertThat(ask("users")).singleElement().asString().contains("\"nick\":\"ann\"", "#a");
      assertThat(ask("rooms")).anySatisfy(row -> assertThat(row).contains("\"name\":\"#a\""));
      assertThat(ask("stats")).singleElement().asString().contains("\"clients\":1");
      assertThat(ask("say", "tea is ready")).isEmpty();
      assertThat(ann.await("NOTICE").parameter(1)).isEqualTo("tea is ready");
      assertThatThrownBy(() -> ask("dance")).hasMessageContaining("unknown request dance");
    }
  }

  @Test
  void aBanSeesOffAndKeepsOutUntilItIsLifted() throws Exception {
    try (ChatServer server = start()) {
      try (Peer ann = join(server, 0, "ann")) {
        assertThat(ask("ban", "ann!*@*", "noise")).isEmpty();
        assertThat(ann.await("ERROR").parameter(0)).contains("noise");
      }
      assertThat(ask("bans")).singleElement().asString().contains("\"kind\":\"kline\"");
      try (Peer again = Peer.open(port(server, 0))) {
        again.send("NICK ann");
        again.send("USER ann 0 * :Ann");
        assertThat(again.await("ERROR").parameter(0)).contains("noise");
      }
      ask("unban", "ann!*@*");
      join(server, 0, "ann").close();
    }
  }

  @Test
  void onePersonsDataIsHandedOutAndDeleted() throws Exception {
    try (ChatServer server = start();
        Peer ann = join(server, 0, "ann");
        Peer bob = join(server, 0, "bob")) {
      ann.send("PRIVMSG NickServ :REGISTER secret");
      ann.await("900");
      bob.send("JOIN #a");
      bob.await("366");
      ann.send("JOIN #a");
      ann.await("366");
      ann.send("PRIVMSG #a :my own words");
      bob.await("PRIVMSG");
      assertThat(String.join("\n", ask("export", "ann")))
          .contains("\"name\":\"ann\"", "my own words");
      ask("delete", "ann");
      assertThatThrownBy(() -> ask("export", "ann")).hasMessageContaining("no account");
      assertThat(ask("accounts")).isEmpty();
    }
    byte[] store = Files.readAllBytes(folder.resolve("data").resolve(ChatServer.STORE));
    assertThat(new String(store, StandardCharsets.ISO_8859_1)).doesNotContain("my own words");
  }

  @Test
  void healthAndMetricsAreServedToAnybodyWhoAsks() throws Exception {
    ChatConfig.Listener usual = ChatConfig.Listener.plain("127.0.0.1", 0);
    ChatConfig.Listener pages =
        new ChatConfig.Listener(
            usual.host(),
            0,
            usual.unix(),
            ChatConfig.Listener.Use.PAGES,
            false,
            false,
            usual.certificate(),
            usual.key(),
            List.of());
    config.set(config.get().withListeners(List.of(usual, pages)));
    try (ChatServer server = start()) {
      assertThat(page(server, "/health")).contains("200 OK", "ok");
      assertThat(page(server, "/metrics")).contains("sextant_chat_clients 0");
      assertThat(page(server, "/else")).contains("404");
    }
  }

  private static String page(ChatServer server, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port(server, 1))) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
