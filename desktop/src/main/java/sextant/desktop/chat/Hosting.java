package sextant.desktop.chat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.desktop.chat.ChatModel.Hosted;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.identity.StateDirectory;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The chat server of this program: at first for this computer only, then, when the person wants it,
 * for the network over TLS. Every method blocks; guarded by its monitor, which nothing else waits
 * for.
 */
final class Hosting implements AutoCloseable {
  private static final String OWNER = "owner";

  private final StateDirectory state;
  private final Reach reach;
  private final Herald herald;
  private final String secret;
  private @Nullable ChatServer server;
  private volatile ChatConfig config = ChatConfig.usual();

  /** A server that does not run. */
  Hosting(StateDirectory state, Reach reach) {
    this.state = state;
    this.reach = reach;
    herald = new Herald(reach);
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    secret = HexFormat.of().formatHex(random);
  }

  /** The words after OPER that make the person at this computer the operator. */
  String operator() {
    return OWNER + " " + secret;
  }

  /** Starts it, at another port when the usual one is taken. */
  synchronized Hosted start() throws FailureException {
    if (server == null) {
      try {
        server = startAt(reach.port());
      } catch (IOException e) {
        Failure failure = Failure.of(e, "127.0.0.1:" + reach.port());
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
        ChatConfig.usual()
            .withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", wanted)))
            .withOperators(List.of(new ChatConfig.Operator(OWNER, secret, "owner")));
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
      openAt(running, before, reach.tlsPort());
    } catch (IOException taken) {
      try {
        openAt(running, before, 0);
      } catch (IOException e) {
        config = before;
        throw Failure.wrap(e, "0.0.0.0");
      }
    }
    Hosted open = hosted(running);
    String first = open.lan().getFirst();
    herald.tell(
        running.config().network(), Integer.parseInt(first.substring(first.lastIndexOf(':') + 1)));
    return open;
  }

  private void openAt(ChatServer running, ChatConfig before, int tlsPort) throws IOException {
    List<ChatConfig.Listener> listeners = new ArrayList<>(before.listeners());
    List<String> own = reach.own().stream().map(InetAddress::getHostAddress).toList();
    if (own.isEmpty()) {
      throw new FailureException(new Failure(Failure.Kind.OFFLINE, "0.0.0.0", "no network"));
    }
    for (String address : own) {
      listeners.add(ChatConfig.Listener.tls(address, tlsPort));
    }
    config = before.withListeners(listeners);
    running.reload();
  }

  private static Hosted hosted(ChatServer running) throws FailureException {
    List<String> all =
        running.bound().stream()
            .map(bound -> (InetSocketAddress) bound.address())
            .map(address -> address.getAddress().getHostAddress() + ":" + address.getPort())
            .toList();
    try {
      Optional<Fingerprint> own = running.certificate().map(Credentials::fingerprint);
      return new Hosted(all.getFirst(), all.subList(1, all.size()), own);
    } catch (IOException e) {
      throw Failure.wrap(e, "");
    }
  }

  @Override
  public synchronized void close() {
    herald.close();
    if (server != null) {
      server.close();
      server = null;
    }
  }
}
