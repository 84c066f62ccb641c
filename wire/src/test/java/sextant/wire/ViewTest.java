package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewTest {
  @Test
  void findsTheHeadersThatTheDissectorFinds() {
    PacketView view = new PacketView();
    for (CapturedPacket packet : Samples.all()) {
      byte[] shifted = Bytes.of(1, 2, 3).plus(packet.bytes()).plus(Bytes.of(9)).toArray();
      view.scan(packet.linkType(), shifted, 3, packet.bytes().length());
      assertAgrees(view, Dissector.dissect(packet));
    }
  }

  @Test
  void readsOneViewForManyPackets() {
    PacketView view = new PacketView();
    CapturedPacket syn = Samples.packets("tcp-handshake-nano.pcap").getFirst();
    view.scan(syn.linkType(), syn.bytes().toArray(), 0, syn.bytes().length());
    assertThat(view.isIpv4()).isTrue();
    assertThat(TcpFormat.destinationPort(view.array(), view.transport())).isEqualTo(80);
    assertThat(view.networkChecksum()).isEqualTo(Validity.VALID);
    assertThat(view.transportChecksum()).isEqualTo(Validity.VALID);
    view.scan(LinkType.ETHERNET, new byte[3], 0, 3);
    assertThat(view.network()).isEqualTo(PacketView.NONE);
    assertThat(view.transport()).isEqualTo(PacketView.NONE);
  }

  /**
   * What the view says must be what the dissection says; the dissection may see more, behind
   * tunnels.
   */
  static void assertAgrees(PacketView view, Dissection dissection) {
    if (view.transport() == PacketView.NONE || dissection.layers().size() > Walk.MAX_LAYERS) {
      return;
    }
    String key =
        switch (view.protocol()) {
          case IpProtocol.TCP -> "tcp";
          case IpProtocol.UDP -> "udp";
          case IpProtocol.ICMP -> "icmp";
          default -> "icmpv6";
        };
    Optional<Layer> layer = dissection.layer(key);
    assertThat(layer).as("%s in %s", key, dissection.packet()).isPresent();
    assertThat(view.transport() - view.start()).isEqualTo(layer.get().offset());
    Validity checked = view.transportChecksum();
    if (checked != Validity.UNCHECKED) {
      assertThat(layer.get().field(key + ".checksum").orElseThrow().validity()).isEqualTo(checked);
    }
  }
}
