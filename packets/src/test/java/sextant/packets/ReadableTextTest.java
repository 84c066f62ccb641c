package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sextant.wire.Bytes;

class ReadableTextTest {
  @Test
  void keepsTextAndShowsControlCharactersAsDots() {
    assertThat(ReadableText.of(Bytes.ofText("a\tb\r\nc\u0000\u001b[31m 你好")))
        .isEqualTo("a\tb\nc··[31m 你好");
    assertThat(ReadableText.of(Bytes.of(0x41, 0xff, 0x7f))).isEqualTo("A··");
  }
}
