package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EthernetTest {
  private static final Bytes FRAME = Hex.of("01005e000012 00005e000101 0800 45");
  private static final Ethernet VALUE =
      new Ethernet(
          new MacAddress(0x01005e000012L), new MacAddress(0x00005e000101L), EtherType.IPV4);

  @Test
  void readsEachField() {
    byte[] array = FRAME.toArray();
    assertThat(EthernetFormat.destination(array, 0)).isEqualTo(0x01005e000012L);
    assertThat(EthernetFormat.source(array, 0)).isEqualTo(0x00005e000101L);
    assertThat(EthernetFormat.type(array, 0)).isEqualTo(0x0800);
  }

  @Test
  void parsesToTheValue() throws MalformedException {
    assertThat(Ethernet.parse(FRAME)).isEqualTo(VALUE);
  }

  @Test
  void writesTheHeader() {
    assertThat(VALUE.toBytes()).isEqualTo(FRAME.slice(0, 14));
  }

  @Test
  void rejectsShortInput() {
    assertThatThrownBy(() -> Ethernet.parse(FRAME.slice(0, 13)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("ethernet: 13 bytes, need 14");
  }

  @Test
  void readsAndWritesAVlanTag() throws MalformedException {
    Bytes tag = Hex.of("b00a 86dd");
    VlanTag value = new VlanTag(5, true, 10, EtherType.IPV6);
    assertThat(VlanTag.parse(tag)).isEqualTo(value);
    assertThat(value.toBytes()).isEqualTo(tag);
    assertThatThrownBy(() -> VlanTag.parse(tag.slice(1))).isInstanceOf(MalformedException.class);
  }
}
