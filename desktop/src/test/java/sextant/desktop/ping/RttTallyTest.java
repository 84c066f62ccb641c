package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import sextant.desktop.kit.Timeline.Span;
import sextant.desktop.kit.TimelineSeries;

class RttTallyTest {
  private static final long MILLI = 1_000_000;

  @Test
  void countsWhatPingCounts() {
    var tally = new RttTally();
    for (long millis : new long[] {1, 3, 2, 6}) {
      tally.answered(millis * MILLI);
    }
    tally.lost();
    Numbers numbers = tally.numbers();
    assertThat(numbers.sent()).isEqualTo(5);
    assertThat(numbers.received()).isEqualTo(4);
    assertThat(numbers.loss()).isEqualTo(0.2);
    assertThat(numbers.lastNanos()).isEqualTo(6 * MILLI);
    assertThat(numbers.bestNanos()).isEqualTo(MILLI);
    assertThat(numbers.worstNanos()).isEqualTo(6 * MILLI);
    assertThat(numbers.averageNanos()).isEqualTo(3 * MILLI);
    assertThat(numbers.mdevNanos()).isEqualTo(Math.round(Math.sqrt(14.0 / 4) * MILLI));
    assertThat(numbers.jitterNanos()).isEqualTo(Math.round((2 + 1 + 4) / 3.0 * MILLI));
  }

  @Test
  void percentilesAreRightToTwoPercent() {
    var tally = new RttTally();
    for (int i = 1; i <= 10_000; i++) {
      tally.answered(i * 1_000L);
    }
    Numbers numbers = tally.numbers();
    assertThat((double) numbers.p50Nanos()).isCloseTo(5e6, within(1e5));
    assertThat((double) numbers.p90Nanos()).isCloseTo(9e6, within(1.8e5));
    assertThat((double) numbers.p99Nanos()).isCloseTo(9.9e6, within(2e5));
  }

  @Test
  void stretchOfTimeIsCountedAlone() {
    var series = new TimelineSeries("host", 1, 100);
    for (int i = 0; i < 10; i++) {
      series.add(i * 100L, i);
    }
    series.addLoss(1_000);
    Numbers numbers = RttTally.of(series, new Span(800, 1_000)).numbers();
    assertThat(numbers.sent()).isEqualTo(3);
    assertThat(numbers.received()).isEqualTo(2);
    assertThat(numbers.bestNanos()).isEqualTo(8 * MILLI);
    assertThat(RttTally.of(series, Span.NONE).numbers().sent()).isEqualTo(11);
  }

  @Test
  void barsHoldEveryProbeOnce() {
    var tally = new RttTally();
    for (long nanos : new long[] {500, 20_000, 1_000_000, 40_000_000, 900_000_000_000L}) {
      tally.answered(nanos);
    }
    RttHistogram.Bar[] bars = tally.histogram().bars(20);
    assertThat(bars.length).isLessThanOrEqualTo(20);
    assertThat(java.util.Arrays.stream(bars).mapToLong(RttHistogram.Bar::count).sum()).isEqualTo(5);
    assertThat(new RttHistogram().bars(20)).isEmpty();
  }
}
