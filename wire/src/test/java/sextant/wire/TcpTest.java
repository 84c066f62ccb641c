package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TcpTest {
  // tcpdump's tests/tcp-handshake-nano.pcap, first packet
  private static final Bytes SYN =
      Hex.of("b64000502f842acb00000000a0026a4050c40000020405500402080a436a03620000000001030307");
  private static final IpAddress SOURCE = Ipv4Address.of(131, 155, 215, 69);
  private static final IpAddress DESTINATION = Ipv4Address.of(137, 116, 81, 94);
  private static final Tcp VALUE =
      new Tcp(46_656, 80, 0x2f842acbL, 0, TcpFlags.SYN, 27_200, 0, SYN.slice(20), Bytes.EMPTY);

  @Test
  void readsEachField() {
    byte[] array = SYN.toArray();
    assertThat(TcpFormat.sourcePort(array, 0)).isEqualTo(46_656);
    assertThat(TcpFormat.destinationPort(array, 0)).isEqualTo(80);
    assertThat(TcpFormat.sequence(array, 0)).isEqualTo(0x2f842acbL);
    assertThat(TcpFormat.acknowledgment(array, 0)).isZero();
    assertThat(TcpFormat.headerLength(array, 0)).isEqualTo(40);
    assertThat(TcpFlags.names(TcpFormat.flags(array, 0))).isEqualTo("SYN");
    assertThat(TcpFormat.window(array, 0)).isEqualTo(27_200);
    assertThat(TcpFormat.checksum(array, 0)).isEqualTo(0x50c4);
    assertThat(TcpFormat.urgentPointer(array, 0)).isZero();
  }

  @Test
  void parsesToTheValue() throws MalformedException {
    assertThat(Tcp.parse(SYN)).isEqualTo(VALUE);
  }

  @Test
  void writesTheSegmentWithItsChecksum() {
    assertThat(VALUE.toBytes(SOURCE, DESTINATION)).isEqualTo(SYN);
  }

  @Test
  void readsAndWritesTheOptionsOfASyn() throws MalformedException {
    List<TcpOption> list = TcpOption.list(VALUE.options());
    assertThat(list)
        .containsExactly(
            new TcpOption.MaximumSegmentSize(1360),
            new TcpOption.SackPermitted(),
            new TcpOption.Timestamps(1_131_021_154L, 0),
            new TcpOption.NoOperation(),
            new TcpOption.WindowScale(7));
    assertThat(TcpOption.join(list)).isEqualTo(VALUE.options());
  }

  @Test
  void readsAndWritesSackFastOpenAndTheUnknown() throws MalformedException {
    Bytes options = Hex.of("050a 00000001 ffffffff", "2206 01020304", "fd04 f989", "0000");
    assertThat(TcpOption.list(options))
        .containsExactly(
            new TcpOption.Sack(List.of(new TcpOption.Sack.Block(1, 0xffffffffL))),
            new TcpOption.FastOpen(Hex.of("01020304")),
            new TcpOption.Unknown(253, Hex.of("f989")),
            new TcpOption.End(Hex.of("00")));
    assertThat(TcpOption.join(TcpOption.list(options))).isEqualTo(options.plus(Bytes.of(0, 0)));
  }

  @Test
  void rejectsShortInputAndLyingLengths() {
    for (int length = 0; length < SYN.length(); length++) {
      Bytes cut = SYN.slice(0, length);
      assertThatThrownBy(() -> Tcp.parse(cut)).isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> Tcp.parse(SYN.withBits(96, 4, 4)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> TcpOption.list(Hex.of("02ff0550")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> TcpOption.list(Hex.of("0800"))).isInstanceOf(MalformedException.class);
  }
}
