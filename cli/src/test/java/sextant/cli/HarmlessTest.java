package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HarmlessTest {
  @Test
  void whatATerminalWouldObeyIsShownAsItsEscape() {
    assertThat(Harmless.text("a\u001b[2J\u009bb")).isEqualTo("a\\x1b[2J\\x9bb");
    assertThat(Harmless.text("\u202edlrow\u2066")).isEqualTo("\\u202edlrow\\u2066");
    assertThat(Harmless.text("两行\n👍")).isEqualTo("两行\n👍");
  }
}
