package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadHereTest {
  @TempDir Path folder;

  @Test
  void theHistoryIsReadAtOnesOwnServerAndHasWhatOneHasJustSaid() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      String other = nodes.other(decider);
      try (Talker talker = Talker.enter(nodes.get(other).port(), "one", "#room")) {
        for (int i = 0; i < 20; i++) {
          talker.say("PRIVMSG #room :word" + i);
          talker.say("CHATHISTORY LATEST #room * 1");
          talker.say("SEARCH text=word" + i);
        }
        List<String> answers = talker.sync();
        for (int i = 0; i < 20; i++) {
          String end = ":word" + i;
          assertThat(answers).filteredOn(line -> line.endsWith(end)).hasSize(3);
        }
      }
    }
  }

  @Test
  void itIsReadWhileWhoeverDecidesIsNotHeard() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      String other = nodes.other(decider);
      try (Talker talker = Talker.enter(nodes.get(other).port(), "one", "#room")) {
        talker.insist("PRIVMSG #room :before");
        talker.say("CHATHISTORY LATEST #room * 1");
        talker.await(line -> line.endsWith(":before"));
        nodes.get(other).fault().cut(Set.of(decider));
        talker.say("CHATHISTORY LATEST #room * 1");
        talker.await(line -> line.endsWith(":before"));
        assertThat(talker.seen()).noneMatch(line -> line.contains("cannot reach"));
        nodes.get(other).fault().heal();
      }
    }
  }

  @Test
  void whoIsNotInARoomReadsNothingOfItAtAnyServer() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      int port = nodes.get(nodes.other(decider)).port();
      try (Talker inside = Talker.enter(port, "inside", "#room");
          Talker outside = Talker.enter(port, "outside", "")) {
        inside.insist("PRIVMSG #room :secret");
        outside.say("CHATHISTORY LATEST #room * 10");
        outside.await(line -> line.contains("FAIL CHATHISTORY INVALID_TARGET"));
        outside.say("JOIN #room");
        outside.await(line -> line.contains(" 366 "));
        outside.say("CHATHISTORY LATEST #room * 10");
        outside.await(line -> line.endsWith(":secret"));
        outside.say("PART #room");
        outside.await(line -> line.contains(" PART "));
        outside.say("CHATHISTORY LATEST #room * 10");
        outside.await(line -> line.contains("FAIL CHATHISTORY INVALID_TARGET"));
      }
    }
  }
}
