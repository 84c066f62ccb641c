package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.AdminClient;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterFile;
import sextant.chat.ClusterNode;
import sextant.identity.StateDirectory;

class MembershipTest {
  @TempDir Path folder;

  @Test
  void twoMembersAreRefusedWithTheReason() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob")) {
      assertThatThrownBy(() -> nodes.start("ann")).hasMessageContaining("2 members");
    }
  }

  @Test
  void aServerAloneBecomesThreeAndThreeBecomeOneWithoutLosingALine() throws Exception {
    talkAlone(folder, "ann");
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid")) {
      List<ClusterNode> all = nodes.members();
      nodes.start("ann", all.subList(0, 1), false);
      nodes.awaitDecider();
      add(nodes, all.subList(0, 2));
      add(nodes, all);
      nodes.awaitAgreement();
      try (Talker talker = Talker.enter(nodes.get("cid").port(), "one", "#lobby")) {
        talker.say("PRIVMSG #lobby :together");
        talker.await(line -> line.endsWith(":together"));
        talker.say("CHATHISTORY LATEST #lobby * 10");
        talker.await(line -> line.endsWith(":alone"));
      }
      nodes.awaitAgreement();
    }
    assertThat(readAlone("cid")).contains("alone", "together");
  }

  @Test
  void aServerIsTakenOutWhereverThatIsAskedAndTheOthersGoOn() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      List<String> rest = nodes.names().stream().filter(n -> !n.equals(decider)).toList();
      String gone = rest.getFirst();
      String asked = rest.getLast();
      assertThatThrownBy(() -> ask(nodes, asked, "remove", "nobody"))
          .hasMessageContaining("no member");
      assertThatThrownBy(() -> ask(nodes, asked, "remove", decider))
          .hasMessageContaining("transfer first");
      ask(nodes, asked, "remove", gone);
      TestNodes.await(() -> !nodes.get(asked).backend().group().members().contains(gone));
      nodes.stop(gone);
      try (Talker talker = Talker.enter(nodes.get(asked).port(), "one", "#room")) {
        talker.insist("PRIVMSG #room :two of two");
      }
      assertThat(nodes.get(asked).backend().members())
          .extracting(ClusterNode::name)
          .doesNotContain(gone);
    }
  }

  @Test
  void aServerThatIsTakenOutSendsItsClientsToTheOthersAndEndsAndDoesNotStartAgain()
      throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      String gone = nodes.other(decider);
      try (Talker there = Talker.enter(nodes.get(gone).port(), "there", "#room");
          Talker stays = Talker.enter(nodes.get(decider).port(), "stays", "#room")) {
        ask(nodes, decider, "remove", gone);
        String told = there.await(line -> line.contains(" 005 ") && line.contains("/SERVERS="));
        assertThat(told).contains(decider + ".example").doesNotContain(gone + ".example");
        there.await(line -> line.startsWith("ERROR ") && line.contains("taken out of the group"));
        assertThat(there.read()).isNull();
        stays.insist("PRIVMSG #room :two of two");
        assertThat(stays.seen()).noneMatch(line -> line.contains("QUIT"));
      }
      assertThat(nodes.get(gone).server().awaitStop()).isEqualTo(ClusterFile.TAKEN_OUT);
      nodes.stop(gone);
      assertThatThrownBy(() -> nodes.start(gone)).hasMessageContaining("taken out");
    }
  }

  private static void ask(TestNodes nodes, String at, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("cluster"));
    all.addAll(List.of(words));
    try (AdminClient admin = AdminClient.open(nodes.data(at))) {
      admin.ask(all, row -> {});
    }
  }

  /** Somebody says something at a server that is in no group. */
  static void talkAlone(Path folder, String name) throws Exception {
    try (ChatServer server = alone(folder, name);
        Talker talker = Talker.enter(port(server), "one", "#lobby")) {
      talker.say("PRIVMSG #lobby :alone");
      talker.await(line -> line.endsWith(":alone"));
    }
  }

  private List<String> readAlone(String name) throws Exception {
    List<String> said = new ArrayList<>();
    try (ChatServer server = alone(folder, name);
        Talker talker = Talker.enter(port(server), "reader", "#lobby")) {
      talker.say("CHATHISTORY LATEST #lobby * 10");
      talker.sync().stream()
          .filter(line -> line.contains("PRIVMSG #lobby"))
          .forEach(line -> said.add(line.substring(line.lastIndexOf(':') + 1)));
    }
    return said;
  }

  private static ChatServer alone(Path folder, String name) throws Exception {
    ChatConfig config = TestNodes.config(ClusterConfig.NONE);
    return ChatServer.start(
        new ChatServer.Settings(
            folder.resolve(name).resolve("data"),
            StateDirectory.at(folder.resolve(name).resolve("state")),
            () -> config));
  }

  private static int port(ChatServer server) {
    return ((InetSocketAddress) server.bound().getFirst().address()).getPort();
  }

  /** The last of them is taken in, and starts meanwhile. */
  private static void add(TestNodes nodes, List<ClusterNode> all) throws Exception {
    ClusterNode node = all.getLast();
    CompletableFuture<Void> added =
        CompletableFuture.runAsync(() -> {
          try (AdminClient admin = AdminClient.open(nodes.data("ann"))) {
            admin.ask(List.of("cluster", "add", node.toString()), row -> {});
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    nodes.start(node.name(), all, true);
    added.get();
    TestNodes.await(() -> nodes.get(node.name()).backend().group().members().contains(node.name()));
  }
}
