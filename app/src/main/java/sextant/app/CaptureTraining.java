package sextant.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sextant.packets.CaptureFiles;
import sextant.wire.Bytes;
import sextant.wire.CaptureInterface;
import sextant.wire.CapturedPacket;
import sextant.wire.EtherType;
import sextant.wire.Ethernet;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4;
import sextant.wire.Ipv4Address;
import sextant.wire.LinkType;
import sextant.wire.MacAddress;
import sextant.wire.PcapngWriter;
import sextant.wire.Tcp;
import sextant.wire.TcpFlags;
import sextant.wire.Udp;

/** A capture file to read in training: long enough for the profiles of the reader to be kept. */
final class CaptureTraining {
  private static final int ROUNDS = 10_000;
  private static final Ipv4Address CLIENT = Ipv4Address.of(192, 0, 2, 1);
  private static final Ipv4Address SERVER = Ipv4Address.of(192, 0, 2, 2);
  // An id, "recursion desired", one question: A? example.com.
  private static final byte[] QUESTION = {
    0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 7, 'e', 'x', 'a', 'm', 'p', 'l', 'e', 3, 'c', 'o',
    'm', 0, 0, 1, 0, 1
  };

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
    Tcp open = new Tcp(40_000, 80, round, 0, TcpFlags.SYN, 512, 0, Bytes.EMPTY, Bytes.EMPTY);
    Tcp data =
        new Tcp(
            40_000, 80, round + 1, 1, TcpFlags.ACK, 512, 0, Bytes.EMPTY, Bytes.copyOf(QUESTION));
    Udp query = new Udp(40_001, 53, Bytes.copyOf(QUESTION));
    return List.of(
        frame(IpProtocol.TCP, open.toBytes(CLIENT, SERVER)),
        frame(IpProtocol.TCP, data.toBytes(CLIENT, SERVER)),
        frame(IpProtocol.UDP, query.toBytes(CLIENT, SERVER)));
  }

  private static Bytes frame(int protocol, Bytes segment) {
    return new Ethernet(MacAddress.ZERO, MacAddress.BROADCAST, EtherType.IPV4)
        .toBytes()
        .plus(Ipv4.of(protocol, CLIENT, SERVER, segment.length()).toBytes())
        .plus(segment);
  }
}
