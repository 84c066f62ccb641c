package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

  @Test
  void theNamedServerDecidesWhereverThatIsAskedAndWhileSomebodySpeaks() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll();
        Talker ann = Talker.enterAtLast(nodes.get("ann").port(), "one", "#room");
        Talker bob = Talker.enterAtLast(nodes.get("bob").port(), "two", "#room");
        Talker cid = Talker.enterAtLast(nodes.get("cid").port(), "three", "#room")) {
      List<Talker> talkers = List.of(ann, bob, cid);
      for (int i = 0; i < 4; i++) {
        String before = settled(nodes);
        String next = nodes.names().stream().filter(n -> !n.equals(before)).toList().get(i % 2);
        talkers.get(i % 3).say("PRIVMSG #room :one more");
        assertThat(ask(nodes, nodes.names().get(i % 3), "transfer", next))
            .singleElement()
            .asString()
            .contains("\"decides\":\"" + next + "\"");
        nodes.awaitAgreement();
      }
    }
  }

  /** Who decides, once every server knows that. */
  private static String settled(TestNodes nodes) {
    TestNodes.await(() -> {
      List<String> leaders =
          nodes.names().stream()
              .map(name -> nodes.get(name).backend().group().leader())
              .distinct()
              .toList();
      return leaders.size() == 1
          && nodes.names().contains(leaders.getFirst())
          && nodes.get(leaders.getFirst()).decides();
    });
    return nodes.awaitDecider();
  }

  @Test
  void serversThatHaveJustMetAreWaitedForUntilTheySayWhatTheySpeak() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      String next = nodes.other(decider);
      nodes.onSpeech(decider, speech -> speech.present(Set.of()));
      CompletableFuture<List<String>> answer =
          CompletableFuture.supplyAsync(() -> asked(nodes, decider, "transfer", next));
      for (String name : nodes.names()) {
        Set<String> all = Set.copyOf(nodes.names());
        nodes.onSpeech(name, speech -> speech.present(all));
      }
      assertThat(answer.get()).singleElement().asString().contains("\"decides\":\"" + next + "\"");
    }
  }

  private static List<String> asked(TestNodes nodes, String name, String... what) {
    try {
      return ask(nodes, name, what);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void nobodyElseDecidesWhenTheNameIsWrong() throws Exception {
    try (TestNodes nodes = new TestNodes(folder, "ann", "bob", "cid").startAll()) {
      String decider = nodes.awaitDecider();
      assertThatThrownBy(() -> ask(nodes, nodes.other(decider), "transfer", decider))
          .hasMessageContaining("decides already");
      assertThatThrownBy(() -> ask(nodes, decider, "transfer", "nobody"))
          .hasMessageContaining("no member");
      assertThat(nodes.get(decider).decides()).isTrue();
    }
  }

  private static List<String> ask(TestNodes nodes, String name, String... what) throws Exception {
    List<String> rows = new ArrayList<>();
    List<String> words = new ArrayList<>(List.of("cluster"));
    words.addAll(List.of(what));
    try (AdminClient admin = AdminClient.open(nodes.data(name))) {
      admin.ask(words, row -> rows.add(row.json()));
    }
    return rows;
  }
}
