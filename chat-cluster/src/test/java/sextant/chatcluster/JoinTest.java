package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.AdminClient;
import sextant.chat.Admission;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterFile;
import sextant.chat.ClusterNode;
import sextant.chat.ClusterPlace;
import sextant.identity.PairingCode;
import sextant.identity.StateDirectory;

class JoinTest {
  @TempDir Path folder;

  @Test
  void aGroupGrowsByCodesOfAnyOfItsServers() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid")) {
      nodes.start("ann", nodes.members().subList(0, 1), false);
      nodes.awaitDecider();
      join(nodes, "bob", invite(nodes, "ann"), "ann");
      join(nodes, "cid", invite(nodes, "bob"), "ann", "bob");
      try (Talker talker = Talker.enter(nodes.get("cid").port(), "one", "#room")) {
        talker.insist("PRIVMSG #room :three");
      }
      nodes.awaitAgreement();
      assertThat(nodes.get("ann").backend().group().members())
          .containsExactlyInAnyOrder("ann", "bob", "cid");
      String other = nodes.other(nodes.awaitDecider());
      TestNodes.await(() ->
          ask(nodes, other, "status").stream()
              .allMatch(row -> "5".equals(row.get("speaks")) && !"-1".equals(row.get("clients"))));
    }
  }

  @Test
  void aCodeLetsInOnceAndOnlyWhoKnowsIt() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid")) {
      nodes.start("ann", nodes.members().subList(0, 1), false);
      nodes.awaitDecider();
      PairingCode code = invite(nodes, "ann");
      PairingCode guess = new PairingCode(code.plate(), other(code));
      assertThatThrownBy(() -> knock(nodes, "bob", guess, "ann")).hasMessageContaining("wrong");
      knock(nodes, "bob", code, "ann");
      assertThatThrownBy(() -> knock(nodes, "cid", code, "ann")).hasMessageContaining("used");
    }
  }

  @Test
  void threeWrongGuessesEndACode() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob")) {
      nodes.start("ann", nodes.members().subList(0, 1), false);
      nodes.awaitDecider();
      PairingCode code = invite(nodes, "ann");
      PairingCode guess = new PairingCode(code.plate(), other(code));
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> knock(nodes, "bob", guess, "ann")).hasMessageContaining("wrong");
      }
      assertThatThrownBy(() -> knock(nodes, "bob", code, "ann")).hasMessageContaining("used");
    }
  }

  @Test
  void aServerThatWasLetInAndNeverCameCountsForNothing() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob")) {
      List<ClusterNode> alone = nodes.members().subList(0, 1);
      nodes.start("ann", alone, false);
      nodes.awaitDecider();
      knock(nodes, "bob", invite(nodes, "ann"), "ann");
      nodes.stop("ann");
      nodes.start("ann", alone, false);
      nodes.awaitDecider();
      assertThat(nodes.get("ann").backend().members())
          .extracting(ClusterNode::name)
          .contains("bob");
    }
  }

  @Test
  void whoHasAHistoryOfItsOwnDoesNotJoin() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann")) {
      nodes.start("ann", nodes.members(), false);
      nodes.awaitDecider();
      nodes.stop("ann");
      new Newcomer().check(nodes.data("ann"));
    }
    MembershipTest.talkAlone(folder, "bob");
    assertThatThrownBy(() -> new Newcomer().check(folder.resolve("bob").resolve("data")))
        .hasMessageContaining("history of its own");
  }

  private static String other(PairingCode code) {
    return code.secret().equals("000000") ? "000001" : "000000";
  }

  static PairingCode invite(TestNodes nodes, String at) {
    return PairingCode.parse(ask(nodes, at, "invite").getFirst().getOrDefault("code", ""))
        .orElseThrow();
  }

  private static List<Map<String, String>> ask(TestNodes nodes, String at, String what) {
    List<Map<String, String>> rows = new ArrayList<>();
    try (AdminClient admin = AdminClient.open(nodes.data(at))) {
      admin.ask(List.of("cluster", what), row -> rows.add(row.values()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return rows;
  }

  private void knock(TestNodes nodes, String name, PairingCode code, String... through)
      throws IOException {
    List<ClusterPlace> places = new ArrayList<>();
    for (String each : through) {
      ClusterNode node = node(nodes, each);
      places.add(new ClusterPlace(node.host(), node.port()));
    }
    ClusterNode own = node(nodes, name);
    String at = own.host() + ":" + own.port();
    new Newcomer()
        .ask(
            new Admission.Request(
                nodes.data(name),
                StateDirectory.at(folder.resolve(name).resolve("state")),
                name,
                new ClusterConfig.Entrance(true, List.of(), at, ""),
                places,
                code));
  }

  private static ClusterNode node(TestNodes nodes, String name) {
    return nodes.members().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void join(TestNodes nodes, String name, PairingCode code, String... through)
      throws IOException {
    knock(nodes, name, code, through);
    nodes.start(name, ClusterFile.read(nodes.data(name)).orElseThrow(), true);
    TestNodes.await(() -> nodes.get(name).backend().group().members().contains(name));
  }
}
