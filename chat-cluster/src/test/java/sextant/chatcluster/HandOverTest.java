package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.AdminClient;

class HandOverTest {
  @TempDir Path folder;

  @Test
  void anotherServerDecidesWhenAskedAndAllGoOn() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String before = nodes.awaitDecider();
      String other = nodes.other(before);
      try (Talker here = Talker.enter(nodes.get(before).port(), "here", "#room");
          Talker there = Talker.enter(nodes.get(other).port(), "there", "#room")) {
        assertThat(ask(nodes, before, "status"))
            .hasSize(3)
            .anyMatch(r -> r.contains("\"leads\":true"));
        ask(nodes, before, "transfer");
        TestNodes.await(() -> !nodes.get(before).decides());
        assertThat(nodes.awaitDecider()).isNotEqualTo(before);
        there.insist("PRIVMSG #room :from there");
        here.await(line -> line.endsWith(":from there"));
        here.insist("PRIVMSG #room :from here");
        there.await(line -> line.endsWith(":from here"));
        assertThat(there.seen()).noneMatch(line -> line.contains("QUIT"));
      }
      nodes.awaitAgreement();
    }
  }

  private static List<String> ask(TestNodes nodes, String name, String what) throws Exception {
    List<String> rows = new ArrayList<>();
    try (AdminClient admin = AdminClient.open(nodes.data(name))) {
      admin.ask(List.of("cluster", what), row -> rows.add(row.json()));
    }
    return rows;
  }
}
