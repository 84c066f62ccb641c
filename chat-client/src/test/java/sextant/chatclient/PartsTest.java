package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The parts that decide without a server. */
class PartsTest {
  @Test
  void scramAnswersAsTheExampleOfRfc7677() {
    ScramClient client = new ScramClient("user", "pencil", "rOprNGfwEbeRWgbNEkqO");
    assertThat(client.next("")).contains("n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
    assertThat(
            client.next(
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,"
                    + "i=4096"))
        .contains(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    assertThat(client.next("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")).contains("");
  }

  @Test
  void scramDoesNotBelieveAServerThatDoesNotKnowThePassword() {
    ScramClient client = new ScramClient("user", "pencil", "nonce");
    assertThat(client.next("")).isPresent();
    assertThat(client.next("r=nonceMore,s=c2FsdA==,i=4096")).isPresent();
    assertThat(client.next("v=AAAA")).isEmpty();
    ScramClient other = new ScramClient("user", "pencil", "nonce");
    assertThat(other.next("")).isPresent();
    assertThat(other.next("r=foreign,s=c2FsdA==,i=4096")).isEmpty();
  }

  @Test
  void saslAnswersOf400BytesEndWithAnEmptyPiece() {
    Login login = new Login(Login.Mechanism.PLAIN, "a", "p".repeat(300 - 4));
    List<String> pieces = new SaslExchange(login, "n").take("+");
    assertThat(pieces).hasSize(2);
    assertThat(pieces.getFirst()).hasSize(400);
    assertThat(pieces.getLast()).isEqualTo("+");
  }

  @Test
  void longTextIsCutAtSpacesAndNeverInsideACharacter() {
    String text =
        "word ".repeat(50) + "长".repeat(100) + "👩‍👩‍👧".repeat(20) + "e\u0301".repeat(60);
    List<String> pieces = Splitter.split(text, 64);
    assertThat(String.join("", pieces)).isEqualTo(text);
    for (String piece : pieces) {
      assertThat(piece.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(64);
      assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
      assertThat(Character.getType(piece.codePointAt(0)))
          .isNotEqualTo((int) Character.NON_SPACING_MARK);
    }
  }

  @Test
  void aNickIsAMentionOnlyAsAWordOfItsOwn() {
    assertThat(Mentions.names("Ann: hi", "ann")).isTrue();
    assertThat(Mentions.names("hi ann!", "Ann")).isTrue();
    assertThat(Mentions.names("你好ann吗", "ann")).isTrue();
    assertThat(Mentions.names("annual", "ann")).isFalse();
    assertThat(Mentions.names("ann_ and joann", "ann")).isFalse();
    assertThat(Mentions.names("\u0002ann\u0002", "ann")).isTrue();
  }

  @Test
  void theWaitBetweenTriesGrowsAndIsBounded() {
    Reconnection reconnection = new Reconnection(new Random(1));
    long last = 0;
    for (int i = 0; i < 20; i++) {
      last = reconnection.nextMillis();
      assertThat(last).isBetween(500L, 120_000L);
    }
    assertThat(last).isGreaterThanOrEqualTo(60_000);
    reconnection.succeeded();
    assertThat(reconnection.nextMillis()).isLessThanOrEqualTo(1_000);
  }

  @Test
  void paceLetsADozenGoAtOnceAndThenFiveInTwoSeconds() {
    Pace pace = new Pace(false);
    long now = System.nanoTime() + 60_000_000_000L;
    for (int i = 0; i < 12; i++) {
      assertThat(pace.waitNanos(now, 0)).isZero();
      pace.pay(now);
    }
    assertThat(pace.waitNanos(now, 0)).isEqualTo(400_000_000L);
    assertThat(pace.waitNanos(now, 6)).isEqualTo(7 * 400_000_000L);
    assertThat(new Pace(true).waitNanos(now, 6)).isZero();
  }

  @Test
  void whatPeopleSayDoesNotWaitForWhatTheClientAsks() throws InterruptedException {
    Outflow outflow = new Outflow(new Pace(false));
    for (int i = 0; i < 50; i++) {
      outflow.put("CHATHISTORY LATEST #r" + i + " * 100");
    }
    outflow.put("CAP LS 302");
    outflow.put("@label=1 PRIVMSG #room :hello");
    outflow.put("PONG server");
    assertThat(List.of(outflow.take(), outflow.take(), outflow.take(), outflow.take()))
        .containsExactly(
            "PONG server",
            "CAP LS 302",
            "@label=1 PRIVMSG #room :hello",
            "CHATHISTORY LATEST #r0 * 100");
    for (int i = 0; i < 4; i++) {
      assertThat(outflow.take()).startsWith("CHATHISTORY"); // six are left for words
    }
    outflow.put("PRIVMSG #room :again");
    assertThat(outflow.take()).isEqualTo("PRIVMSG #room :again");
  }

  @Test
  void theStoreFindsAnyTwoCharactersOfAnyScript() throws IOException {
    try (ClientStore store = ClientStore.inMemory()) {
      store.lines().keep("net", "#a", line("1", "今天天气很好"));
      store.lines().keep("net", "#a", line("2", "100% of \"quotes\" and under_score"));
      store.lines().keep("net", "#b", line("3", "weather"));
      assertThat(store.search("", "", "天气", 10))
          .extracting(f -> f.line().key())
          .containsExactly("1");
      assertThat(store.search("net", "#b", "weath", 10)).hasSize(1);
      assertThat(store.search("net", "#a", "weath", 10)).isEmpty();
      assertThat(store.search("", "", "\"quotes\"", 10)).hasSize(1);
      assertThat(store.search("", "", "0%", 10)).hasSize(1);
      assertThat(store.search("", "", "r_", 10)).hasSize(1);
      store.lines().change("net", line("1", "").redacted("ann"));
      assertThat(store.search("", "", "天气", 10)).isEmpty();
    }
  }

  @Test
  void aLineComesOutOfTheStoreAsItWent() throws IOException {
    try (ClientStore store = ClientStore.inMemory()) {
      Line line =
          line("k", "text\nof two lines")
              .reacted(Map.of("👍", List.of("ann", "bob")))
              .withDelivery(new Line.Delivery.Failed(Line.Delivery.Why.REFUSED, "no: you may not"));
      store.lines().keep("net", "#a", line);
      assertThat(store.lines().newest("net", "#a", 5)).containsExactly(line);
    }
  }

  private static Line line(String key, String text) {
    return Line.told(key, 1_000, Line.Kind.MESSAGE, "ann", text);
  }
}
