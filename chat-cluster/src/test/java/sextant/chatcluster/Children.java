package sextant.chatcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sextant.chat.ClusterNode;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/** Servers of one group, each in a process of its own. */
final class Children implements AutoCloseable {
  private final Path folder;
  private static final List<String> SHORT_LIVED =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx300m");

  private final int graceSeconds;
  private int speaks = Speech.NEWEST;
  private final List<String> options;
  private final Map<String, ChildNode> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  Children(Path folder, int count, int graceSeconds) throws IOException {
    this(folder, count, graceSeconds, SHORT_LIVED);
  }

  Children(Path folder, int count, int graceSeconds, List<String> options) throws IOException {
    this.folder = folder;
    this.graceSeconds = graceSeconds;
    this.options = options;
    List<String> lines = new ArrayList<>();
    for (String name : List.of("ann", "bob", "cid", "dan", "eve").subList(0, count)) {
      Path state = folder.resolve(name).resolve("state");
      String fingerprint = DeviceIdentity.open(StateDirectory.at(state)).fingerprint().hex();
      lines.add(new ClusterNode(name, "127.0.0.1", Ports.free(), fingerprint, "").toString());
      ports.put(name, Ports.free());
    }
    Files.write(folder.resolve("members"), lines);
  }

  /** One server that is in no group. */
  static Children alone(Path folder, List<String> options) throws IOException {
    Children children = new Children(folder, 0, 0, options);
    children.ports.put(NodeMain.ALONE, Ports.free());
    return children;
  }

  /** How new those are that start from now on. */
  void speak(int version) {
    speaks = version;
  }

  void startAll() throws Exception {
    for (String name : ports.keySet()) {
      start(name);
    }
    TestNodes.await(() -> !decider().isEmpty());
  }

  void start(String name) throws IOException {
    int port = Objects.requireNonNull(ports.get(name));
    List<String> all = new ArrayList<>(options);
    all.add("-D" + NodeMain.SPEAKS + "=" + speaks);
    String[] arguments = {Integer.toString(port), Integer.toString(graceSeconds)};
    nodes.put(name, new ChildNode(folder, name, all, arguments));
  }

  /** Makes the end sure, as {@code kill -9} does it. */
  void kill(String name) throws InterruptedException {
    node(name).kill();
  }

  ChildNode node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  List<ChildNode> all() {
    return List.copyOf(nodes.values());
  }

  List<String> names() {
    return List.copyOf(ports.keySet());
  }

  /** Where clients reach one of them, counted around. */
  int port(int index) {
    return List.copyOf(ports.values()).get(index % ports.size());
  }

  int[] ports() {
    return ports.values().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The one who decides, as far as anybody says; empty when nobody does. */
  String decider() {
    for (ChildNode node : all()) {
      if (node.isAlive() && node.state().stream().anyMatch(ChildNode.State::decides)) {
        return node.name;
      }
    }
    return "";
  }

  long position(String name) {
    return node(name).state().stream().mapToLong(ChildNode.State::position).findFirst().orElse(-1);
  }

  /** The same without waiting for one that has only begun. */
  long quickPosition(String name) {
    return node(name).state(50).stream()
        .mapToLong(ChildNode.State::position)
        .findFirst()
        .orElse(-1);
  }

  /** What the servers have told of late, when they tell ({@link NodeMain#GROUP_LOG}). */
  void printLogs() throws IOException {
    for (String name : ports.keySet()) {
      List<String> lines = Files.readAllLines(folder.resolve(name + ".log"));
      System.out.println("-- " + name);
      lines.subList(Math.max(0, lines.size() - 150), lines.size()).forEach(System.out::println);
    }
  }

  /** Waits until all have taken in the same. */
  void awaitAgreement() {
    TestNodes.await(() -> {
      List<ChildNode.State> states = new ArrayList<>();
      all().forEach(node -> states.addAll(node.state()));
      long different = states.stream().map(s -> s.position() + " " + s.chain()).distinct().count();
      return states.size() == nodes.size() && different == 1;
    });
  }

  @Override
  public void close() {
    stopAll();
  }

  void stopAll() {
    for (ChildNode node : all()) {
      node.stop();
    }
    nodes.clear();
  }
}
