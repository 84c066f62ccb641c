package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.AdminClient;

/** Most of the servers stand still for a while, as on a machine that sleeps, and go on. */
@Timeout(180)
class PauseTest {
  @TempDir Path folder;

  @Test
  void whenMostServersHaveStoodStillTheyGoOnTogether() throws Exception {
    try (Children group = new Children(folder, 3, 600)) {
      group.startAll();
      group.awaitAgreement();
      String decider = group.decider();
      List<String> rest = group.names().stream().filter(n -> !n.equals(decider)).toList();
      String left = rest.getLast();
      try (Talker talker = Talker.enter(group.port(group.names().indexOf(left)), "one", "#room")) {
        group.node(decider).signal("STOP");
        group.node(rest.getFirst()).signal("STOP");
        talker.await(line -> line.contains("cannot reach the others"));
        group.node(decider).signal("CONT");
        group.node(rest.getFirst()).signal("CONT");
        talker.await(line -> line.contains("can be reached again"));
        talker.insist("PRIVMSG #room :together");
        assertThat(talker.seen()).noneMatch(line -> line.contains(" QUIT "));
      }
      group.awaitAgreement();
      theyGoOnWithoutTheOneWhoDecides(group);
    }
  }

  private static void theyGoOnWithoutTheOneWhoDecides(Children group) throws Exception {
    TestNodes.await(() -> !group.decider().isEmpty());
    int dead = group.names().indexOf(group.decider());
    try (Talker next = Talker.enter(group.port(dead + 1), "next", "#room");
        Talker last = Talker.enter(group.port(dead + 2), "last", "#room")) {
      group.kill(group.names().get(dead));
      next.insist("PRIVMSG #room :still here");
      last.await(line -> line.endsWith(":still here"));
      last.insist("PRIVMSG #room :and here");
    }
  }

  @Test
  void whoDecidedAndHeardNobodyForAWhileDoesNotHoldUpTheOthers() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String first = nodes.awaitDecider();
      String deaf = nodes.names().stream().filter(n -> !n.equals(first)).toList().getLast();
      TestNodes.await(() -> nodes.get(first).backend().others().speech().with(deaf) >= 3);
      try (AdminClient admin = AdminClient.open(nodes.data(first))) {
        admin.ask(List.of("cluster", "transfer", deaf), row -> {});
      }
      Set<String> rest = new TreeSet<>(nodes.names());
      rest.remove(deaf);
      try (Talker before = Talker.enter(nodes.get(first).port(), "before", "#room")) {
        before.sync();
        nodes.get(deaf).fault().cut(rest);
        TestNodes.await(() -> nodes.get(deaf).backend().group().leader().isEmpty());
        nodes.get(deaf).fault().heal();
        isHeardAtLast(nodes.get(first).port());
      }
      nodes.awaitAgreement();
    }
  }

  @Test
  void whoWasThoughtDeadAndComesBackMakesUpForAnotherWhoDies() throws Exception {
    try (Children group = new Children(folder, 3, 600)) {
      group.startAll();
      group.awaitAgreement();
      int first = group.names().indexOf(group.decider());
      String still = group.names().get((first + 1) % 3);
      String dies = group.names().get((first + 2) % 3);
      try (Talker far = Talker.enter(group.port(first + 1), "far", "#room");
          Talker talker = Talker.enter(group.port(first), "one", "#room")) {
        group.node(still).tell("cut " + group.names().get(first) + "," + dies);
        group.node(dies).tell("cut " + still);
        group.node(group.names().get(first)).tell("cut " + still);
        far.await(line -> line.contains("cannot reach the others"));
        talker.insist("PRIVMSG #room :without you");
        group.names().forEach(name -> group.node(name).tell("heal"));
        group.kill(dies);
        talker.insist("PRIVMSG #room :with you");
        far.await(line -> line.endsWith(":with you"));
        assertThat(talker.seen()).noneMatch(line -> line.contains(" QUIT "));
      }
    }
  }

  /** As clients do: whoever is sent away while the servers settle who decides comes again. */
  private static void isHeardAtLast(int port) {
    for (int tries = 0; tries < 600; tries++) {
      try (Talker talker = Talker.enter(port, "one" + tries, "#room")) {
        talker.insist("PRIVMSG #room :together");
        return;
      } catch (IOException sentAway) {
        LockSupport.parkNanos(50_000_000); // a refusal may come at once
      }
    }
    throw new AssertionError("sent away again and again");
  }
}
