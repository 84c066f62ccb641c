package sextant.cli.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Login;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.SocketLinks;
import sextant.chatclient.Surroundings;
import sextant.identity.KnownPeers;
import sextant.identity.StateDirectory;
import sextant.words.Language;

/** A server of ours on this machine, somebody before a terminal, and friends. */
final class Sitting implements AutoCloseable {
  private final Path folder;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final FakeTerminal terminal;
  private final ClientStore store;
  private final UnaryOperator<ChatConfig> changed;
  private ChatServer server;
  private final ChatScreen screen;
  private int port;

  Sitting(Path folder, int columns, int rows) throws IOException {
    this(folder, columns, rows, Wish.USUAL);
  }

  /** What is other than usual: the server, and the account that ann has there. */
  record Wish(UnaryOperator<ChatConfig> server, Optional<Login> account) {
    static final Wish USUAL = new Wish(UnaryOperator.identity(), Optional.empty());
  }

  Sitting(Path folder, int columns, int rows, Wish wish) throws IOException {
    this.folder = folder;
    changed = wish.server();
    server = serve(0);
    terminal = new FakeTerminal(columns, rows);
    store = ClientStore.inMemory();
    screen =
        new ChatScreen(
            terminal.terminal(),
            new ChatScreen.Start(
                Language.ENGLISH,
                ZoneOffset.UTC,
                true,
                surroundings(store),
                (address, isSecure) -> Optional.empty(),
                Optional.of(settings("ann", wish.account()))));
  }

  private ChatServer serve(int wanted) throws IOException {
    ChatConfig config =
        changed.apply(
            ChatConfig.usual()
                .withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", wanted)))
                .withoutLimits());
    ChatServer started =
        ChatServer.start(
            new ChatServer.Settings(
                folder.resolve("data"), StateDirectory.at(folder.resolve("state")), () -> config));
    port = ((InetSocketAddress) started.bound().getFirst().address()).getPort();
    return started;
  }

  private NetworkSettings settings(String nick, Optional<Login> account) {
    return new NetworkSettings(
        "here",
        "127.0.0.1",
        port,
        NetworkSettings.Security.PLAIN,
        nick,
        nick,
        account,
        List.of("#lobby"));
  }

  private Surroundings surroundings(ClientStore kept) {
    var known = new KnownPeers(StateDirectory.at(folder.resolve("client")), Clock.systemUTC());
    return new Surroundings(
        new SocketLinks(known, Optional.empty()),
        kept,
        Clock.systemUTC(),
        new SecureRandom(),
        Language.ENGLISH);
  }

  /** The screen runs from now on, and ann is in the room. */
  FakeTerminal begin() {
    Thread.ofPlatform()
        .name("screen-of-the-test")
        .daemon()
        .start(() -> {
          try {
            screen.run();
            ended.complete(true);
          } catch (Throwable thrown) {
            ended.completeExceptionally(thrown);
          }
        });
    terminal.awaitText("ann>");
    terminal.awaitText("ann came in");
    return terminal;
  }

  Friend friend(String nick) throws IOException {
    return new Friend(settings(nick, Optional.empty()), surroundings(ClientStore.inMemory()));
  }

  FakeTerminal terminal() {
    return terminal;
  }

  ChatScreen screen() {
    return screen;
  }

  void stopServer() {
    server.close();
  }

  void restartServer() throws IOException {
    server = serve(port);
  }

  /** Waits until the screen is gone. */
  void awaitEnd() throws Exception {
    boolean _ = ended.get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    screen.end();
    server.close();
    terminal.close();
    store.close();
  }
}
