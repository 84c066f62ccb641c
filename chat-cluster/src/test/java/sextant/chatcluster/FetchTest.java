package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  @TempDir Path folder;

  @Test
  void aServerWhoseStoreIsLostOrWrongFetchesAnotherOnesAndGoesOn() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      String loser = nodes.other(decider);
      try (Talker talker = Talker.enter(nodes.get(decider).port(), "one", "#lobby")) {
        say(talker, 0, 50);
        nodes.awaitAgreement();
        nodes.stop(loser);
        assertThat(nodes.data(loser).resolve("chat.db").toFile().delete()).isTrue();
        say(talker, 50, 100);
        nodes.start(loser);
        say(talker, 100, 120);
        nodes.awaitAgreement();
        assertThat(nodes.get(loser).backend().replica().isBehind()).isFalse();
      }
      try (Talker talker = Talker.enter(nodes.get(loser).port(), "two", "#lobby")) {
        talker.say("CHATHISTORY LATEST #lobby * 1000");
        talker.await(line -> line.endsWith(":line 0"));
        talker.await(line -> line.endsWith(":line 119"));
      }
    }
  }

  private static void say(Talker talker, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      talker.say("PRIVMSG #lobby :line " + i);
    }
    String last = ":line " + (to - 1);
    talker.await(line -> line.endsWith(last));
  }
}
