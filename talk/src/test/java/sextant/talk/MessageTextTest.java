package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.wire.Bytes;
import sextant.words.FailureException;

class MessageTextTest {
  @Test
  void readsEscapes() throws FailureException {
    assertThat(MessageText.ofEscapes("a\\x00\\r\\n\\\\说").toHex()).isEqualTo("61000d0a5ce8afb4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "\\x", "\\x1", "\\xzz", "\\q"})
  void refusesBrokenEscapes(String text) {
    assertThatThrownBy(() -> MessageText.ofEscapes(text)).isInstanceOf(FailureException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0102ff",
        "01 02 FF",
        "01:02:ff",
        "0x01, 0x02, 0xff",
        "{0x01,0x02,0xFF};",
        "\\x01\\x02\\xff",
        "00000000  01 02 ff                                          |...|",
        "0000: 01 02\n0002: ff",
      })
  void readsHexAsItIsPasted(String text) throws FailureException {
    assertThat(MessageText.ofHex(text).toHex()).isEqualTo("0102ff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "xyz", "01 0"})
  void refusesWhatIsNotHex(String text) {
    assertThatThrownBy(() -> MessageText.ofHex(text)).isInstanceOf(FailureException.class);
  }

  @Test
  void escapedTextComesBackAsTheSameBytes() throws FailureException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    Bytes bytes = Bytes.copyOf(all).plus(Bytes.ofText("说 \\ 😀"));
    assertThat(MessageText.ofEscapes(MessageText.escaped(bytes))).isEqualTo(bytes);
  }
}
