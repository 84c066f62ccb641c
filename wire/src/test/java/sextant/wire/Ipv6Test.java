package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class Ipv6Test {
  private static final Bytes PACKET =
      Hex.of("6dc12345 0018 00 ff", "fe800000000000000000000000000001")
          .plus(Hex.of("ff020000000000000000000000000002"));
  private static final Ipv6 VALUE =
      new Ipv6(
          0xdc,
          0x12345,
          24,
          IpProtocol.HOP_BY_HOP,
          255,
          new Ipv6Address(0xfe80L << 48, 1),
          new Ipv6Address(0xff02L << 48, 2));

  @Test
  void readsEachField() {
    byte[] array = PACKET.toArray();
    assertThat(Ipv6Format.version(array, 0)).isEqualTo(6);
    assertThat(Ipv6Format.trafficClass(array, 0)).isEqualTo(0xdc);
    assertThat(Ipv6Format.flowLabel(array, 0)).isEqualTo(0x12345);
    assertThat(Ipv6Format.payloadLength(array, 0)).isEqualTo(24);
    assertThat(Ipv6Format.nextHeader(array, 0)).isZero();
    assertThat(Ipv6Format.hopLimit(array, 0)).isEqualTo(255);
  }

  @Test
  void parsesToTheValue() throws MalformedException {
    assertThat(Ipv6.parse(PACKET)).isEqualTo(VALUE);
  }

  @Test
  void writesTheHeader() {
    assertThat(VALUE.toBytes()).isEqualTo(PACKET);
  }

  @Test
  void rejectsShortInputAndOtherVersions() {
    assertThatThrownBy(() -> Ipv6.parse(PACKET.slice(1))).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Ipv6.parse(PACKET.withBits(0, 4, 4)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void readsAndWritesTheChainOfExtensions() throws MalformedException {
    Bytes options = Hex.of("2c 00 0502 0000 0100");
    Bytes fragment = Hex.of("11 00 05a9 deadbeef");
    List<Ipv6Extension> list =
        Ipv6Extension.list(IpProtocol.HOP_BY_HOP, options.plus(fragment).plus(Bytes.of(1, 2)));
    assertThat(list)
        .containsExactly(
            new Ipv6Extension.Other(0, IpProtocol.FRAGMENT, options.slice(2)),
            new Ipv6Extension.Fragment(IpProtocol.UDP, 0x5a8, true, 0xdeadbeefL, 0));
    assertThat(list.get(0).toBytes()).isEqualTo(options);
    assertThat(list.get(1).toBytes()).isEqualTo(fragment);
  }

  @Test
  void rejectsAnExtensionLongerThanThePacket() {
    assertThatThrownBy(() -> Ipv6Extension.list(0, Hex.of("3b ff 0000 0000 0000")))
        .isInstanceOf(MalformedException.class)
        .hasMessage("ipv6 extension: 8 bytes, need 2048");
  }
}
