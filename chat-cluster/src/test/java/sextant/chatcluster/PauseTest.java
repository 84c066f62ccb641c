package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
    }
  }
}
