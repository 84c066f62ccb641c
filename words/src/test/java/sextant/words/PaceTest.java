package sextant.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rate and time left, by a clock of our own. */
class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace();

  @Test
  void nothingIsKnownAtFirst() {
    pace.at(0, 0);
    assertThat(pace.bytesPerSecond()).isZero();
    assertThat(pace.secondsLeft(100)).isEmpty();
  }

  @Test
  void aSteadyRateTellsTheTimeLeft() {
    for (int second = 0; second < 10; second++) {
      pace.at(second * SECOND, second * 1_000L);
    }
    assertThat(pace.bytesPerSecond()).isEqualTo(1_000);
    assertThat(pace.secondsLeft(5_000)).hasValue(5);
  }

  @Test
  void aPauseShowsAfterFourSecondsAndHasNoEnd() {
    pace.at(0, 0);
    for (int second = 1; second < 8; second++) {
      pace.at(second * SECOND, 1_000);
    }
    assertThat(pace.bytesPerSecond()).isZero();
    assertThat(pace.secondsLeft(5_000)).isEmpty();
  }

  @Test
  void beginningAgainForgetsWhatWas() {
    pace.at(0, 0);
    pace.at(SECOND, 9_000);
    pace.at(2 * SECOND, 100);
    pace.at(3 * SECOND, 200);
    assertThat(pace.bytesPerSecond()).isEqualTo(100);
  }
}
