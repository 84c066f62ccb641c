package sextant.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sextant.wire.Bytes;
import sextant.wire.Checksum;
import sextant.wire.Dissector;
import sextant.wire.EtherType;
import sextant.wire.Ethernet;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv4Format;
import sextant.wire.LinkType;
import sextant.wire.MacAddress;
import sextant.wire.PacketView;
import sextant.wire.Tcp;
import sextant.wire.TcpFlags;
import sextant.wire.TcpFormat;
import sextant.wire.Validity;

/**
 * How fast packets are decoded: 1,024 different Ethernet frames of IPv4 and TCP, and one checksum
 * of 1,500 bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WireBenchmark {
  private static final int PACKETS = 1024;
  private static final int PAYLOAD = 40;

  private final byte[] bytes = new byte[PACKETS * 128];
  private final int[] offsets = new int[PACKETS];
  private final int[] lengths = new int[PACKETS];
  private final byte[] full = new byte[1500];
  private final PacketView view = new PacketView();

  /** Makes the packets. */
  public WireBenchmark() {
    Random random = new Random(1);
    random.nextBytes(full);
    int at = 0;
    for (int i = 0; i < PACKETS; i++) {
      Bytes packet = packet(random, i);
      packet.copyTo(bytes, at);
      offsets[i] = at;
      lengths[i] = packet.length();
      at += packet.length();
    }
  }

  private static Bytes packet(Random random, int index) {
    byte[] payload = new byte[random.nextInt(PAYLOAD)];
    random.nextBytes(payload);
    Ipv4Address source = new Ipv4Address(random.nextInt());
    Ipv4Address destination = new Ipv4Address(random.nextInt());
    Tcp tcp =
        new Tcp(index, 80, index, index, TcpFlags.ACK, 512, 0, Bytes.EMPTY, Bytes.copyOf(payload));
    return new Ethernet(MacAddress.ZERO, MacAddress.BROADCAST, EtherType.IPV4)
        .toBytes()
        .plus(Ipv4.of(IpProtocol.TCP, source, destination, tcp.length()).toBytes())
        .plus(tcp.toBytes(source, destination));
  }

  /** Packets per second: headers found, addresses, ports and sequence numbers read. */
  @Benchmark
  @OperationsPerInvocation(PACKETS)
  public long decodeHeaders() {
    long seen = 0;
    for (int i = 0; i < PACKETS; i++) {
      view.scan(LinkType.ETHERNET, bytes, offsets[i], lengths[i]);
      seen += fields();
    }
    return seen;
  }

  private long fields() {
    int network = view.network();
    int transport = view.transport();
    return Ipv4Format.source(bytes, network)
        + Ipv4Format.destination(bytes, network)
        + Ipv4Format.timeToLive(bytes, network)
        + TcpFormat.sourcePort(bytes, transport)
        + TcpFormat.destinationPort(bytes, transport)
        + TcpFormat.sequence(bytes, transport)
        + TcpFormat.acknowledgment(bytes, transport)
        + TcpFormat.flags(bytes, transport)
        + TcpFormat.window(bytes, transport);
  }

  /** Packets per second: the same with the checksums of IPv4 and TCP verified. */
  @Benchmark
  @OperationsPerInvocation(PACKETS)
  public long decodeHeadersAndVerifyChecksums() {
    long seen = 0;
    for (int i = 0; i < PACKETS; i++) {
      view.scan(LinkType.ETHERNET, bytes, offsets[i], lengths[i]);
      boolean isGood =
          view.networkChecksum() == Validity.VALID && view.transportChecksum() == Validity.VALID;
      seen += isGood ? fields() : 0;
    }
    return seen;
  }

  /** Packets per second: every field listed in both languages. */
  @Benchmark
  @OperationsPerInvocation(PACKETS)
  public int listAllFields() {
    int layers = 0;
    for (int i = 0; i < PACKETS; i++) {
      Bytes packet = Bytes.copyOf(bytes, offsets[i], lengths[i]);
      layers += Dissector.dissect(LinkType.ETHERNET, packet, lengths[i]).layers().size();
    }
    return layers;
  }

  /** Bytes per second of a checksum over 1,500 bytes. */
  @Benchmark
  @OperationsPerInvocation(1500)
  public int checksumOf1500Bytes() {
    return Checksum.of(full, 0, full.length);
  }
}
