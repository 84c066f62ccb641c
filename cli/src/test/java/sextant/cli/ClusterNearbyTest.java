package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sextant.chat.ChatConfig;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterNode;
import sextant.nearby.Service;

class ClusterNearbyTest {
  private static final String PRINT = "0123456789abcdef".repeat(4);

  private static ChatConfig config(String node, String host) {
    ClusterNode own = new ClusterNode("ann", host, 6800, PRINT, "irc1.example:6697");
    return ChatConfig.usual().withCluster(ClusterConfig.of(node, List.of(own), false, 600));
  }

  @Test
  void whatAServerTellsOfItselfIsItsLineAgain() throws Exception {
    Service own = ClusterNearby.own(config("ann", "192.0.2.1")).orElseThrow();
    InetAddress six = InetAddress.ofLiteral("2001:db8::1");
    InetAddress four = InetAddress.ofLiteral("192.0.2.1");
    Service heard =
        new Service(own.type(), own.name(), own.port(), List.of(six, four), own.facts());
    assertThat(ClusterNearby.node(heard))
        .hasValueSatisfying(node ->
            assertThat(node).hasToString("ann 192.0.2.1:6800 " + PRINT + " irc1.example:6697"));
  }

  @Test
  void aServerAloneOrOnlyOfThisComputerTellsNothing() {
    assertThat(ClusterNearby.own(config("", "192.0.2.1"))).isEmpty();
    assertThat(ClusterNearby.own(config("ann", "127.0.0.1"))).isEmpty();
    assertThat(ClusterNearby.own(config("ann", "localhost"))).isEmpty();
  }

  @Test
  void groupsOfTheSameNameAreToldApartByWhoKnowsWhom() {
    ClusterNearby.Found ann = found('a', "a");
    ClusterNearby.Found cid = found('c', "b", "c");
    ClusterNearby.Found bob = found('b', "a", "b");
    ClusterNearby.Found zoe = found('d', "d");
    assertThat(ClusterNearby.groups(List.of(ann, zoe, cid, bob)))
        .containsExactlyInAnyOrder(List.of(zoe), List.of(ann, cid, bob));
  }

  private static ClusterNearby.Found found(char print, String... knows) {
    String all = String.valueOf(print).repeat(64);
    Set<String> known = new HashSet<>();
    Arrays.stream(knows).forEach(each -> known.add(each.repeat(16)));
    ClusterNode node = new ClusterNode("n" + print, "192.0.2.1", 6800, all, "");
    return new ClusterNearby.Found("Sextant", node, known);
  }

  @Test
  void whatIsNoLineIsNotShown() {
    List<InetAddress> at = List.of(InetAddress.ofLiteral("192.0.2.1"));
    Map<String, String> nonsense = Map.of("node", "a b; rm", "print", PRINT);
    assertThat(ClusterNearby.node(new Service("t", "n", 1, at, nonsense))).isEmpty();
    assertThat(ClusterNearby.node(new Service("t", "n", 1, at, Map.of()))).isEmpty();
    assertThat(ClusterNearby.node(new Service("t", "n", 1, List.of(), nonsense))).isEmpty();
  }
}
