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
    return coming.orTimeout(30, TimeUnit.SECONDS).join();
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
  }
}
