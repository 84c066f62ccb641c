package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineSeriesTest {
  @Test
  void thinningKeepsTheBeginningEveryPeakAndEveryLoss() {
    TimelineSeries series = TimelineSeries.thinning("host", 1, 64);
    for (int i = 0; i < 1_000; i++) {
      if (i == 37) {
        series.addLoss(i);
      } else {
        series.add(i, i == 20 ? 99 : 1);
      }
    }
    assertThat(series.size()).isLessThanOrEqualTo(64);
    assertThat(series.timeMillis(0)).isLessThan(64);
    assertThat(series.timeMillis(series.size() - 1)).isEqualTo(999);
    var values = IntStream.range(0, series.size()).mapToDouble(series::value).toArray();
    assertThat(values).contains(99);
    assertThat(Arrays.stream(values).anyMatch(Double::isNaN)).isTrue();
    assertThat(IntStream.range(0, series.size()).mapToLong(series::timeMillis)).isSorted();
  }

  @Test
  void lossThatIsKnownLateStandsWhereItHappened() {
    var series = new TimelineSeries("host", 1, 4);
    for (int i = 0; i < 6; i++) {
      series.add(i * 10L, 1);
    }
    series.addLoss(35);
    assertThat(IntStream.range(0, series.size()).mapToLong(series::timeMillis))
        .containsExactly(30L, 35L, 40L, 50L);
    assertThat(series.value(1)).isNaN();
  }

  @Test
  void colourAndSignTogetherTellManyLinesApart() {
    var looks =
        IntStream.rangeClosed(1, 42)
            .mapToObj(number -> new TimelineSeries("host", number, 4))
            .map(series -> series.tint() + series.sign())
            .toList();
    assertThat(looks).doesNotHaveDuplicates();
  }
}
