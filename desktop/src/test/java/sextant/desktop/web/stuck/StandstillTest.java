package sextant.desktop.web.stuck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.desktop.web.stuck.Appetite.Memory;
import sextant.desktop.web.stuck.Standstill.Step;

class StandstillTest {
  private static final long HALF_SECOND = Duration.ofMillis(500).toNanos();

  private final Standstill standstill = new Standstill(0);
  private long nowNanos;

  private List<Step> look(int times, boolean isHeld, Appetite appetite) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      nowNanos += HALF_SECOND;
      steps.add(standstill.look(nowNanos, isHeld, appetite));
    }
    return steps;
  }

  @Test
  void aPageThatHoldsTheWindowIsNoticedThenAskedAboutOnce() {
    assertThat(look(3, true, Appetite.USUAL)).containsOnly(Step.NOTHING);
    assertThat(look(1, true, Appetite.USUAL)).containsExactly(Step.NOTICE);
    assertThat(look(5, true, Appetite.USUAL)).containsOnly(Step.NOTHING);
    assertThat(look(1, true, Appetite.USUAL)).containsExactly(Step.ASK);
    assertThat(standstill.seconds()).isEqualTo(5);
    assertThat(look(200, true, Appetite.USUAL)).containsOnly(Step.NOTHING);
    assertThat(look(1, false, Appetite.USUAL)).containsExactly(Step.BACK);
    assertThat(look(9, true, Appetite.USUAL)).containsOnlyOnce(Step.NOTICE);
    assertThat(look(1, true, Appetite.USUAL)).containsExactly(Step.ASK);
  }

  @Test
  void whoWaitsIsAskedAgainHalfAMinuteLater() {
    look(10, true, Appetite.USUAL);
    standstill.waited();
    assertThat(look(59, true, Appetite.USUAL)).containsOnly(Step.NOTHING);
    assertThat(look(1, true, Appetite.USUAL)).containsExactly(Step.ASK);
  }

  @Test
  void whoWaitsThoughItEatsIsNotAskedSooner() {
    look(10, true, Appetite.USUAL);
    standstill.waited();
    assertThat(look(1, true, Appetite.LARGE)).as("the reason").containsExactly(Step.NOTICE);
    assertThat(look(58, true, Appetite.LARGE)).containsOnly(Step.NOTHING);
    assertThat(look(1, true, Appetite.LARGE)).containsExactly(Step.ASK);
  }

  @Test
  void aPageThatIsOnlySlowIsNothing() {
    assertThat(look(3, true, Appetite.USUAL)).containsOnly(Step.NOTHING);
    assertThat(look(1, false, Appetite.USUAL)).containsExactly(Step.NOTHING);
    assertThat(look(3, true, Appetite.USUAL)).containsOnly(Step.NOTHING);
  }

  @Test
  void aComputerThatSleptBlamesNoPage() {
    look(1, true, Appetite.USUAL);
    nowNanos += Duration.ofHours(8).toNanos();
    assertThat(look(1, true, Appetite.USUAL)).containsExactly(Step.NOTHING);
    assertThat(look(1, false, Appetite.USUAL)).containsExactly(Step.NOTHING);
  }

  @Test
  void aPageThatEatsMemoryIsAskedAboutAtOnceAndEndedBeforeNoneIsLeft() {
    assertThat(look(1, true, Appetite.USUAL)).containsExactly(Step.NOTHING);
    assertThat(look(2, true, Appetite.LARGE)).containsExactly(Step.NOTICE, Step.ASK);
    assertThat(look(1, true, Appetite.ALL)).containsExactly(Step.END);
  }

  @Test
  void pagesThatEatWhileTheWindowLivesAreEndedBeforeNoneIsLeft() {
    assertThat(look(1, false, Appetite.USUAL)).containsExactly(Step.NOTHING);
    assertThat(look(1, false, Appetite.ALL)).containsExactly(Step.END);
    long gigabyte = 1L << 30;
    var first = new Memory(gigabyte, 12 * gigabyte, 16 * gigabyte);
    assertThat(Appetite.byAndBy(first, new Memory(6 * gigabyte, gigabyte / 2, 16 * gigabyte)))
        .isEqualTo(Appetite.ALL);
    assertThat(Appetite.byAndBy(first, new Memory(6 * gigabyte, 2 * gigabyte, 16 * gigabyte)))
        .as("there is some left")
        .isEqualTo(Appetite.USUAL);
    assertThat(Appetite.byAndBy(first, new Memory(3 * gigabyte, gigabyte / 2, 16 * gigabyte)))
        .as("others took it")
        .isEqualTo(Appetite.USUAL);
    assertThat(Appetite.byAndBy(new Memory(0, 0, 0), new Memory(0, 0, 0)))
        .isEqualTo(Appetite.USUAL);
  }

  @Test
  void appetiteIsWhatWasTakenAndWhatIsLeft() {
    long gigabyte = 1L << 30;
    var before = new Memory(gigabyte / 2, 12 * gigabyte, 16 * gigabyte);
    assertThat(Appetite.of(before, before)).isEqualTo(Appetite.USUAL);
    assertThat(Appetite.of(before, new Memory(gigabyte, 11 * gigabyte, 16 * gigabyte)))
        .isEqualTo(Appetite.USUAL);
    assertThat(Appetite.of(before, new Memory(2 * gigabyte, 10 * gigabyte, 16 * gigabyte)))
        .isEqualTo(Appetite.LARGE);
    assertThat(Appetite.of(before, new Memory(gigabyte, gigabyte * 3 / 2, 16 * gigabyte)))
        .isEqualTo(Appetite.LARGE);
    assertThat(Appetite.of(before, new Memory(gigabyte, gigabyte / 2, 16 * gigabyte)))
        .isEqualTo(Appetite.ALL);
    var others = new Memory(gigabyte / 2, gigabyte / 2, 16 * gigabyte);
    assertThat(Appetite.of(before, others)).as("others took it").isEqualTo(Appetite.USUAL);
    assertThat(Appetite.of(new Memory(0, 0, 0), new Memory(0, 0, 0))).isEqualTo(Appetite.USUAL);
  }
}
