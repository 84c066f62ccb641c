package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UdpTest {
  private static final IpAddress SOURCE = Ipv4Address.of(192, 168, 1, 1);
  private static final IpAddress DESTINATION = Ipv4Address.of(192, 168, 1, 2);
  private static final Udp VALUE = new Udp(48_896, 53, Hex.of("aa0000ff"));
  private static final Bytes DATAGRAM =
      Hex.of("bf00 0035 000c 12 4d", "aa0000ff").withBits(48, 16, 0x124d);

  @Test
  void readsEachField() {
    byte[] array = DATAGRAM.toArray();
    assertThat(UdpFormat.sourcePort(array, 0)).isEqualTo(48_896);
    assertThat(UdpFormat.destinationPort(array, 0)).isEqualTo(53);
    assertThat(UdpFormat.totalLength(array, 0)).isEqualTo(12);
    assertThat(UdpFormat.checksum(array, 0)).isEqualTo(0x124d);
  }

  @Test
  void parsesToTheValueAndLeavesPaddingOut() throws MalformedException {
    assertThat(Udp.parse(DATAGRAM.plus(Bytes.of(0, 0)))).isEqualTo(VALUE);
  }

  @Test
  void writesTheDatagramWithItsChecksum() {
    assertThat(VALUE.toBytes(SOURCE, DESTINATION)).isEqualTo(DATAGRAM);
  }

  @Test
  void coversTheIpv6PseudoHeader() {
    Ipv6Address six = new Ipv6Address(0x20010db8L << 32, 1);
    Bytes written = VALUE.toBytes(six, six);
    long sum = Checksum.sum(six.toBytes().plus(six.toBytes()).plus(Hex.of("0000000c 00000011")));
    assertThat(Checksum.finish(sum + Checksum.sum(written))).isZero();
  }

  @Test
  void rejectsShortInputAndLyingLengths() {
    for (int length = 0; length < DATAGRAM.length(); length++) {
      Bytes cut = DATAGRAM.slice(0, length);
      assertThatThrownBy(() -> Udp.parse(cut)).isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> Udp.parse(DATAGRAM.withBits(32, 16, 7)))
        .isInstanceOf(MalformedException.class);
  }
}
