package sextant.chat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sextant.chat.net.Endpoint;
import sextant.chat.net.Reactor;
import sextant.identity.StateDirectory;

/** Where a server listens; changed as a whole when the configuration changes. */
final class Listeners {
  private static final System.Logger LOG = System.getLogger("sextant.chat");

  private final Reactor reactor;
  private final StateDirectory state;
  private volatile List<ChatServer.Bound> bound = List.of();

  Listeners(Reactor reactor, StateDirectory state) {
    this.reactor = reactor;
    this.state = state;
  }

  List<ChatServer.Bound> bound() {
    return bound;
  }

  /**
   * Listens there and nowhere else; who is connected stays. When one place cannot be had, all is as
   * before. Before the reactor's start, or on its thread.
   */
  void become(ChatConfig config) throws IOException {
    List<ChatServer.Bound> old = new ArrayList<>(bound);
    List<ChatServer.Bound> next = new ArrayList<>();
    List<ChatServer.Bound> opened = new ArrayList<>();
    List<Runnable> changes = new ArrayList<>();
    try {
      for (ChatConfig.Listener listener : config.listeners()) {
        Optional<ChatServer.Bound> known = take(old, listener);
        Endpoint endpoint = endpoint(listener, config);
        SocketAddress address;
        if (known.isPresent()) {
          address = known.get().address();
          changes.add(() -> reactor.change(address, endpoint));
        } else {
          address = reactor.listen(endpoint);
          opened.add(new ChatServer.Bound(listener, address));
        }
        next.add(new ChatServer.Bound(listener, address));
      }
    } catch (IOException e) {
      opened.forEach(this::close);
      throw e;
    }
    changes.forEach(Runnable::run);
    old.forEach(this::close);
    bound = List.copyOf(next);
  }

  /** The place that is open already, taken out of the list. */
  private static Optional<ChatServer.Bound> take(
      List<ChatServer.Bound> open, ChatConfig.Listener listener) {
    for (ChatServer.Bound each : open) {
      ChatConfig.Listener known = each.listener();
      boolean isFile = known.unix().isPresent() || listener.unix().isPresent();
      boolean same =
          isFile
              ? Objects.equals(known.unix(), listener.unix())
              : known.host().equals(listener.host()) && known.port() == listener.port();
      if (same) {
        open.remove(each);
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private Endpoint endpoint(ChatConfig.Listener listener, ChatConfig config) throws IOException {
    SocketAddress address =
        listener.unix().isPresent()
            ? UnixDomainSocketAddress.of(listener.unix().get())
            : new InetSocketAddress(listener.host(), listener.port());
    Endpoint.Kind kind =
        switch (listener.use()) {
          case IRC -> Endpoint.Kind.IRC;
          case PAGES -> Endpoint.Kind.PAGES;
          case WEB -> Endpoint.Kind.WEB;
        };
    Endpoint.Tls tls = listener.tls() ? new Certificates(state, listener) : null;
    return new Endpoint(
        address,
        kind,
        tls,
        listener.proxy(),
        Set.copyOf(listener.origins()),
        kind == Endpoint.Kind.WEB ? namesOfThisMachine(config) : Set.of(),
        config.gateways().proxies());
  }

  /** The server's own name and this computer's, also as multicast DNS has it. */
  private static Set<String> namesOfThisMachine(ChatConfig config) {
    Set<String> names = new LinkedHashSet<>(Set.of(config.name().toLowerCase(Locale.ROOT)));
    try {
      String host = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      names.add(host);
      names.add(host.replaceFirst("\\..*", "") + ".local");
    } catch (UnknownHostException nameless) {
      LOG.log(Level.DEBUG, "this computer has no name", nameless);
    }
    return names;
  }

  /** The configuration with the ports that the system has chosen, as clients have to be told. */
  ChatConfig resolved(ChatConfig config) {
    return config.withListeners(
        bound.stream()
            .map(each ->
                each.address() instanceof InetSocketAddress inet
                    ? each.listener().onPort(inet.getPort())
                    : each.listener())
            .toList());
  }

  private void close(ChatServer.Bound each) {
    reactor.unlisten(each.address());
    each.listener().unix().ifPresent(path -> path.toFile().delete());
  }

  /** Takes away the files of Unix sockets; the reactor has closed everything else. */
  void forget() {
    for (ChatServer.Bound each : bound) {
      each.listener().unix().ifPresent(path -> path.toFile().delete());
    }
  }
}
