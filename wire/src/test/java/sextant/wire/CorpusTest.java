package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Reads a directory of captures, given with {@code -Dsextant.pcaps=DIR}, such as tcpdump's {@code
 * tests}.
 */
class CorpusTest {
  /** tshark names of what wraps IP in some captures and is not read by this module. */
  private static final Set<String> NOT_READ =
      Set.of(
          "arcnet",
          "macsec",
          "ipoib",
          "nflog",
          "pktap",
          "nsh",
          "sflow",
          "ipnet",
          "avsp",
          "juniper",
          "openflow",
          "radiotap",
          "nhrp",
          "cmd");

  /** Files on which tshark and this module differ, and why. */
  private static final Map<String, String> EXPLAINED =
      Map.ofEntries(
          Map.entry(
              "LINKTYPE_IPV4_invalid.pcap", "tshark reads IPv6 where the link type says IPv4"),
          Map.entry(
              "LINKTYPE_IPV6_invalid.pcap", "tshark reads IPv4 where the link type says IPv6"),
          Map.entry("bigtcp-ipv6.pcap", "tshark 4.0 does not know packets above 64 KiB"),
          Map.entry(
              "bigtcp-ipv6-geneve-ipv4.pcap", "tshark 4.0 does not know packets above 64 KiB"),
          Map.entry(
              "bigtcp-ipv6-geneve-ipv6.pcap", "tshark 4.0 does not know packets above 64 KiB"),
          Map.entry("bigtcp-ipv6-vxlan-ipv4.pcap", "tshark 4.0 does not know packets above 64 KiB"),
          Map.entry("bigtcp-ipv6-vxlan-ipv6.pcap", "tshark 4.0 does not know packets above 64 KiB"),
          Map.entry("icmpv6-length-zero.pcapng", "tshark stops at an option of length 0"));

  private Path directory = Path.of("");

  @BeforeEach
  void findCaptures() {
    String given = System.getProperty("sextant.pcaps", "");
    assumeTrue(!given.isEmpty(), "no directory of captures: give -Dsextant.pcaps=DIR");
    directory = Path.of(given);
  }

  private List<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*\\.pcap(ng)?"))
          .sorted()
          .toList();
    }
  }

  @Test
  void readsEveryCaptureToItsEndAndTakesEveryPacketApart() throws Exception {
    int packets = 0;
    for (Path file : captures()) {
      try (CaptureReader reader = CaptureReader.open(Files.newInputStream(file))) {
        PacketBuffer buffer = new PacketBuffer();
        PacketView view = new PacketView();
        while (reader.next(buffer)) {
          Dissection dissection = Dissector.dissect(buffer);
          view.scan(buffer);
          ViewTest.assertAgrees(view, dissection);
          packets++;
        }
      }
    }
    assertThat(packets).isPositive();
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES) // starts tshark once for each capture
  void agreesWithTsharkOnEveryChecksum() throws Exception {
    assumeTrue(Tshark.isInstalled(), "tshark is not installed");
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Path file : captures()) {
      if (EXPLAINED.containsKey(file.getFileName().toString())) {
        continue;
      }
      List<String> lines = Tshark.checksums(file);
      try (CaptureReader reader = CaptureReader.open(Files.newInputStream(file))) {
        PacketBuffer buffer = new PacketBuffer();
        for (String line : lines) {
          assertThat(reader.next(buffer)).as("%s has packet %s", file, line).isTrue();
          compared += compare(file, line, buffer, differences);
        }
      }
    }
    assertThat(compared).isPositive();
    assertThat(differences).isEmpty();
  }

  private static int compare(
      Path file, String line, PacketBuffer buffer, List<String> differences) {
    String[] columns = line.split("\\|", -1);
    if (Stream.of(columns[1].split(":")).anyMatch(NOT_READ::contains)) {
      return 0;
    }
    Map<String, List<Integer>> states = CorpusStatus.of(Dissector.dissect(buffer));
    int count = 0;
    for (int i = 0; i < CorpusStatus.PROTOCOLS.size(); i++) {
      String protocol = CorpusStatus.PROTOCOLS.get(i);
      List<Integer> mine = states.getOrDefault(protocol, List.of());
      String text = String.join(",", mine.stream().map(String::valueOf).toList());
      String theirs = columns[i + 2];
      // tshark says nothing about headers too broken to check; here they are "not checked".
      boolean isSame = text.equals(theirs) || (theirs.isEmpty() && text.equals("2"));
      if (!isSame) {
        differences.add(
            file.getFileName()
                + " "
                + columns[0]
                + " "
                + protocol
                + ": "
                + text
                + ", tshark "
                + theirs);
      }
      count += mine.size();
    }
    return count;
  }

  /** Runs the installed tshark. */
  private static final class Tshark {
    static boolean isInstalled() {
      try {
        return new ProcessBuilder("tshark", "--version").redirectErrorStream(true).start().waitFor()
            == 0;
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    static List<String> checksums(Path file) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of("tshark", "-n", "-r", file.toString(), "-T", "fields", "-E", "separator=|"));
      for (String field :
          List.of(
              "frame.number",
              "frame.protocols",
              "ip.checksum.status",
              "tcp.checksum.status",
              "udp.checksum.status",
              "icmp.checksum.status",
              "icmpv6.checksum.status")) {
        command.addAll(List.of("-e", field));
      }
      for (String option :
          List.of(
              "ip.check_checksum:TRUE",
              "tcp.check_checksum:TRUE",
              "udp.check_checksum:TRUE",
              "ip.defragment:FALSE",
              "ipv6.defragment:FALSE",
              "tcp.desegment_tcp_streams:FALSE")) {
        command.addAll(List.of("-o", option));
      }
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (InputStream out = process.getInputStream()) {
        return new String(out.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
    }
  }
}
