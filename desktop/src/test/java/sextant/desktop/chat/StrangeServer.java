package sextant.desktop.chat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.identity.StateDirectory;

/** A chat server of somebody else, over TLS on the loopback, with a certificate of its own. */
final class StrangeServer implements AutoCloseable {
  private final ChatServer server;

  /** At this port, 0 for a free one; what is kept in the folder makes it who it is. */
  StrangeServer(Path folder, int port, UnaryOperator<ChatConfig> changed) throws IOException {
    ChatConfig config =
        changed.apply(
            ChatConfig.usual()
                .withListeners(List.of(ChatConfig.Listener.tls("127.0.0.1", port)))
                .withoutLimits());
    server =
        ChatServer.start(
            new ChatServer.Settings(
                folder.resolve("data"), StateDirectory.at(folder.resolve("state")), () -> config));
  }

  int port() {
    return ((InetSocketAddress) server.bound().getFirst().address()).getPort();
  }

  String address() {
    return "ircs://127.0.0.1:" + port() + "/lobby";
  }

  @Override
  public void close() {
    server.close();
  }
}
