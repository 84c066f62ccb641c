package sextant.desktop.ping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PingInputTest {
  @Test
  void hostsComeInAnyCommonForm() {
    assertThat(PingInput.hosts(" a.example, 127.0.0.1  [::1] "))
        .containsExactly("a.example", "127.0.0.1", "::1");
    assertThat(PingInput.hosts("https://u@b.example:8443/x?y http://[::1]:80/"))
        .containsExactly("b.example", "::1");
    assertThat(PingInput.hosts("  ")).isEmpty();
  }

  @Test
  void networkIsKnownFromItsForm() {
    assertThat(PingInput.isRange("10.0.0.0/24")).isTrue();
    assertThat(PingInput.isRange("10.0.0.1-99")).isTrue();
    assertThat(PingInput.isRange("my-host")).isFalse();
    assertThat(PingInput.isRange("10.0.0.1")).isFalse();
  }

  @Test
  void oddWordsAreQuotedForTheShell() {
    assertThat(PingInput.quoted("a.example")).isEqualTo("a.example");
    assertThat(PingInput.quoted("a b'c")).isEqualTo("'a b'\\''c'");
  }
}
