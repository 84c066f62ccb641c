package sextant.cli;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import sextant.chat.ChatConfig;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterNode;
import sextant.nearby.Service;
import sextant.nearby.Watch;

/**
 * Servers that want to keep a log with others tell the local network who they are. Anybody can say
 * that, so people compare fingerprints before they make one a member.
 */
final class ClusterNearby implements Watch.Hearer {
  private static final String TYPE = "_sextant-chat._tcp";
  private static final int SECONDS = 3;

  /** A server that has only just started tells of itself a few seconds later. */
  private static final int MOST_SECONDS = 8;

  private static final String SEPARATOR = ",";
  private static final int BEGINNING = 16;

  private final Map<String, Found> found = new ConcurrentSkipListMap<>();

  /**
   * A server, and the network's name of its group.
   *
   * @param known how the fingerprints of all servers begin that it knows to be of its group
   */
  record Found(String group, ClusterNode node, Set<String> known) {
    Found {
      known = Set.copyOf(known);
    }

    private boolean isWith(Found other) {
      return known.contains(beginning(other.node)) || other.known.contains(beginning(node));
    }
  }

  /** What a server tells of itself; nothing when it is alone, or not to be found. */
  static Optional<Service> own(ChatConfig config) {
    ClusterConfig cluster = config.cluster();
    return cluster.members().stream()
        .filter(node -> node.name().equals(cluster.node()) && isOpen(node.host()))
        .findFirst()
        .map(node ->
            Service.own(
                TYPE,
                node.name() + " " + config.network(),
                node.port(),
                facts(config.network(), node, cluster.members())));
  }

  private static Map<String, String> facts(
      String group, ClusterNode node, List<ClusterNode> members) {
    String with =
        members.stream().map(ClusterNearby::beginning).collect(Collectors.joining(SEPARATOR));
    return Map.of(
        "node",
        node.name(),
        "print",
        node.fingerprint(),
        "to",
        node.clients(),
        "group",
        group,
        "with",
        with);
  }

  private static String beginning(ClusterNode node) {
    return node.fingerprint().substring(0, BEGINNING);
  }

  /**
   * Those of one group together: most groups bear the usual name, so it is asked who knows whom.
   */
  static List<List<Found>> groups(List<Found> all) {
    List<List<Found>> groups = new ArrayList<>();
    for (Found each : all) {
      List<List<Found>> its =
          groups.stream().filter(group -> group.stream().anyMatch(each::isWith)).toList();
      groups.removeAll(its);
      List<Found> together = new ArrayList<>();
      its.forEach(together::addAll);
      together.add(each);
      groups.add(together);
    }
    return groups;
  }

  private static boolean isOpen(String host) {
    try {
      return !InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return !host.equals("localhost");
    }
  }

  /** Listens for a few seconds at these addresses, longer while nobody is heard; by name. */
  static List<Found> find(List<InetAddress> places) throws IOException {
    ClusterNearby nearby = new ClusterNearby();
    try (Watch _ = Watch.open(List.of(TYPE), places, nearby)) {
      for (int i = 0; i < (nearby.found.isEmpty() ? MOST_SECONDS : SECONDS); i++) {
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new ArrayList<>(nearby.found.values());
  }

  @Override
  public void found(Service service) {
    String group = service.facts().getOrDefault("group", "");
    Set<String> known =
        Set.copyOf(List.of(service.facts().getOrDefault("with", "").split(SEPARATOR)));
    node(service)
        .ifPresent(node ->
            found.put(node.name() + " " + node.fingerprint(), new Found(group, node, known)));
  }

  @Override
  public void lost(String type, String name) {
    // Whoever was there a moment ago is of interest, too.
  }

  /** The line that others would have of it. */
  static Optional<ClusterNode> node(Service service) {
    String name = service.facts().getOrDefault("node", "");
    String print = service.facts().getOrDefault("print", "");
    String clients = service.facts().getOrDefault("to", "");
    return service.addresses().stream()
        .min(Comparator.comparing((InetAddress each) -> !(each instanceof Inet4Address)))
        .flatMap(at ->
            ClusterNode.parse(
                (name + " " + host(at) + ":" + service.port() + " " + print + " " + clients)
                    .strip()));
  }

  private static String host(InetAddress address) {
    String text = address.getHostAddress();
    return text.indexOf(':') < 0 ? text : "[" + text + "]";
  }
}
