package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VigilTest {
  private final Vigil vigil = new Vigil();

  @Test
  void whoIsFirstElectsWhenNobodyHasLedForTwoLooks() {
    assertThat(vigil.isTime(true, 0)).isFalse();
    assertThat(vigil.isTime(true, 0)).isTrue();
    assertThat(vigil.isTime(true, 0)).as("the election has its time").isFalse();
  }

  @Test
  void whoeverLeadsMeanwhileEndsTheWait() {
    assertThat(vigil.isTime(true, 0)).isFalse();
    assertThat(vigil.isTime(false, 0)).isFalse();
    assertThat(vigil.isTime(true, 0)).isFalse();
  }

  @Test
  void whoIsFurtherDownWaitsLonger() {
    for (int i = 0; i < 5; i++) {
      assertThat(vigil.isTime(true, 2)).isFalse();
    }
    assertThat(vigil.isTime(true, 2)).isTrue();
  }
}
