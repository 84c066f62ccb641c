package sextant.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sextant.packets.CaptureFiles;
import sextant.wire.Arp;
import sextant.wire.Bytes;
import sextant.wire.CaptureInterface;
import sextant.wire.CapturedPacket;
import sextant.wire.EtherType;
import sextant.wire.Ethernet;
import sextant.wire.Icmp6;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6;
import sextant.wire.Ipv6Address;
import sextant.wire.LinkType;
import sextant.wire.MacAddress;
import sextant.wire.PcapngWriter;
import sextant.wire.Tcp;
import sextant.wire.TcpFlags;
import sextant.wire.Udp;
import sextant.wire.VlanTag;

/** A capture file to read in training: long enough for the profiles of the reader to be kept. */
final class CaptureTraining {
  private static final int ROUNDS = 8_000;
  private static final Ipv4Address CLIENT = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address SERVER = Ipv4Address.of(192, 0, 2, 2);
  // An id, "recursion desired", one question: A? example.com.
  private static final byte[] QUESTION = {
    0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 3, 'c', 'o',
    'm', 0, 0, 1, 0, 1
  };

  // Its answer: the question, an address of 192.0.2.1, and EDNS (RFC 6891).
  private static final int[] ANSWER = {
    0x12, 0x34, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 1, 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 3, 'c',
    'o', 'm', 0, 0, 1, 0, 1, 0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 1, 0, 0, 4, 192, 0, 2, 1, 0, 0, 41, 16,
    0, 0, 0, 0, 0, 0, 0
  };
  // Maximum segment size, SACK permitted, timestamps, window scale (RFC 9293, 7323, 2018).
  private static final int[] SYN_OPTIONS = {
    2, 4, 5, 180, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7
  };
  private static final int[] DATA_OPTIONS = {1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2};
  private static final Ipv6Address CLIENT_6 = new Ipv6Address(0x20010db8_00000000L, 1);
  private static final Ipv6Address SERVER_6 = new Ipv6Address(0x20010db8_00000000L, 2);

  private CaptureTraining() {}

  static void write(Path file) throws IOException {
    try (PcapngWriter writer =
        CaptureFiles.create(
            Files.newOutputStream(file), CaptureInterface.of(LinkType.ETHERNET, "training"))) {
      for (int round = 0; round < ROUNDS; round++) {
        for (Bytes packet : packets(round)) {
          long epochNanos = round * 1_000_000L;
          writer.write(
              new CapturedPacket(0, LinkType.ETHERNET, epochNanos, packet, packet.length(), ""));
        }
      }
    }
  }

  private static List<Bytes> packets(int round) {
    Bytes none = Bytes.EMPTY;
    Bytes question = Bytes.copyOf(QUESTION);
    Tcp open = new Tcp(40_000, 80, round, 0, TcpFlags.SYN, 512, 0, bytes(SYN_OPTIONS), none);
    Tcp data =
        new Tcp(40_000, 80, round + 1, 1, TcpFlags.ACK, 512, 0, bytes(DATA_OPTIONS), question);
    Tcp end = new Tcp(80, 40_000, 1, round + 2, TcpFlags.ACK, 512, 0, none, none);
    Udp query = new Udp(40_001, 53, question);
    Udp answer = new Udp(53, 40_001, bytes(ANSWER));
    Icmp6.Echo six = Icmp6.Echo.request(1, round & 0xffff, question);
    return List.of(
        frame(IpProtocol.TCP, open.toBytes(CLIENT, SERVER)),
        frame(IpProtocol.TCP, data.toBytes(CLIENT, SERVER)),
        frame(IpProtocol.TCP, end.toBytes(SERVER, CLIENT)),
        frame(IpProtocol.UDP, query.toBytes(CLIENT, SERVER)),
        frame(IpProtocol.UDP, answer.toBytes(SERVER, CLIENT)),
        ethernet(EtherType.IPV6)
            .plus(Ipv6.of(IpProtocol.ICMPV6, CLIENT_6, SERVER_6, 8 + question.length()).toBytes())
            .plus(six.toBytes(CLIENT_6, SERVER_6)),
        ethernet(EtherType.VLAN)
            .plus(new VlanTag(0, false, 7, EtherType.ARP).toBytes())
            .plus(
                Arp.ethernet(Arp.REQUEST, MacAddress.ZERO, CLIENT, MacAddress.ZERO, SERVER)
                    .toBytes()));
  }

  private static Bytes bytes(int... values) {
    return Bytes.of(values);
  }

  private static Bytes ethernet(int type) {
    return new Ethernet(MacAddress.ZERO, MacAddress.BROADCAST, type).toBytes();
  }

  private static Bytes frame(int protocol, Bytes segment) {
    return ethernet(EtherType.IPV4)
        .plus(Ipv4.of(protocol, CLIENT, SERVER, segment.length()).toBytes())
        .plus(segment);
  }
}
