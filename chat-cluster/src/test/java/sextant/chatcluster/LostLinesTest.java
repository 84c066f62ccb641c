package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.AdminClient;

class LostLinesTest {
  private static final int LINES = 120;

  @TempDir Path folder;

  @Test
  void linesOnTheirWayToOneWhoDiesComeOutOnceAndInTheirOrder() throws Exception {
    try (Children group = new Children(folder, 3, 600)) {
      group.startAll();
      String decider = group.decider();
      int port = group.port(group.names().indexOf(decider) + 1);
      try (Talker talker = Talker.enter(port, "one", "#room")) {
        talker.sync();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
          talker.say("PRIVMSG #room :line " + i);
          said.add("line " + i);
          if (i == LINES / 2) {
            group.kill(decider);
          }
        }
        talker.await(line -> line.endsWith(":line " + (LINES - 1)));
        assertThat(heard(talker)).isEqualTo(said);
      }
    }
  }

  @Test
  void whoHandsOverLosesNothingOfWhatIsSaidMeanwhile() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String other = nodes.other(nodes.awaitDecider());
      try (Talker talker = Talker.enter(nodes.get(other).port(), "one", "#room");
          AdminClient admin = AdminClient.open(nodes.data(other))) {
        talker.sync();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
          talker.say("PRIVMSG #room :line " + i);
          said.add("line " + i);
          if (i == LINES / 2) {
            admin.ask(List.of("cluster", "transfer"), row -> {});
          }
        }
        talker.await(line -> line.endsWith(":line " + (LINES - 1)));
        assertThat(heard(talker)).isEqualTo(said);
      }
    }
  }

  private static List<String> heard(Talker talker) {
    return talker.seen().stream()
        .filter(line -> line.contains("PRIVMSG #room :"))
        .map(line -> line.substring(line.lastIndexOf(':') + 1))
        .toList();
  }
}
