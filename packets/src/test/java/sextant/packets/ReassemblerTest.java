package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.wire.Bytes;
import sextant.wire.Dissection;
import sextant.wire.Dissector;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4;
import sextant.wire.Ipv6;
import sextant.wire.Ipv6Address;
import sextant.wire.PacketBuffer;
import sextant.wire.Udp;
import sextant.words.Language;

class ReassemblerTest {
  private static final String TEXT = "abcdefghijklmnopqrstuvwxyz".repeat(3);
  private static final Ipv6Address SIX = new Ipv6Address(0x20010db8_00000000L, 1);

  private final Packets packets = new Packets();
  private final Reassembler reassembler = new Reassembler();
  private final Bytes datagram =
      new Udp(Packets.CLIENT_PORT, 5000, Bytes.ofText(TEXT))
          .toBytes(Packets.CLIENT, Packets.SERVER);

  @Test
  void whatIsNoFragmentComesBackAsItIs() {
    PacketBuffer packet = packets.datagram(true, "whole");
    assertThat(reassembler.add(packet)).containsSame(packet);
  }

  @Test
  void fragmentsInAnyOrderMakeTheDatagramOnceAllAreThere() {
    assertThat(add(64, 86, false)).isEmpty();
    assertThat(add(0, 24, true)).isEmpty();
    assertThat(add(0, 24, true)).as("a repetition").isEmpty();
    Dissection whole = Dissector.dissect(add(24, 64, true).orElseThrow());
    assertThat(reassembler.fragmentCount()).isEqualTo(3);
    assertThat(whole.layer("udp").orElseThrow().problem()).isEmpty();
    assertThat(whole.packet().slice(20)).isEqualTo(datagram);
    LineBuffer tree = new LineBuffer();
    new FieldTree(Language.ENGLISH, tree).append(whole);
    assertThat(tree.toString()).as("every checksum is right").doesNotContain("!");
    assertThat(reassembler.waitingCount()).isZero();
  }

  @Test
  void ipv6FragmentsMakeAPacketWithoutFragmentHeader() {
    Bytes udp = new Udp(1, 2, Bytes.ofText(TEXT)).toBytes(SIX, SIX);
    assertThat(reassembler.add(six(udp, 0, 40, true, 7))).isEmpty();
    assertThat(reassembler.add(six(udp, 40, 86, false, 8))).as("of another datagram").isEmpty();
    PacketBuffer whole = reassembler.add(six(udp, 40, 86, false, 7)).orElseThrow();
    Dissection dissection = Dissector.dissect(whole);
    assertThat(dissection.layers()).extracting(layer -> layer.key()).startsWith("ipv6", "udp");
    assertThat(dissection.packet().slice(40)).isEqualTo(udp);
  }

  @Test
  void overlappingFragmentsAreGivenUpWithAllThatFollows() {
    for (int[] second : List.of(new int[] {8, 32}, new int[] {16, 40}, new int[] {0, 16})) {
      Reassembler fresh = new Reassembler();
      assertThat(fresh.add(four(0, 24, true))).isEmpty();
      assertThat(fresh.add(four(second[0], second[1], true))).isEmpty();
      assertThat(fresh.add(four(24, 86, false))).isEmpty();
      assertThat(fresh.contradictions()).as("from " + second[0]).isEqualTo(1);
    }
  }

  @Test
  void theSamePlaceWithOtherBytesIsAContradiction() {
    add(0, 24, true);
    byte[] bytes = four(0, 24, true).array().clone();
    bytes[30] ^= 1;
    assertThat(reassembler.add(packets.of(bytes))).isEmpty();
    assertThat(add(24, 86, false)).isEmpty();
    assertThat(reassembler.contradictions()).isEqualTo(1);
  }

  @Test
  void twoDifferentEndsOrBytesBeyondTheEndAreContradictions() {
    add(0, 24, true);
    add(24, 48, false);
    Reassembler beyond = new Reassembler();
    beyond.add(four(48, 72, false));
    assertThat(beyond.add(four(72, 80, true))).isEmpty();
    Reassembler ends = new Reassembler();
    ends.add(four(48, 72, false));
    assertThat(ends.add(four(72, 80, false))).isEmpty();
    assertThat(beyond.contradictions() + ends.contradictions()).isEqualTo(2);
  }

  @Test
  void moreThanAnIpPacketHoldsIsGivenUp() {
    Bytes piece = Bytes.copyOf(new byte[1024]);
    for (int offset = 0; offset <= 65_528; offset += 1024) {
      boolean hasMore = offset + 1024 < 65_536;
      assertThat(reassembler.add(four(piece, Math.min(offset, 65_528), hasMore))).isEmpty();
    }
    assertThat(reassembler.contradictions()).isEqualTo(1);
  }

  @Test
  void anEmptyOrTornMiddleIsGivenUp() {
    assertThat(add(0, 0, true)).isEmpty();
    Reassembler torn = new Reassembler();
    assertThat(torn.add(four(0, 21, true))).isEmpty();
    assertThat(reassembler.contradictions() + torn.contradictions()).isEqualTo(2);
  }

  @Test
  void memoryStaysBoundedWhenNothingIsEverCompleted() {
    Bytes piece = Bytes.copyOf(new byte[1400]);
    for (int id = 0; id < 20_000; id++) {
      PacketBuffer packet = four(piece, 8, true);
      packet.array()[4] = (byte) (id >>> 8);
      packet.array()[5] = (byte) id;
      reassembler.add(packet);
    }
    assertThat(reassembler.waitingCount()).isLessThanOrEqualTo(1024);
  }

  @Test
  void whatLacksAFragmentForAMinuteIsForgotten() {
    add(0, 24, true);
    PacketBuffer late = four(24, 86, false);
    late.setOrigin(0, late.linkType(), late.epochNanos() + 61_000_000_000L);
    assertThat(reassembler.add(late)).isEmpty();
    assertThat(reassembler.waitingCount()).as("only the late one waits").isEqualTo(1);
  }

  private Optional<PacketBuffer> add(int from, int end, boolean hasMore) {
    return reassembler.add(four(from, end, hasMore));
  }

  private PacketBuffer four(int from, int end, boolean hasMore) {
    return four(datagram.slice(from, Math.min(end, datagram.length())), from, hasMore);
  }

  private PacketBuffer four(Bytes payload, int offset, boolean hasMore) {
    Ipv4 header =
        new Ipv4(
            0,
            0,
            4711,
            new Ipv4.Fragment(false, false, hasMore, offset),
            64,
            IpProtocol.UDP,
            Packets.CLIENT,
            Packets.SERVER,
            Bytes.EMPTY,
            payload.length());
    return packets.of(header.toBytes().plus(payload).toArray());
  }

  private PacketBuffer six(Bytes udp, int from, int end, boolean hasMore, int id) {
    Bytes payload = udp.slice(from, end);
    Bytes fragment =
        Bytes.of(IpProtocol.UDP, 0, from >>> 8, (from & 0xff) | (hasMore ? 1 : 0), 0, 0, 0, id);
    Ipv6 header = new Ipv6(0, 0, 8 + payload.length(), IpProtocol.FRAGMENT, 64, SIX, SIX);
    return packets.of(header.toBytes().plus(fragment).plus(payload).toArray());
  }
}
