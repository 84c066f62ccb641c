package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecimalsTest {
  @Test
  void aShareInATableHasOneDecimalAtMost() {
    assertThat(Decimals.shortPercent(0, 0)).isEqualTo("0");
    assertThat(Decimals.shortPercent(1, 3)).isEqualTo("33.3");
    assertThat(Decimals.shortPercent(1, 45)).isEqualTo("2.2");
    assertThat(Decimals.shortPercent(3, 3)).isEqualTo("100");
  }

  @Test
  void aShareInALineOfPingHasAsManyAsIputilsGives() {
    assertThat(Decimals.percent(1, 3)).isEqualTo("33.3333");
    assertThat(Decimals.percent(1, 45)).isEqualTo("2.22222");
  }
}
