package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static sextant.wire.TcpFlags.ACK;
import static sextant.wire.TcpFlags.PSH;
import static sextant.wire.TcpFlags.SYN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.wire.Bytes;
import sextant.wire.CaptureReader;
import sextant.wire.Ipv6Address;
import sextant.wire.PacketBuffer;

class PacketLinesTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");

  private final Packets packets = new Packets();
  private final LineBuffer out = new LineBuffer();
  private final PacketLines lines = new PacketLines(ZoneOffset.UTC, out);

  @Test
  void countsSequenceNumbersFromTheHandshake() {
    assertThat(summary(packets.fromClient(99, 0, SYN, "")))
        .isEqualTo("IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 99, win 65535, length 0");
    assertThat(summary(packets.fromServer(499, 100, SYN | ACK, ""))).contains("seq 499, ack 100");
    assertThat(summary(packets.fromClient(100, 500, PSH | ACK, "hello")))
        .isEqualTo(
            "IP 10.0.0.1.40000 > 10.0.0.2.80: Flags [P.], seq 1:6, ack 1, win 65535, length 5");
    assertThat(summary(packets.fromServer(500, 105, ACK, ""))).contains("Flags [.], ack 6, win");
  }

  @Test
  void namesDatagramsAndEchoes() {
    assertThat(summary(packets.datagram(true, "abc")))
        .isEqualTo("IP 10.0.0.1.40000 > 10.0.0.2.5000: UDP, length 3");
    PacketDraft.Route route =
        PacketDraft.Route.between(new Ipv6Address(0, 1), new Ipv6Address(0, 2));
    PacketDraft echo = new PacketDraft(route, new PacketDraft.Echo(7, 1), Bytes.EMPTY);
    assertThat(summary(packets.draft(echo)))
        .isEqualTo("IP6 ::1 > ::2: ICMP6, echo request, id 7, seq 1, length 8");
  }

  @Test
  void beginsWithTheTimeOfDay() {
    lines.append(packets.datagram(true, ""));
    assertThat(out.toString()).startsWith("22:13:20.001000 IP ").endsWith("length 0\n");
  }

  @Test
  void survivesEveryCutOfAPacket() {
    byte[] whole = packets.fromClient(1, 2, ACK, "data").array();
    for (int length = 0; length < whole.length; length++) {
      PacketBuffer cut = packets.of(whole);
      cut.set(whole, 0, length, whole.length);
      assertThat(summary(cut)).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp-handshake-nano.pcap", "LINKTYPE_RAW_ipv4.pcap"})
  void readsLikeTcpdump(String name) throws Exception {
    assumeTrue(
        Stream.of("/usr/bin/tcpdump", "/usr/sbin/tcpdump").anyMatch(p -> Files.exists(Path.of(p))),
        "tcpdump is not installed");
    Path file = CAPTURES.resolve(name);
    ProcessBuilder builder =
        new ProcessBuilder("tcpdump", "-nr", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TZ", "UTC");
    Process tcpdump = builder.start();
    String theirs = new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    readAll(file);
    assertThat(withoutPayloadWords(out.toString())).isEqualTo(withoutPayloadWords(theirs));
  }

  // tcpdump adds what it thinks of the payload: ": HTTP: GET / HTTP/1.1".
  private static String withoutPayloadWords(String text) {
    return text.replaceAll("(length \\d+).*", "$1");
  }

  private void readAll(Path file) throws IOException {
    PacketBuffer packet = new PacketBuffer();
    try (CaptureReader reader = CaptureFiles.open(file)) {
      while (CaptureFiles.next(reader, packet, file.toString())) {
        lines.append(packet);
      }
    }
  }

  private String summary(PacketBuffer packet) {
    out.clear();
    lines.summary(packet);
    return out.toString();
  }
}
