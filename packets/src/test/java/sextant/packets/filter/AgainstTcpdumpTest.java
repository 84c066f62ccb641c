package sextant.packets.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same words keep the same packets as in tcpdump, on captures of six link types. */
class AgainstTcpdumpTest {
  private static final Path CAPTURES = Path.of("src/test/resources/captures");

  @BeforeAll
  static void requireTcpdump() {
    assumeTrue(
        Stream.of("/usr/bin/tcpdump", "/usr/sbin/tcpdump").anyMatch(p -> Files.exists(Path.of(p))),
        "tcpdump is not installed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp or icmp6",
        "not ip and not arp",
        "src net 10 and not port 53",
        "tcp port 80 or 443 or udp port 53",
        "portrange 1-1023",
        "ip6 host ff02::1 or net fe80::/10",
        "greater 60 and less 200",
        "vlan and vlan and ip",
        "ether multicast or arp",
        "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
        "ip[2:2] - ((ip[0]&0xf)<<2) > 100",
        "tcp[(tcp[12]>>4)*4:4] = 0x47455420",
        "len > ip[2:2] + 14 or icmp6[0] >= 133",
        "src or dst portrange 1024-65535 and dst host 127.0.0.1"
      })
  void keepsTheSamePackets(String text) throws Exception {
    try (Stream<Path> files = Files.list(CAPTURES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".pcap")).sorted().toList()) {
        compare(file, text);
      }
    }
  }

  private static void compare(Path file, String text) throws Exception {
    Pcap capture = Pcap.of(Files.readAllBytes(file));
    LinkLayer link = LinkLayer.of(capture.linkType()).orElseThrow();
    BpfProgram program;
    try {
      program = Filter.parse(text).compile(link);
    } catch (FilterException unsuited) {
      assertThat(unsuited.problem()).isEqualTo(FilterProblem.NOT_ON_THIS_LINK);
      return;
    }
    List<String> kept =
        capture.packets().stream()
            .filter(packet -> keeps(program, packet))
            .map(packet -> packet.bytes().toHex())
            .toList();
    assertThat(kept).as("%s of %s", text, file).isEqualTo(keptByTcpdump(file, text));
  }

  private static boolean keeps(BpfProgram program, Pcap.Packet packet) {
    byte[] bytes = packet.bytes().toArray();
    return program.keeps(bytes, 0, bytes.length, packet.originalLength());
  }

  private static List<String> keptByTcpdump(Path file, String text)
      throws IOException, InterruptedException {
    Process tcpdump =
        new ProcessBuilder("tcpdump", "-r", file.toString(), "-w", "-", text)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    byte[] output = tcpdump.getInputStream().readAllBytes();
    // It refuses to run what its compiler found to reject every packet.
    int status = tcpdump.waitFor();
    return status != 0
        ? List.of()
        : Pcap.of(output).packets().stream().map(packet -> packet.bytes().toHex()).toList();
  }
}
