package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.FailureException;

class HexInputTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4500003c",
        "45 00 00 3c",
        "45:00:00:3C",
        "0x45, 0x00, 0x00, 0x3c",
        "0x4500003c",
        "b'\\x45\\x00\\x00\\x3c'",
        "4500\n003c\n",
        "{0x45,0x0,0x0,0x3c}",
        "0000  45 00 00 3c  E..<\n0010"
      })
  void readsWhatPeoplePaste(String text) throws FailureException {
    String pasted = text.startsWith("b'") ? text.substring(1) : text;
    assertThat(HexInput.parse(pasted).toHex()).isEqualTo("4500003c");
  }

  @Test
  void readsTheDumpsOfOtherTools() throws FailureException {
    String bytes = "00112233445566778899aabbccddeeff4142";
    assertThat(
            HexInput.parse(
                    """
                    \t0x0000:  0011 2233 4455 6677 8899 aabb ccdd eeff  .."3DUfw........
                    \t0x0010:  4142                                     AB
                    """)
                .toHex())
        .isEqualTo(bytes);
    assertThat(
            HexInput.parse(
                    """
                    00000000  00 11 22 33 44 55 66 77  88 99 aa bb cc dd ee ff  |.."3DUfw........|
                    00000010  41 42                                             |AB|
                    """)
                .toHex())
        .isEqualTo(bytes);
    assertThat(
            HexInput.parse(
                    """
                    0000   00 11 22 33 44 55 66 77 88 99 aa bb cc dd ee ff   .."3DUfw........
                    0010   41 42                                             AB
                    """)
                .toHex())
        .isEqualTo(bytes);
  }

  @Test
  void namesWhatIsNoHexadecimal() {
    assertThatThrownBy(() -> HexInput.parse("45 xy"))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("xy");
  }
}
