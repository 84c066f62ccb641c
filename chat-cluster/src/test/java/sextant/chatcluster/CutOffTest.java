package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutOffTest {
  @TempDir Path folder;

  @Test
  void aServerThatIsCutOffCanBeReadAndItsPeopleHearLaterWhatTheyMissed() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      String alone = nodes.other(decider);
      try (Talker inside = Talker.enter(nodes.get(decider).port(), "inside", "#room");
          Talker outside = Talker.enter(nodes.get(alone).port(), "outside", "#room")) {
        inside.say("PRIVMSG #room :before");
        outside.await(line -> line.endsWith(":before"));
        outside.say("CHATHISTORY LATEST #room * 10"); // what is heard may not be written here yet
        outside.await(line -> line.endsWith(":before"));
        nodes.awaitAgreement();
        cut(nodes, alone);
        assertThat(outside.await(line -> line.contains("cannot reach the others"))).isNotEmpty();
        outside.say("PRIVMSG #room :lost");
        outside.await(line -> line.contains("READ_ONLY"));
        outside.say("CHATHISTORY LATEST #room * 10");
        outside.await(line -> line.endsWith(":before"));
        inside.say("PRIVMSG #room :meanwhile");
        inside.await(line -> line.endsWith(":meanwhile"));
        nodes.names().forEach(name -> nodes.get(name).fault().heal());
        outside.await(line -> line.endsWith(":meanwhile"));
        outside.insist("PRIVMSG #room :again");
        inside.await(line -> line.endsWith(":again"));
        assertThat(inside.seen()).noneMatch(line -> line.contains("QUIT") || line.endsWith("lost"));
        assertThat(outside.seen()).filteredOn(line -> line.endsWith(":meanwhile")).hasSize(1);
      }
    }
  }

  private static void cut(TestNodes nodes, String alone) {
    for (String name : nodes.names()) {
      Set<String> unheard =
          name.equals(alone)
              ? nodes.names().stream().filter(n -> !n.equals(alone)).collect(Collectors.toSet())
              : Set.of(alone);
      nodes.get(name).fault().cut(unheard);
    }
  }
}
