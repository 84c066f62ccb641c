package sextant.chatclient;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.identity.KnownPeers;
import sextant.identity.StateDirectory;
import sextant.words.Language;

/** A server of ours on free ports of this machine, and people who join it. */
final class Lan implements AutoCloseable {
  private final Path folder;
  private final List<Network> networks = new ArrayList<>();
  private final List<ClientStore> stores = new ArrayList<>();
  private ChatServer server;
  private int port;
  private int tlsPort;
  private Language language = Language.ENGLISH;

  Lan(Path folder) throws IOException {
    this.folder = folder;
    this.server = start(0, 0);
  }

  private ChatServer start(int plain, int tls) throws IOException {
    ChatConfig config =
        ChatConfig.usual()
            .withListeners(
                List.of(
                    ChatConfig.Listener.plain("127.0.0.1", plain),
                    ChatConfig.Listener.tls("127.0.0.1", tls)))
            .withoutLimits();
    ChatServer started =
        ChatServer.start(
            new ChatServer.Settings(
                folder.resolve("data"), StateDirectory.at(folder.resolve("state")), () -> config));
    port = ((InetSocketAddress) started.bound().get(0).address()).getPort();
    tlsPort = ((InetSocketAddress) started.bound().get(1).address()).getPort();
    return started;
  }

  /** People who come in from now on read that. */
  void reads(Language next) {
    language = next;
  }

  void stopServer() {
    server.close();
  }

  void restartServer() throws IOException {
    server = start(port, tlsPort);
  }

  NetworkSettings settings(String nick, NetworkSettings.Security security, String... rooms) {
    int to = security == NetworkSettings.Security.TLS ? tlsPort : port;
    return new NetworkSettings(
        "lan", "127.0.0.1", to, security, nick, "Real " + nick, Optional.empty(), List.of(rooms));
  }

  /** Somebody with a store of their own who is on the way in. */
  Network person(String nick, Watcher watcher, String... rooms) throws IOException {
    ClientStore store = ClientStore.inMemory();
    stores.add(store);
    return person(settings(nick, NetworkSettings.Security.PLAIN, rooms), store, watcher);
  }

  Network person(NetworkSettings settings, ClientStore store, Watcher watcher) {
    Network network = new Network(settings, surroundings(store), watcher);
    networks.add(network);
    network.connect();
    return network;
  }

  Surroundings surroundings(ClientStore store) {
    var known = new KnownPeers(StateDirectory.at(folder.resolve("client")), Clock.systemUTC());
    return new Surroundings(
        new SocketLinks(known, Optional.empty()),
        store,
        Clock.systemUTC(),
        new SecureRandom(),
        language);
  }

  @Override
  public void close() {
    networks.forEach(Network::close);
    stores.forEach(ClientStore::close);
    server.close();
  }
}
