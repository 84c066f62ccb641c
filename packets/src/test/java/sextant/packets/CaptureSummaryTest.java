package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import sextant.wire.TcpFlags;

class CaptureSummaryTest {
  private final Packets packets = new Packets();
  private final CaptureSummary summary = new CaptureSummary();

  @Test
  void countsProtocolsFromTheLinkInwards() {
    addThree();
    assertThat(summary.protocols().packets()).isEqualTo(3);
    ProtocolCount ip = summary.protocols().inner().getFirst().inner().getFirst();
    assertThat(ip.name().english()).isEqualTo("IPv4");
    assertThat(ip.inner())
        .extracting(count -> count.name().english() + " " + count.packets())
        .containsExactly("UDP 2", "TCP 1");
  }

  @Test
  void countsBothDirectionsOfAConversation() {
    addThree();
    ConversationCount udp = summary.conversations().getFirst();
    assertThat(udp.conversation().second().port()).isEqualTo(5000);
    assertThat(udp.forwardPackets()).isEqualTo(1);
    assertThat(udp.backwardBytes()).isEqualTo(20 + 8 + 4);
    assertThat(udp.durationNanos()).isEqualTo(1_000_000);
  }

  @Test
  void addsUpAddresses() {
    addThree();
    EndpointCount client =
        summary.endpoints().stream()
            .filter(each -> each.address().equals(Packets.CLIENT))
            .findFirst()
            .orElseThrow();
    assertThat(client.sentPackets()).isEqualTo(2);
    assertThat(client.receivedPackets()).isEqualTo(1);
    assertThat(summary.durationNanos()).isEqualTo(2_000_000);
  }

  private void addThree() {
    summary.add(packets.datagram(true, "0123456789"));
    summary.add(packets.datagram(false, "pong"));
    summary.add(packets.fromClient(1, 0, TcpFlags.SYN, ""));
  }
}
