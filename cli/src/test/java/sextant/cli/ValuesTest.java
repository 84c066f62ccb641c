package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.words.Language;

class ValuesTest {
  private static final CliText TEXT = new CliText(Language.ENGLISH);

  @Test
  void readsDurationsWithUnitsAndBareSeconds() throws Exception {
    Values<Duration> durations = Values.duration("TIME");
    assertThat(durations.read("250us", "", TEXT)).isEqualTo(Duration.ofNanos(250_000));
    assertThat(durations.read("1.5", "", TEXT)).isEqualTo(Duration.ofMillis(1_500));
    assertThat(durations.read("2m", "", TEXT)).isEqualTo(Duration.ofMinutes(2));
    assertThat(durations.show(Duration.ofMillis(90_500))).isEqualTo("1m 30s 500ms");
  }

  @Test
  void readsSizesInPowersOf1024() throws Exception {
    Values<Long> sizes = Values.size("BYTES");
    assertThat(sizes.read("64", "", TEXT)).isEqualTo(64);
    assertThat(sizes.read("1.5k", "", TEXT)).isEqualTo(1_536);
    assertThat(sizes.read("2MiB", "", TEXT)).isEqualTo(2 << 20);
    assertThat(sizes.show(65_536L)).isEqualTo("64k");
  }

  @Test
  void refusesWhatIsOutOfRangeAndSaysTheRange() {
    assertThatThrownBy(() -> Values.port().read("70000", "--port", TEXT))
        .isInstanceOfSatisfying(
            UsageException.class,
            wrong ->
                assertThat(wrong.explanation().why())
                    .isEqualTo("expected a whole number from 0 to 65535"));
    for (String nonsense : new String[] {"", "-1s", "5 apples", "NaN", "1e400"}) {
      assertThatThrownBy(() -> Values.duration("TIME").read(nonsense, "--wait", TEXT))
          .as(nonsense)
          .isInstanceOf(UsageException.class);
    }
  }

  @Test
  void findsTheWordThatWasProbablyMeant() {
    assertThat(Nearest.to("sevre", List.of("serve", "send"))).contains("serve");
    assertThat(Nearest.to("xyzzy", List.of("serve", "send"))).isEmpty();
    assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
  }
}
