package sextant.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void writesSizesWithThreeSignificantDigits() {
    assertThat(Quantity.bytes(0)).isEqualTo("0 B");
    assertThat(Quantity.bytes(999)).isEqualTo("999 B");
    assertThat(Quantity.bytes(1_500_000)).isEqualTo("1.50 MB");
    assertThat(Quantity.bytes(999_999)).isEqualTo("1.00 MB");
    assertThat(Quantity.bytes(Long.MAX_VALUE)).isEqualTo("9.22 EB");
    assertThat(Quantity.bytesPerSecond(12_345_678)).isEqualTo("12.3 MB/s");
  }

  @Test
  void choosesTheUnitOfTimeThatReadsBest() {
    assertThat(Quantity.duration(850)).isEqualTo("850 ns");
    assertThat(Quantity.duration(12_340)).isEqualTo("12.3 µs");
    assertThat(Quantity.duration(4_560_000)).isEqualTo("4.56 ms");
    assertThat(Quantity.duration(999_900_000)).isEqualTo("1.00 s");
    assertThat(Quantity.duration(185_000_000_000L)).isEqualTo("3 min 5 s");
    assertThat(Quantity.duration(7_380_000_000_000L)).isEqualTo("2 h 3 min");
  }

  @Test
  void shortensOnlyLongCounts() {
    assertThat(Quantity.count(9_999)).isEqualTo("9999");
    assertThat(Quantity.count(12_345)).isEqualTo("12.3k");
    assertThat(Quantity.count(2_500_000)).isEqualTo("2.50M");
  }
}
