package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class Icmp4Test {
  private static final Bytes ECHO = Hex.of("0800 d400 0001 000b 48656c6c6f21");
  private static final Icmp4.Echo VALUE = Icmp4.Echo.request(1, 11, Bytes.ofText("Hello!"));

  @Test
  void readsEachField() {
    byte[] array = ECHO.toArray();
    assertThat(IcmpFormat.type(array, 0)).isEqualTo(Icmp4.ECHO_REQUEST);
    assertThat(IcmpFormat.code(array, 0)).isZero();
    assertThat(IcmpFormat.identifier(array, 0)).isEqualTo(1);
    assertThat(IcmpFormat.sequence(array, 0)).isEqualTo(11);
  }

  @Test
  void parsesToTheValue() throws MalformedException {
    assertThat(Icmp4.parse(ECHO)).isEqualTo(VALUE);
  }

  @Test
  void writesAMessageThatSumsToZero() {
    assertThat(Checksum.of(VALUE.toBytes())).isZero();
    assertThat(VALUE.toBytes()).isEqualTo(ECHO);
  }

  @Test
  void readsAndWritesEveryKindOfMessage() throws MalformedException {
    for (Icmp4 message :
        List.of(
            VALUE.reply(),
            new Icmp4.Problem(Icmp4.UNREACHABLE, 4, 1400, Hex.of("45000054")),
            new Icmp4.Timestamp(true, 0, 7, 9, 1, 2, 0xffffffffL),
            new Icmp4.Mask(false, 0, 7, 9, Ipv4Address.of(255, 255, 255, 0)),
            new Icmp4.RouterAdvertisement(
                0,
                1800,
                List.of(new Icmp4.RouterAdvertisement.Router(Ipv4Address.of(192, 0, 2, 1), -1))),
            new Icmp4.Other(42, 0, 0x01020304L, Hex.of("05")))) {
      assertThat(Icmp4.parse(message.toBytes())).isEqualTo(message);
      assertThat(Checksum.of(message.toBytes())).isZero();
    }
  }

  @Test
  void separatesTheQuotedPacketFromMplsLabels() throws MalformedException {
    Bytes quote = Hex.of("45").plus(Bytes.copyOf(new byte[127]));
    Bytes labels = Hex.of("2000 0000 0008 0101 0001 21ff");
    Icmp4.Problem problem = new Icmp4.Problem(Icmp4.TIME_EXCEEDED, 0, 32 << 16, quote.plus(labels));
    assertThat(problem.quoted()).isEqualTo(quote);
    assertThat(IcmpExtension.list(problem.extensions()).getFirst().mplsLabels())
        .containsExactly(new IcmpExtension.MplsLabel(18, 0, true, 255));
  }

  @Test
  void rejectsShortInput() {
    assertThatThrownBy(() -> Icmp4.parse(ECHO.slice(0, 7)))
        .isInstanceOf(MalformedException.class)
        .hasMessage("icmp: 7 bytes, need 8");
  }
}
