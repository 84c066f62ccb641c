package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.wire.Bytes;
import sextant.wire.Dissection;
import sextant.wire.Dissector;
import sextant.wire.Field;
import sextant.wire.IpAddress;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6Address;
import sextant.wire.LinkType;
import sextant.wire.TcpFlags;
import sextant.wire.Validity;

class PacketDraftTest {
  private static final IpAddress ONE = new Ipv6Address(0, 1);

  static Stream<PacketDraft> drafts() {
    PacketDraft.Route route4 = PacketDraft.Route.between(Packets.CLIENT, Packets.SERVER);
    PacketDraft.Route route6 = PacketDraft.Route.between(ONE, ONE);
    Bytes odd = Bytes.ofText("hello");
    return Stream.of(route4, route6)
        .flatMap(route ->
            Stream.of(
                new PacketDraft(route, new PacketDraft.Echo(1, 2), odd),
                new PacketDraft(route, new PacketDraft.Datagram(1000, 7000), odd),
                new PacketDraft(
                    route,
                    new PacketDraft.Segment(1000, 80, 1, 0, TcpFlags.SYN, 1024),
                    Bytes.EMPTY)));
  }

  @ParameterizedTest
  @MethodSource("drafts")
  void makesPacketsWhoseFieldsAreAllValid(PacketDraft draft) {
    Bytes packet = Bytes.copyOf(draft.toBytes());
    Dissection dissection = Dissector.dissect(LinkType.RAW, packet, packet.length());
    assertThat(dissection.layers())
        .allSatisfy(layer -> assertThat(layer.problem()).isEmpty())
        .flatExtracting(layer -> layer.fields())
        .extracting(Field::validity)
        .containsOnly(Validity.VALID);
    assertThat(dissection.layers().size()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void refusesAddressesOfTwoVersions() {
    PacketDraft.Route mixed = PacketDraft.Route.between(Ipv4Address.of(127, 0, 0, 1), ONE);
    assertThatThrownBy(() -> new PacketDraft(mixed, new PacketDraft.Echo(1, 1), Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
