package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArpTest {
  private static final Bytes REQUEST =
      Hex.of("0001 0800 06 04 0001", "0a0203040506 c0000201", "000000000000 c00002fe");

  private static Arp value() throws MalformedException {
    return Arp.ethernet(
        Arp.REQUEST,
        MacAddress.parse("0a:02:03:04:05:06"),
        Ipv4Address.parse("192.0.2.1"),
        MacAddress.ZERO,
        Ipv4Address.parse("192.0.2.254"));
  }

  @Test
  void readsEachField() {
    byte[] array = REQUEST.toArray();
    assertThat(ArpFormat.hardwareType(array, 0)).isEqualTo(1);
    assertThat(ArpFormat.operation(array, 0)).isEqualTo(Arp.REQUEST);
    assertThat(ArpFormat.isIpv4OverEthernet(array, 0)).isTrue();
    assertThat(ArpFormat.length(array, 0)).isEqualTo(28);
  }

  @Test
  void parsesToTheValueAndIgnoresPadding() throws MalformedException {
    assertThat(Arp.parse(REQUEST.plus(Bytes.of(0, 0, 0)))).isEqualTo(value());
  }

  @Test
  void writesThePacket() throws MalformedException {
    assertThat(value().toBytes()).isEqualTo(REQUEST);
  }

  @Test
  void rejectsShortInputAndLyingLengths() {
    for (int length = 0; length < REQUEST.length(); length++) {
      Bytes cut = REQUEST.slice(0, length);
      assertThatThrownBy(() -> Arp.parse(cut)).isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> Arp.parse(REQUEST.withBits(32, 8, 255)))
        .isInstanceOf(MalformedException.class);
  }
}
