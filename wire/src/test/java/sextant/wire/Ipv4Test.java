package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class Ipv4Test {
  // tcpdump's tests/tcp-handshake-nano.pcap, first packet
  private static final Bytes PACKET = Hex.of("4500003c29a940004006db5f839bd7458974515e");
  private static final Ipv4 VALUE =
      Ipv4.of(
          IpProtocol.TCP, Ipv4Address.of(131, 155, 215, 69), Ipv4Address.of(137, 116, 81, 94), 40);

  @Test
  void readsEachField() {
    byte[] array = PACKET.toArray();
    assertThat(Ipv4Format.version(array, 0)).isEqualTo(4);
    assertThat(Ipv4Format.headerLength(array, 0)).isEqualTo(20);
    assertThat(Ipv4Format.totalLength(array, 0)).isEqualTo(60);
    assertThat(Ipv4Format.identification(array, 0)).isEqualTo(0x29a9);
    assertThat(Ipv4Format.isDontFragment(array, 0)).isTrue();
    assertThat(Ipv4Format.isFragment(array, 0)).isFalse();
    assertThat(Ipv4Format.timeToLive(array, 0)).isEqualTo(64);
    assertThat(Ipv4Format.protocol(array, 0)).isEqualTo(IpProtocol.TCP);
    assertThat(Ipv4Format.checksum(array, 0)).isEqualTo(0xdb5f);
    assertThat(Ipv4Format.isChecksumGood(array, 0)).isTrue();
    assertThat(new Ipv4Address(Ipv4Format.source(array, 0))).hasToString("131.155.215.69");
    assertThat(new Ipv4Address(Ipv4Format.destination(array, 0))).hasToString("137.116.81.94");
  }

  @Test
  void parsesToTheValue() throws MalformedException {
    Ipv4 parsed = Ipv4.parse(PACKET);
    assertThat(parsed.identification()).isEqualTo(0x29a9);
    assertThat(parsed.fragment()).isEqualTo(Ipv4.Fragment.FORBIDDEN);
    assertThat(parsed.source()).isEqualTo(VALUE.source());
    assertThat(parsed.payloadLength()).isEqualTo(40);
  }

  @Test
  void writesWhatItParsedChecksumIncluded() throws MalformedException {
    assertThat(Ipv4.parse(PACKET).toBytes()).isEqualTo(PACKET);
  }

  @Test
  void rejectsShortInputAndLyingLengths() {
    for (int length = 0; length < PACKET.length(); length++) {
      Bytes cut = PACKET.slice(0, length);
      assertThatThrownBy(() -> Ipv4.parse(cut)).isInstanceOf(MalformedException.class);
    }
    for (Bytes lying :
        List.of(
            PACKET.withBits(0, 4, 5),
            PACKET.withBits(4, 4, 4),
            PACKET.withBits(4, 4, 15),
            PACKET.withBits(16, 16, 19))) {
      assertThatThrownBy(() -> Ipv4.parse(lying)).isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void readsAndWritesEveryOption() throws MalformedException {
    Bytes options =
        Hex.of("01", "070b04 c0000201 00000000", "440c0581 c0000201 00000007", "94040000")
            .plus(Hex.of("830704 c6336401", "00 99 98"));
    List<Ipv4Option> list = Ipv4Option.list(options);
    Ipv4Address here = Ipv4Address.of(192, 0, 2, 1);
    assertThat(list)
        .containsExactly(
            new Ipv4Option.NoOperation(),
            new Ipv4Option.Route(Ipv4Option.RECORD_ROUTE, 4, List.of(here, new Ipv4Address(0))),
            new Ipv4Option.Timestamp(5, 8, 1, List.of(0xc0000201L, 7L)),
            new Ipv4Option.RouterAlert(0),
            new Ipv4Option.Route(
                Ipv4Option.LOOSE_SOURCE_ROUTE, 4, List.of(Ipv4Address.of(198, 51, 100, 1))),
            new Ipv4Option.End(Hex.of("9998")));
    assertThat(Ipv4Option.join(list)).isEqualTo(options.plus(Bytes.of(0, 0)));
  }

  @Test
  void endsAtAnOptionThatDoesNotAdvance() {
    assertThatThrownBy(() -> Ipv4Option.list(Hex.of("07000000")))
        .isInstanceOf(MalformedException.class)
        .hasMessage("ipv4 option 7: length 0 with 4 bytes left");
  }
}
