package sextant.desktop.chat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.desktop.chat.ChatModel.Hosted;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The chat server of this program: at first for this computer only, then, when the person wants it,
 * for the network over TLS. Every method blocks; guarded by its monitor, which nothing else waits
 * for.
 */
final class Hosting implements AutoCloseable {
  private static final int TLS_PORT = 6697;

  private final StateDirectory state;
  private final int port;
  private @Nullable ChatServer server;
  private volatile ChatConfig config = ChatConfig.usual();

  /** A server that does not run; its usual port, 0 for any that is free. */
  Hosting(StateDirectory state, int port) {
    this.state = state;
    this.port = port;
  }

  /** Starts it, at another port when the usual one is taken. */
  synchronized Hosted start() throws FailureException {
    if (server == null) {
      try {
        server = startAt(port);
      } catch (IOException e) {
        Failure failure = Failure.of(e, "127.0.0.1:" + port);
        if (failure.kind() != Failure.Kind.ADDRESS_IN_USE) {
          throw new FailureException(failure, e);
        }
        server = startAnywhere();
      }
    }
    return hosted(server);
  }

  private ChatServer startAnywhere() throws FailureException {
    try {
      return startAt(0);
    } catch (IOException e) {
      throw Failure.wrap(e, "127.0.0.1");
    }
  }

  private ChatServer startAt(int wanted) throws IOException {
    config =
        ChatConfig.usual().withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", wanted)));
    return ChatServer.start(
        new ChatServer.Settings(state.path().resolve("chat-room"), state, () -> config));
  }

  /** Lets the network in, over TLS; who is connected stays. */
  synchronized Hosted letNetworkIn() throws FailureException {
    ChatServer running = server;
    if (running == null) {
      return start();
    }
    ChatConfig before = config;
    try {
      openAt(running, before, TLS_PORT);
    } catch (IOException taken) {
      try {
        openAt(running, before, 0);
      } catch (IOException e) {
        config = before;
        throw Failure.wrap(e, "0.0.0.0");
      }
    }
    return hosted(running);
  }

  private void openAt(ChatServer running, ChatConfig before, int tlsPort) throws IOException {
    List<ChatConfig.Listener> listeners = new ArrayList<>(before.listeners());
    List<String> own = addresses();
    if (own.isEmpty()) {
      throw new FailureException(new Failure(Failure.Kind.OFFLINE, "0.0.0.0", "no network"));
    }
    for (String address : own) {
      listeners.add(ChatConfig.Listener.tls(address, tlsPort));
    }
    config = before.withListeners(listeners);
    running.reload();
  }

  private static Hosted hosted(ChatServer running) {
    List<String> all =
        running.bound().stream()
            .map(bound -> (InetSocketAddress) bound.address())
            .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
            .toList();
    return new Hosted(all.getFirst(), all.subList(1, all.size()));
  }

  /** The IPv4 addresses of this computer in its networks. */
  private static List<String> addresses() throws SocketException {
    List<String> all = new ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (each.isUp() && !each.isLoopback()) {
        for (InetAddress address : Collections.list(each.getInetAddresses())) {
          if (address instanceof Inet4Address) {
            all.add(address.getHostAddress());
          }
        }
      }
    }
    return all;
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
