package sextant.desktop.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.wire.Bytes;

class EntryTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "48656c6c6f",
        "48 65 6C 6c 6F",
        "0x48, 0x65, 0x6c, 0x6c, 0x6f",
        "{0x48,0x65,0x6c,0x6c,0x6f};",
        "\\x48\\x65\\x6c\\x6c\\x6f",
        "48:65:6c:6c:6f",
        "0000  48 65 6c 6c 6f                                   Hello",
        "00000000: 4865 6c6c 6f                             Hello",
        "00000000  48 65 6c\n00000003  6c 6f  |lo|"
      })
  void hexIsReadInEveryCommonForm(String text) {
    assertThat(EntryText.parseHex(text)).contains(Bytes.ofText("Hello"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "48 6", "hello", "0xzz", "48 g5"})
  void whatIsNoHexIsRefused(String text) {
    assertThat(EntryText.parseHex(text)).isEqualTo(Optional.empty());
  }

  @Test
  void controlCharactersAreSeen() {
    assertThat(EntryText.visible(Bytes.ofText("a\r\nb\t\0说"))).isEqualTo("a·⏎b→·说");
    assertThat(EntryText.wholeVisible(Bytes.ofText("a\r\nb\t\0说"))).isEqualTo("a␍⏎b→␀说");
  }
}
