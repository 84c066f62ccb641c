package sextant.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Real captures beside the tests; where they are from stands in {@code tcpdump/PROVENANCE.md}. */
final class Samples {
  static final List<String> NAMES =
      List.of(
          "802.1ad_QinQ.pcap",
          "LINKTYPE_RAW_ipv6.pcap",
          "arp-too-long-tha.pcap",
          "dhcp-option-108.pcapng",
          "dns_udp.pcap",
          "edns-opts.pcap",
          "icmp-cksum-oobr-3.pcapng",
          "icmp-length-zero.pcapng",
          "icmp-rfc5837.pcap",
          "icmpv6-ra-pref64.pcap",
          "icmpv6.pcap",
          "ip6_frag_asan.pcap",
          "ip_printroute_asan.pcap",
          "ip_ts_opts_asan.pcap",
          "ipv6-routing-header.pcap",
          "ipv6-srh-insert-cksum.pcap",
          "mpls-traceroute.pcap",
          "mptcp-fclose.pcap",
          "tcp-handshake-nano.pcap",
          "tfo-5c1fa7f9ae91.pcap");

  private Samples() {}

  static byte[] file(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("/tcpdump/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  static List<CapturedPacket> packets(String name) {
    try {
      return packets(file(name));
    } catch (MalformedException e) {
      throw new AssertionError(name, e);
    }
  }

  static List<CapturedPacket> packets(byte[] file) throws MalformedException {
    List<CapturedPacket> packets = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(file))) {
      PacketBuffer buffer = new PacketBuffer();
      while (reader.next(buffer)) {
        packets.add(buffer.toPacket());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packets;
  }

  static List<CapturedPacket> all() {
    List<CapturedPacket> packets = new ArrayList<>();
    NAMES.forEach(name -> packets.addAll(packets(name)));
    return packets;
  }
}
