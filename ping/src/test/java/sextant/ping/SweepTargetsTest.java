package sextant.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.FailureException;

class SweepTargetsTest {
  @Test
  void aNetworkIsAllItsAddresses() throws Exception {
    assertThat(texts("10.0.0.5/30"))
        .containsExactly("10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.7");
  }

  @Test
  void aRangeMayAbbreviateItsEnd() throws Exception {
    assertThat(texts("10.0.0.254-10.0.1.1"))
        .containsExactly("10.0.0.254", "10.0.0.255", "10.0.1.0", "10.0.1.1");
    assertThat(texts("10.0.0.5-7")).containsExactly("10.0.0.5", "10.0.0.6", "10.0.0.7");
  }

  @Test
  void overlapsCountOnceAndTheOrderIsAscending() throws Exception {
    assertThat(texts("10.0.0.9", "10.0.0.2-4", "10.0.0.3-5", "10.0.0.6", "10.0.0.9"))
        .containsExactly("10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.9");
  }

  @Test
  void placesAndAddressesAreEachOthersInverse() throws Exception {
    SweepTargets targets =
        SweepTargets.parse(List.of("127.0.0.0/24", "192.168.0.7", "255.255.255.254/31", "0.0.0.0"));
    for (int i = 0; i < targets.size(); i++) {
      assertThat(targets.indexOf(targets.ipv4(i))).isEqualTo(i);
    }
    assertThat(targets.indexOf(0x7f000100)).isEqualTo(-1);
    assertThat(targets.indexOf(0x00000001)).isEqualTo(-1);
  }

  @Test
  void knowsLoopback() throws Exception {
    assertThat(SweepTargets.parse(List.of("127.0.0.0/8")).isLoopback()).isTrue();
    assertThat(SweepTargets.parse(List.of("127.0.0.1", "10.0.0.1")).isLoopback()).isFalse();
    assertThat(SweepTargets.parse(List.of("127.255.255.255-128.0.0.0")).isLoopback()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "10.0.0.9-3", "10.0.0.1-x", "10.0.0.0/7", "/"})
  void whatIsNoAddressIsRefused(String text) {
    assertThatThrownBy(() -> SweepTargets.parse(List.of(text)))
        .isInstanceOf(FailureException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1", "::1/120", "fe80::1-fe80::9"})
  void ipv6IsNotMistakenForANameOrABadNetwork(String text) {
    assertThatThrownBy(() -> SweepTargets.parse(List.of(text)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("SWEEP_IPV4");
  }

  private static List<String> texts(String... wanted) throws FailureException {
    SweepTargets targets = SweepTargets.parse(List.of(wanted));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      texts.add(targets.address(i).getHostAddress());
    }
    return texts;
  }
}
