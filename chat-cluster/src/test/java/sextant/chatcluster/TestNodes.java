package sextant.chatcluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import sextant.chat.Backend;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterNode;
import sextant.chat.Journal;
import sextant.chat.log.Applied;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/** Servers of one group in this process, on loopback. */
final class TestNodes implements AutoCloseable {
  private final Path folder;
  private final List<ClusterNode> members = new ArrayList<>();
  private final Map<String, Node> running = new LinkedHashMap<>();

  /** One that runs. */
  record Node(ChatServer server, ClusterBackend backend, Faults fault) {
    int port() {
      return ((InetSocketAddress) server.bound().getFirst().address()).getPort();
    }

    boolean decides() {
      return backend.reign() != null;
    }

    Applied written() {
      return backend.replica().written();
    }
  }

  TestNodes(Path folder, String... names) throws IOException {
    this.folder = folder;
    for (String name : names) {
      members.add(node(name));
    }
  }

  ClusterNode node(String name) throws IOException {
    String fingerprint = DeviceIdentity.open(state(name)).fingerprint().hex();
    return new ClusterNode(name, "127.0.0.1", Ports.free(), fingerprint, name + ".example:6697");
  }

  private StateDirectory state(String name) {
    return StateDirectory.at(folder.resolve(name).resolve("state"));
  }

  Path data(String name) {
    return folder.resolve(name).resolve("data");
  }

  static ChatConfig config(ClusterConfig cluster) {
    return ChatConfig.usual()
        .withoutLimits()
        .withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", 0)))
        .withCluster(cluster);
  }

  TestNodes startAll() throws IOException {
    for (ClusterNode member : members) {
      start(member.name());
    }
    awaitDecider();
    return this;
  }

  Node start(String name) throws IOException {
    return start(name, members, false);
  }

  Node start(String name, List<ClusterNode> all, boolean joins) throws IOException {
    Faults fault = new Faults(1);
    List<ClusterBackend> made = new ArrayList<>();
    Backend.Opener opener =
        (settings, config) -> {
          ClusterBackend backend =
              ClusterBackend.open(
                  settings,
                  config,
                  new ClusterBackend.Circumstances(List.of(fault), Speech.NEWEST));
          made.add(backend);
          return backend;
        };
    ChatConfig config = config(ClusterConfig.of(name, all, joins, 600));
    ChatServer server =
        ChatServer.start(
            new ChatServer.Settings(data(name), state(name), () -> config, Journal.NONE, opener));
    Node node = new Node(server, made.getFirst(), fault);
    running.put(name, node);
    return node;
  }

  List<ClusterNode> members() {
    return members;
  }

  Node get(String name) {
    return Objects.requireNonNull(running.get(name), name);
  }

  List<String> names() {
    return List.copyOf(running.keySet());
  }

  /** Does something with what that server knows of the others' versions, and waits until it is. */
  void onSpeech(String name, Consumer<Speech> task) throws Exception {
    ClusterBackend backend = get(name).backend();
    CompletableFuture<Void> done = new CompletableFuture<>();
    backend.execute(() -> {
      task.accept(backend.others().speech());
      done.complete(null);
    });
    done.get();
  }

  void stop(String name) {
    Objects.requireNonNull(running.remove(name), name).server().close();
  }

  /** Waits until one decides, and its clients have a seat with it at every server that runs. */
  String awaitDecider() {
    await(() -> running.values().stream().anyMatch(Node::decides));
    return running.entrySet().stream()
        .filter(node -> node.getValue().decides())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  String other(String name) {
    return running.keySet().stream().filter(n -> !n.equals(name)).findFirst().orElseThrow();
  }

  /** Waits until all that run have taken in the same. */
  void awaitAgreement() {
    await(() -> running.values().stream().map(Node::written).distinct().count() == 1);
  }

  static void await(BooleanSupplier done) {
    long limit = System.nanoTime() + 60_000_000_000L;
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("did not happen within a minute");
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  @Override
  public void close() {
    List.copyOf(running.keySet()).forEach(this::stop);
  }
}
