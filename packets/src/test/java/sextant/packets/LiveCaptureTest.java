package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.packets.filter.Filter;
import sextant.packets.filter.FilterException;
import sextant.wire.Bytes;
import sextant.wire.CapturedPacket;
import sextant.wire.Ipv4Address;
import sextant.words.Failure;
import sextant.words.FailureException;

class LiveCaptureTest {
  private static final Ipv4Address LOOPBACK = Ipv4Address.of(127, 0, 0, 1);

  private final LinkedBlockingQueue<CapturedPacket> seen = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @ValueSource(strings = {"lo", "any"})
  void seesOnlyWhatTheFilterKeeps(String interfaceName) throws Exception {
    try (DatagramChannel receiver = DatagramChannel.open().bind(loopback(0));
        DatagramChannel sender = DatagramChannel.open()) {
      int port = ((InetSocketAddress) receiver.getLocalAddress()).getPort();
      try (LiveCapture capture = open(interfaceName, "udp dst port " + port)) {
        start(capture);
        sender.send(ByteBuffer.wrap(new byte[] {1}), loopback(port == 65_535 ? 1 : port + 1));
        sender.send(ByteBuffer.wrap("found".getBytes(StandardCharsets.US_ASCII)), loopback(port));
        CapturedPacket packet = seen.poll(60, TimeUnit.SECONDS);
        assertThat(packet).isNotNull();
        assertThat(packet.bytes().slice(packet.bytes().length() - 5).toText()).isEqualTo("found");
        assertThat(capture.statistics().dropped()).isZero();
      }
    }
  }

  @Test
  void seesAPacketThatWasBuilt() throws Exception {
    PacketDraft draft =
        new PacketDraft(
            PacketDraft.Route.between(LOOPBACK, LOOPBACK),
            new PacketDraft.Echo(0x4711, 3),
            Bytes.ofText("built by hand"));
    assertThat(DraftSender.staysHere(draft)).isTrue();
    try (LiveCapture capture =
        open("lo", "icmp[4:2] = 0x4711 and icmp[icmptype] = icmp-echoreply")) {
      start(capture);
      DraftSender.send(draft);
      CapturedPacket reply = seen.poll(60, TimeUnit.SECONDS);
      assertThat(reply).isNotNull();
      assertThat(reply.bytes().toText()).endsWith("built by hand");
    }
  }

  private void start(LiveCapture capture) {
    Thread.ofPlatform()
        .name("capture-test")
        .start(() -> {
          try {
            capture.run(packet -> seen.add(packet.toPacket()));
          } catch (IOException failed) {
            throw new AssertionError(failed);
          }
        });
  }

  private static LiveCapture open(String interfaceName, String filter)
      throws IOException, FilterException {
    try {
      return LiveCapture.open(interfaceName, Filter.parse(filter), LiveCapture.Settings.USUAL);
    } catch (FailureException failed) {
      if (failed.failure().kind() == Failure.Kind.CAPTURE_DENIED) {
        return abort("capturing needs CAP_NET_RAW");
      }
      throw failed;
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }
}
