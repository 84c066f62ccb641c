package sextant.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import sextant.identity.StateDirectory;

/** A server on a free port of this machine, without limits, in a folder of the test. */
final class TestServer implements AutoCloseable {
  private final ChatServer server;

  private TestServer(ChatServer server) {
    this.server = server;
  }

  static ChatConfig config() {
    ChatConfig usual = ChatConfig.usual();
    return new ChatConfig(
        "irc.test",
        "TestNet",
        "",
        List.of("Hello"),
        usual.mapping(),
        List.of(ChatConfig.Listener.plain("127.0.0.1", 0), ChatConfig.Listener.tls("127.0.0.1", 0)),
        usual.limits(),
        ChatConfig.Safety.NONE,
        new ChatConfig.Accounts(true, true, false, true, "opt-in", 1_000, ""),
        usual.history(),
        usual.rooms(),
        List.of(new ChatConfig.Operator("operuser", "operpassword", "Boss")),
        new Gateways(
            Gateways.USUAL.proxies(),
            List.of(new Gateways.Gateway("gatepass", Set.of("127.0.0.1")))),
        usual.offers(),
        ClusterConfig.NONE);
  }

  static TestServer start(Path folder) throws IOException {
    return start(folder, config());
  }

  static TestServer start(Path folder, ChatConfig config) throws IOException {
    return new TestServer(
        ChatServer.start(
            new ChatServer.Settings(
                folder.resolve("data"), StateDirectory.at(folder.resolve("state")), () -> config)));
  }

  ChatServer server() {
    return server;
  }

  int port() {
    return port(0);
  }

  int tlsPort() {
    return port(1);
  }

  int port(int index) {
    return ((InetSocketAddress) server.bound().get(index).address()).getPort();
  }

  Peer connect(String nick, String... caps) throws IOException {
    Peer peer = open();
    peer.register(nick, caps);
    return peer;
  }

  Peer open() throws IOException {
    return Peer.open(port());
  }

  @Override
  public void close() {
    server.close();
  }
}
