package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HearingTest {
  private final Hearing hearing = new Hearing(Heard.NOTHING);

  @Test
  void aLineIsHeardWhenItIsCarriedOutNotWhenItComes() {
    hearing.counts("ann#1");
    hearing.came(1);
    hearing.came(2);
    assertThat(hearing.now().has("ann#1", 1)).isFalse();
    hearing.done(2);
    assertThat(hearing.now().has("ann#1", 2)).isTrue();
    assertThat(hearing.now().has("ann#1", 1)).isFalse();
    assertThat(hearing.now().has("ann#1", 3)).isFalse();
  }

  @Test
  void anotherRunOfTheServerCountsAnew() {
    hearing.counts("ann#1");
    hearing.came(1);
    hearing.done(1);
    Hearing next = new Hearing(hearing.now());
    next.counts("ann#2");
    assertThat(next.now().has("ann#2", 1)).isFalse();
    assertThat(next.now().has("ann#1", 1)).isFalse();
  }

  @Test
  void whoeverDecidesNextGoesOnWithWhatWasHeard() {
    hearing.counts("ann#1");
    for (long line = 1; line <= 4; line++) {
      hearing.came(line);
    }
    hearing.done(1);
    hearing.done(3);
    Hearing next = new Hearing(Heard.parse(hearing.now().text()));
    next.counts("ann#1");
    assertThat(next.now().has("ann#1", 3)).isTrue();
    next.came(2); // again
    next.done(2);
    next.settled(); // the fourth is of somebody who has gone
    assertThat(next.now()).isEqualTo(new Heard("ann#1", 4, List.of()));
  }

  @Test
  void whatIsHeardOfAllServersIsReadAsItWasWritten() {
    Map<String, Heard> all =
        Map.of(
            "ann", new Heard("ann#1", 7, List.of(3L, 5L)), "bob", new Heard("bob#x", 0, List.of()));
    assertThat(Heard.parseAll(Heard.text(all))).isEqualTo(all);
    assertThat(Heard.parseAll("")).isEmpty();
    assertThat(Heard.parse("")).isEqualTo(Heard.NOTHING);
  }

  @Test
  void nothingIsToldTwice() {
    hearing.counts("ann#1");
    assertThat(hearing.news()).isEmpty();
    hearing.came(1);
    assertThat(hearing.news()).isPresent();
    assertThat(hearing.news()).isEmpty();
    hearing.done(1);
    assertThat(hearing.news()).contains(new Heard("ann#1", 1, List.of()));
  }
}
