package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineScaleTest {
  private final TimelineScale scale = new TimelineScale(60_000, 120_000, 50, 100, 600, 200);

  @Test
  void newestIsAtTheRightEdge() {
    assertThat(scale.x(120_000)).isEqualTo(700);
    assertThat(scale.x(60_000)).isEqualTo(100);
    assertThat(scale.timeAt(400)).isEqualTo(90_000);
  }

  @Test
  void zeroIsAtTheFootAndNothingLeavesThePlot() {
    assertThat(scale.y(0)).isEqualTo(200);
    assertThat(scale.y(50)).isEqualTo(4);
    assertThat(scale.y(5_000)).isEqualTo(4);
  }

  @Test
  void ticksAreRoundTimesAndRoundValues() {
    assertThat(scale.timeTicks(100, 0))
        .containsExactly(60_000L, 70_000L, 80_000L, 90_000L, 100_000L, 110_000L, 120_000L);
    assertThat(scale.valueTicks(4)).containsExactly(20.0, 40.0);
    assertThat(TimelineScale.roundUp(0.013)).isEqualTo(0.02);
    assertThat(TimelineScale.roundUp(0)).isEqualTo(1);
  }

  @Test
  void aSeriesKeepsTheNewestAndFindsThemByTime() {
    var series = new TimelineSeries("gateway", 7, 300);
    for (int i = 0; i < 1_000; i++) {
      series.add(i * 10L, i);
    }
    series.addLoss(10_000);
    assertThat(series.size()).isEqualTo(300);
    assertThat(series.tint()).isEqualTo(1);
    assertThat(series.timeMillis(series.indexAt(9_005))).isEqualTo(9_010);
    assertThat(series.value(series.size() - 1)).isNaN();
  }
}
