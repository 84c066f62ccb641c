package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of a real server, and of the store. */
class InquiryTest {
  @TempDir Path folder;
  private Lan lan;
  private final Watcher ann = new Watcher();

  @BeforeEach
  void startServer() throws IOException {
    lan = new Lan(folder);
  }

  @AfterEach
  void stopServer() {
    lan.close();
  }

  private static <T> T answer(CompletableFuture<T> coming) {
    return coming.orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void bansOfARoomAreListedByWhoSetThem() throws IOException {
    Network annHere = lan.person("ann", ann, "#mine");
    ann.awaitJoined("#mine");
    annHere.raw("MODE #mine +b eve!*@*");
    List<ListEntry> bans = answer(annHere.inquiry().list("#mine", 'b'));
    assertThat(bans).extracting(ListEntry::mask).containsExactly("eve!*@*");
    assertThat(bans.getFirst().setBy()).startsWith("ann");
    assertThat(bans.getFirst().millis()).isPositive();
    assertThat(answer(annHere.inquiry().list("#mine", 'e'))).isEmpty();
  }

  @Test
  void somebodyIsKnownByHostAndNobodyByNothing() throws IOException {
    Network annHere = lan.person("ann", ann, "#lobby");
    ann.awaitJoined("#lobby");
    Whois who = answer(annHere.inquiry().whois("ann"));
    assertThat(who.host()).isEqualTo("127.0.0.1");
    assertThat(who.realName()).isEqualTo("Real ann");
    assertThat(answer(annHere.inquiry().whois("nobody")).host()).isEmpty();
  }

  @Test
  void anAccountIsMadeOnceAndThenRefused() throws IOException {
    Network annHere = lan.person("ann", ann, "#lobby");
    ann.awaitJoined("#lobby");
    assertThat(answer(annHere.inquiry().register("", "", "a long password")))
        .isEqualTo(new AccountAnswer.Made("ann"));
    assertThat(answer(annHere.inquiry().register("", "", "a long password")))
        .isInstanceOf(AccountAnswer.Refused.class);
  }

  @Test
  void linesAroundAMomentComeFromTheStore() throws IOException {
    Network annHere = lan.person("ann", ann, "#lobby");
    ann.awaitJoined("#lobby");
    for (int i = 0; i < 10; i++) {
      annHere.say("#lobby", "line " + i, "");
    }
    Line last =
        ann.awaitLine(
            annHere, "#lobby", line -> line.text().equals("line 9") && !line.msgid().isEmpty());
    assertThat(answer(annHere.inquiry().line(last.msgid()))).contains(last);
    List<Line> around = answer(annHere.inquiry().around("#lobby", last, 6));
    assertThat(around).contains(last);
    assertThat(answer(annHere.inquiry().newer("#lobby", last, 6))).isEmpty();
    Line before = around.getFirst();
    assertThat(answer(annHere.inquiry().newer("#lobby", before, 50))).contains(last);
  }

  @Test
  void withoutAConnectionThereIsNoAnswerToWaitFor() throws IOException {
    Network annHere = lan.person("ann", ann, "#lobby");
    ann.awaitJoined("#lobby");
    annHere.disconnect("");
    assertThat(answer(annHere.inquiry().list("#lobby", 'b'))).isEmpty();
    assertThat(answer(annHere.inquiry().whois("ann")).host()).isEmpty();
    assertThat(answer(annHere.inquiry().isOperator())).isFalse();
    assertThat(answer(annHere.inquiry().answered())).isFalse();
  }

  @Test
  void whatWasAskedLastIsAnsweredBeforeTheEnd() throws IOException {
    Network annHere = lan.person("ann", ann, "#mine");
    ann.awaitJoined("#mine");
    annHere.raw("TOPIC #mine :at last");
    assertThat(answer(annHere.inquiry().answered())).isTrue();
    assertThat(answer(annHere.lines("#mine")))
        .anyMatch(line -> line.kind() == Line.Kind.TOPIC && line.text().equals("at last"));
  }

  @Test
  void roomsAreListedTheFullestFirst() throws IOException {
    Network annHere = lan.person("ann", ann, "#lobby");
    ann.awaitJoined("#lobby");
    Watcher bob = new Watcher();
    Network bobHere = lan.person("bob", bob, "#lobby", "#lighthouse");
    bob.awaitJoined("#lobby");
    bob.awaitJoined("#lighthouse");
    bobHere.raw("TOPIC #lighthouse :about 灯塔");
    bob.await("topic", () -> bob.place("#lighthouse").topic().equals("about 灯塔"));
    CompletableFuture<List<RoomOnServer>> twice = annHere.inquiry().rooms();
    assertThat(answer(annHere.inquiry().rooms()))
        .containsExactly(
            new RoomOnServer("#lobby", 2, ""), new RoomOnServer("#lighthouse", 1, "about 灯塔"));
    assertThat(answer(twice)).hasSize(2);
  }

  @Test
  void theServerFindsWhatWasSaidBeforeWeCame() throws IOException {
    Watcher bob = new Watcher();
    Network bobHere = lan.person("bob", bob, "#old");
    bob.awaitJoined("#old");
    for (int i = 0; i < 450; i++) {
      bobHere.say("#old", i == 100 ? "the needle 针" : "hay " + i, "");
    }
    bob.awaitLine(
        bobHere, "#old", line -> line.text().equals("hay 449") && !line.msgid().isEmpty());
    Network annHere = lan.person("ann", ann, "#old");
    ann.awaitLine(annHere, "#old", line -> line.text().equals("hay 449"));
    List<ClientStore.Found> found = answer(annHere.inquiry().search("#old", "needle", 50));
    assertThat(found)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.place()).isEqualTo("#old");
          assertThat(one.line().text()).isEqualTo("the needle 针");
        });
    assertThat(answer(annHere.inquiry().search("", "needle", 50))).hasSize(1);
    assertThat(answer(annHere.inquiry().search("#nowhere", "needle", 50))).isEmpty();

    Line needle = found.getFirst().line();
    List<Line> around = answer(annHere.inquiry().around("#old", needle, 20));
    assertThat(around).extracting(Line::text).contains("hay 99", "the needle 针", "hay 101");
    List<Line> more = answer(annHere.inquiry().newer("#old", around.getLast(), 50));
    assertThat(more.getFirst().text()).isEqualTo(next(around.getLast().text()));
    List<Line> newest = Watcher.lines(annHere, "#old");
    assertThat(newest).extracting(Line::text).contains("hay 449").doesNotContain("the needle 针");
  }

  private static String next(String hay) {
    return "hay " + (Integer.parseInt(hay.substring(4)) + 1);
  }

  @Test
  void somebodyIsKeptOutByHostOrNickAndLetInAgain() throws IOException {
    Network annHere = lan.person("ann", ann, "#mine");
    ann.awaitJoined("#mine");
    Watcher bob = new Watcher();
    Network bobHere = lan.person("bob", bob, "#mine");
    bob.awaitJoined("#mine");
    var bans = new Bans(annHere, "#mine");
    bans.addAndPutOut("bob", "enough");
    bob.await("put out", () -> !bob.place("#mine").isJoined());
    assertThat(answer(annHere.inquiry().list("#mine", 'b')))
        .extracting(ListEntry::mask)
        .containsExactly("bob!*@*");
    bans.add("eve!*@*.example.org");
    bans.lift("bob");
    ann.await(
        "only eve",
        () ->
            answer(annHere.inquiry().list("#mine", 'b')).stream()
                .map(ListEntry::mask)
                .toList()
                .equals(List.of("eve!*@*.example.org")));
    bobHere.join("#mine", "");
    bob.awaitJoined("#mine");
    var far = new Whois("eve", "198.51.100.7", "", "", List.of());
    assertThat(Bans.mask("eve", far)).isEqualTo("*!*@198.51.100.7");
  }
}
