package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import sextant.wire.Bytes;
import sextant.wire.Dissector;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4;
import sextant.wire.Ipv6;
import sextant.wire.Ipv6Address;
import sextant.wire.LinkType;
import sextant.wire.PacketBuffer;

/**
 * Feeds fragments that overlap, lie, lack and repeat, some with flipped bits: nothing is thrown,
 * what comes out can be an IP packet, memory stays bounded. {@code -Dfuzz.runs=10000000} sets the
 * number of fragments, {@code -Dfuzz.seed} the start.
 */
class ReassemblerFuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 50_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final int MOST_WAITING = 1024;
  private static final int MOST_IPV6_BYTES = 40 + 65_535;
  private static final Ipv6Address SIX = new Ipv6Address(0x20010db8_00000000L, 1);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final byte[] content = new byte[65_536];

  @Test
  void hostileFragmentsNeitherThrowNorPileUp() {
    random.nextBytes(content);
    Reassembler reassembler = new Reassembler();
    PacketBuffer buffer = new PacketBuffer();
    int completed = 0;
    for (int i = 0; i < RUNS; i++) {
      byte[] packet = damaged(random.nextBoolean() ? four() : six());
      buffer.set(packet, 0, packet.length, packet.length);
      int link = packet.length > 0 && packet[0] >>> 4 == 6 ? LinkType.IPV6 : LinkType.IPV4;
      buffer.setOrigin(0, link, i * 1_000L);
      Optional<PacketBuffer> whole = reassembler.add(buffer);
      if (whole.isPresent() && whole.get() != buffer) {
        completed++;
        assertThat(whole.get().capturedLength()).as("run " + i).isLessThan(MOST_IPV6_BYTES);
        Dissector.dissect(whole.get());
      }
      assertThat(reassembler.waitingCount()).isLessThanOrEqualTo(MOST_WAITING);
    }
    assertThat(completed).as("some of them fit together").isPositive();
  }

  // Offsets are few and lengths too, so that many fragments meet, touch and overlap.
  private int offset() {
    return random.nextInt(20) == 0 ? random.nextInt(8192) * 8 : random.nextInt(6) * 8;
  }

  private Bytes piece(int offset) {
    int length = random.nextInt(8) == 0 ? random.nextInt(1400) : random.nextInt(4) * 8;
    return Bytes.copyOf(content, offset, Math.min(length, content.length - offset));
  }

  private byte[] four() {
    int at = offset();
    Bytes piece = piece(at);
    var fragment = new Ipv4.Fragment(false, false, random.nextInt(3) > 0, at);
    Ipv4 header =
        new Ipv4(
            0,
            0,
            random.nextInt(40),
            fragment,
            64,
            IpProtocol.UDP,
            Packets.CLIENT,
            Packets.SERVER,
            Bytes.EMPTY,
            piece.length());
    return header.toBytes().plus(piece).toArray();
  }

  private byte[] six() {
    int at = offset();
    Bytes piece = piece(at);
    int more = random.nextInt(3) > 0 ? 1 : 0;
    Bytes fragment =
        Bytes.of(IpProtocol.UDP, 0, at >>> 8, (at & 0xff) | more, 0, 0, 0, random.nextInt(40));
    Ipv6 header = new Ipv6(0, 0, 8 + piece.length(), IpProtocol.FRAGMENT, 64, SIX, SIX);
    return header.toBytes().plus(fragment).plus(piece).toArray();
  }

  private byte[] damaged(byte[] packet) {
    for (int flips = Math.max(0, random.nextInt(8) - 5); flips > 0; flips--) {
      packet[random.nextInt(Math.min(packet.length, 48))] ^= (byte) (1 << random.nextInt(8));
    }
    return random.nextInt(30) == 0 ? Arrays.copyOf(packet, random.nextInt(packet.length)) : packet;
  }
}
