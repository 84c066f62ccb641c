package sextant.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostTest {
  @Test
  void readsNamesAddressesAndPorts() {
    assertThat(Host.parse("example.org")).isEqualTo(new Host("example.org"));
    assertThat(Host.parse("example.org:80")).isEqualTo(new Host("example.org", 80));
    assertThat(Host.parse("::1")).isEqualTo(new Host("::1"));
    assertThat(Host.parse("[::1]")).isEqualTo(new Host("::1"));
    assertThat(Host.parse("[::1]:80")).isEqualTo(new Host("::1", 80));
    assertThat(Host.parse("name:")).isEqualTo(new Host("name"));
  }

  @Test
  void writesWhatItReads() {
    for (String text : new String[] {"::1", "[::1]:80", "10.0.0.1:9", "here"}) {
      assertThat(Host.parse(text)).hasToString(text);
    }
  }
}
