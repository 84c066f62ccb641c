package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DissectorTest {
  private static Dissection first(String sample) {
    return Dissector.dissect(Samples.packets(sample).getFirst());
  }

  private static List<String> keys(Dissection dissection) {
    return dissection.layers().stream()
        .map(layer -> ">".repeat(layer.quoteDepth()) + layer.key())
        .toList();
  }

  private static Field field(Dissection dissection, String layer, String key) {
    return dissection.layer(layer).orElseThrow().field(key).orElseThrow();
  }

  @Test
  void listsTheFieldsOfASyn() {
    Dissection syn = first("tcp-handshake-nano.pcap");
    assertThat(keys(syn)).containsExactly("sll", "ip", "tcp");
    Field timeToLive = field(syn, "ip", "ip.ttl");
    assertThat(timeToLive.kind().name()).isEqualTo(new Name("time to live (TTL)", "生存时间 (TTL)"));
    assertThat(timeToLive.kind().section()).isEqualTo("RFC 791 §3.1");
    assertThat(timeToLive.value()).isEqualTo(64);
    assertThat(timeToLive.byteOffset()).isEqualTo(24);
    assertThat(syn.bytes(timeToLive)).isEqualTo(Bytes.of(64));
    assertThat(field(syn, "tcp", "tcp.flags").meaning()).isEqualTo(Name.same("SYN"));
    assertThat(field(syn, "tcp", "tcp.flags.syn").meaning().english()).isEqualTo("set");
    assertThat(field(syn, "tcp", "tcp.options.mss_val").value()).isEqualTo(1360);
    assertThat(field(syn, "tcp", "tcp.checksum").validity()).isEqualTo(Validity.VALID);
  }

  @Test
  void findsTheSmallestFieldUnderAByte() {
    Dissection syn = first("tcp-handshake-nano.pcap");
    assertThat(syn.fieldAt(24).orElseThrow().kind().key()).isEqualTo("ip.ttl");
    assertThat(syn.fieldAt(36 + 22).orElseThrow().kind().key()).isEqualTo("tcp.options.mss_val");
  }

  @Test
  void saysWhatAWrongChecksumShouldBe() {
    CapturedPacket packet = Samples.packets("tcp-handshake-nano.pcap").getFirst();
    Bytes damaged = packet.bytes().withBits(26 * 8, 16, 0xbeef);
    Dissection dissection = Dissector.dissect(packet.linkType(), damaged, damaged.length());
    Field checksum = field(dissection, "ip", "ip.checksum");
    assertThat(checksum.validity()).isEqualTo(Validity.INVALID);
    assertThat(checksum.meaning())
        .isEqualTo(new Name("0xbeef, should be 0xdb5f", "0xbeef，应为 0xdb5f"));
  }

  @Test
  void listsTheQuotedPacketOfAnErrorAndItsExtensions() {
    Dissection error = first("icmp-rfc5837.pcap");
    assertThat(keys(error)).containsSubsequence("ip", "icmp", ">ip", ">udp", "icmp.ext");
    assertThat(field(error, "icmp", "icmp.code").meaning().chinese()).isEqualTo("0 (传输期间生存时间为 0)");
  }

  @Test
  void readsMplsLabelsInATraceroute() {
    List<String> labels = new ArrayList<>();
    for (CapturedPacket packet : Samples.packets("mpls-traceroute.pcap")) {
      Dissector.dissect(packet)
          .layer("icmp.ext")
          .flatMap(layer -> layer.field("icmp.mpls.label"))
          .ifPresent(label -> labels.add(label.meaning().english()));
    }
    assertThat(labels).isNotEmpty();
  }

  @Test
  void readsStackedVlanTags() {
    assertThat(keys(first("802.1ad_QinQ.pcap"))).startsWith("eth", "vlan", "vlan");
  }

  @Test
  void showsDnsNamesAndAddresses() {
    Dissection answer = Dissector.dissect(Samples.packets("dns_udp.pcap").getLast());
    assertThat(field(answer, "dns", "dns.qry").meaning().english()).contains(".");
    assertThat(field(answer, "dns", "dns.flags.response").value()).isEqualTo(1);
  }

  @Test
  void listsWhatIsThereOfACutPacketAndSaysWhatIsMissing() {
    CapturedPacket packet = Samples.packets("tcp-handshake-nano.pcap").getFirst();
    for (int length = 0; length < packet.bytes().length(); length++) {
      Dissection dissection =
          Dissector.dissect(packet.linkType(), packet.bytes().slice(0, length), 76);
      dissection.layers().forEach(layer -> assertInside(layer, dissection.packet().length()));
    }
    Dissection cut = Dissector.dissect(packet.linkType(), packet.bytes().slice(0, 40), 76);
    Layer tcp = cut.layer("tcp").orElseThrow();
    assertThat(tcp.field("tcp.dstport").orElseThrow().value()).isEqualTo(80);
    assertThat(tcp.problem().orElseThrow().english()).isEqualTo("cut off: 4 bytes, need 8");
  }

  static void assertInside(Layer layer, int packetLength) {
    assertThat(layer.offset() + layer.length()).isLessThanOrEqualTo(packetLength);
    layer.fields().forEach(field -> assertInside(field, packetLength));
  }

  private static void assertInside(Field field, int packetLength) {
    assertThat(field.byteOffset() + field.byteLength()).isLessThanOrEqualTo(packetLength);
    field.parts().forEach(part -> assertInside(part, packetLength));
  }

  @Test
  void stopsAtAHeaderNestedTooDeep() {
    byte[] tags = new byte[4 * 1000 + 14];
    for (int at = 12; at + 4 <= tags.length; at += 4) {
      Octets.put16(tags, at, EtherType.VLAN);
    }
    Bytes packet = Bytes.copyOf(tags);
    assertThat(Dissector.dissect(LinkType.ETHERNET, packet, tags.length).layers())
        .hasSizeLessThanOrEqualTo(Walk.MAX_LAYERS + 1);
  }
}
