package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreeNodesTest {
  private static final String SERVERS = "ann.example:6697,bob.example:6697,cid.example:6697";

  @TempDir Path folder;

  @Test
  void peopleAtThreeServersTalkInOneRoomAndAllStoresSayTheSame() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll();
        Talker one = Talker.enter(nodes.get("ann").port(), "one", "#room");
        Talker two = Talker.enter(nodes.get("bob").port(), "two", "#room");
        Talker three = Talker.enter(nodes.get("cid").port(), "three", "#room")) {
      List<Talker> all = List.of(one, two, three);
      for (Talker talker : all) {
        assertThat(talker.seen())
            .anyMatch(
                line -> line.contains(" 005 ") && line.contains(" sextant/SERVERS=" + SERVERS));
      }
      for (int i = 0; i < 30; i++) {
        all.get(i % 3).say("PRIVMSG #room :line " + i);
      }
      for (Talker talker : all) {
        for (int i = 0; i < 30; i++) {
          talker.await(line -> line.contains("PRIVMSG #room :line "));
        }
      }
      assertThat(said(one)).hasSize(30).isEqualTo(said(two)).isEqualTo(said(three));
      nodes.awaitAgreement();
    }
  }

  @Test
  void aNickIsHeldByOneWhereverTheOthersAsk() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll();
        Talker one = Talker.enter(nodes.get("ann").port(), "same", "");
        Talker two = new Talker(nodes.get("bob").port())) {
      two.say("NICK same");
      two.say("USER other 0 * :Other");
      assertThat(two.await(line -> line.contains(" 433 "))).contains("same");
      assertThat(one.sync()).isEmpty();
    }
  }

  @Test
  void whenTheOneWhoDecidesDiesTheOthersGoOnAndNobodyHasLeft() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      String other = nodes.other(decider);
      try (Talker lost = Talker.enter(nodes.get(decider).port(), "lost", "#room");
          Talker stays = Talker.enter(nodes.get(other).port(), "stays", "#room")) {
        lost.say("PRIVMSG #room :before");
        stays.await(line -> line.endsWith(":before"));
        stays.say("LANGUAGE zh");
        stays.await(line -> line.contains(" 687 "));
        nodes.stop(decider);
        stays.insist("PRIVMSG #room :behind");
        stays.say("JOIN no-room");
        stays.await(line -> line.contains("没有这个频道"));
        try (Talker back = Talker.enter(nodes.get(other).port(), "lost", "")) {
          back.await(line -> line.contains("JOIN #room"));
          back.say("CHATHISTORY LATEST #room * 10");
          back.await(line -> line.endsWith(":behind"));
        }
        assertThat(stays.seen()).noneMatch(line -> line.contains("lost") && line.contains("QUIT"));
      }
    }
  }

  @Test
  void whoComesBackFromADeadServerAndCannotAskForHistoryIsShownWhatWasSaidMeanwhile()
      throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      String other = nodes.other(decider);
      try (Talker lost = plain(nodes.get(decider).port());
          Talker stays = Talker.enter(nodes.get(other).port(), "stays", "#room")) {
        lost.say("JOIN #room");
        lost.await(line -> line.contains(" 366 "));
        stays.say("PRIVMSG #room :before");
        lost.await(line -> line.endsWith(":before"));
        nodes.stop(decider);
        stays.insist("PRIVMSG #room :meanwhile");
        try (Talker back = plain(nodes.get(other).port())) {
          back.await(line -> line.endsWith(":meanwhile"));
          assertThat(back.seen()).noneMatch(line -> line.endsWith(":before"));
        }
      }
    }
  }

  /** Somebody whose client knows no capability. */
  private static Talker plain(int port) throws Exception {
    Talker talker = new Talker(port);
    talker.say("NICK lost");
    talker.say("USER lost 0 * :Lost");
    talker.await(line -> line.contains(" 221 "));
    return talker;
  }

  private static List<String> said(Talker talker) {
    return talker.seen().stream()
        .filter(line -> line.contains("PRIVMSG #room :line "))
        .map(line -> line.substring(line.indexOf("msgid=")).replaceAll("[; ].*", ""))
        .toList();
  }
}
