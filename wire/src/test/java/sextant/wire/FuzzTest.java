package sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds damaged real packets to every parser: nothing but {@link MalformedException} may come out,
 * and what parses must survive being written and parsed again. {@code -Dfuzz.runs=10000000} sets
 * the number of inputs per format, {@code -Dfuzz.seed} the start, {@code -Dfuzz.format} the only
 * format to try.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final String ONLY = System.getProperty("fuzz.format", "");
  private static final IpAddress SOURCE = Ipv4Address.of(192, 0, 2, 1);
  private static final int[] INTERESTING = {
    0, 1, 2, 3, 4, 5, 7, 8, 0x0f, 0x40, 0x45, 0x7f, 0x80, 0xc0, 0xfe, 0xff
  };

  private interface Target {
    void accept(Bytes input) throws Exception;
  }

  @TestFactory
  Stream<DynamicTest> onlyTheDeclaredExceptionComesOutOf() {
    Map<String, Target> targets = new LinkedHashMap<>();
    targets.put("ethernet", input -> same(Ethernet.parse(input), Ethernet::parse));
    targets.put("vlan", input -> same(VlanTag.parse(input), VlanTag::parse));
    targets.put("arp", input -> same(Arp.parse(input), Arp::parse));
    targets.put("cooked 1", input -> same(Cooked.parse(1, input), b -> Cooked.parse(1, b)));
    targets.put("cooked 2", input -> same(Cooked.parse(2, input), b -> Cooked.parse(2, b)));
    targets.put("ipv4", FuzzTest::ipv4);
    targets.put("ipv6", FuzzTest::ipv6);
    targets.put("icmp", FuzzTest::icmp4);
    targets.put("icmpv6", FuzzTest::icmp6);
    targets.put("udp", input -> sameSegment(Udp.parse(input), Udp::parse));
    targets.put("tcp", FuzzTest::tcp);
    targets.put("dns", FuzzTest::dns);
    targets.put("dissector", FuzzTest::dissect);
    Map<String, List<Bytes>> seeds = seeds();
    List<Bytes> files =
        Samples.NAMES.stream().map(name -> Bytes.copyOf(Samples.file(name))).toList();
    return Stream.concat(
        targets.entrySet().stream()
            .filter(e -> ONLY.isEmpty() || ONLY.equals(e.getKey()))
            .map(e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> run(e.getValue(), seedsOf(seeds, e.getKey()), RUNS))),
        Stream.of(
                DynamicTest.dynamicTest(
                    "capture file", () -> run(FuzzTest::file, files, Math.max(1, RUNS / 10))))
            .filter(test -> ONLY.isEmpty() || ONLY.equals(test.getDisplayName())));
  }

  private static List<Bytes> seedsOf(Map<String, List<Bytes>> seeds, String target) {
    return switch (target) {
      case "ethernet", "dissector" -> seeds.getOrDefault("packet", List.of());
      case "cooked 1", "cooked 2" -> seeds.getOrDefault("sll", List.of());
      case "ipv4" -> seeds.getOrDefault("ip", List.of());
      default -> seeds.getOrDefault(target, seeds.getOrDefault("packet", List.of()));
    };
  }

  /** Every packet, and every layer with what follows it, by the layer's key. */
  private static Map<String, List<Bytes>> seeds() {
    Map<String, List<Bytes>> seeds = new LinkedHashMap<>();
    for (CapturedPacket packet : Samples.all()) {
      seeds.computeIfAbsent("packet", k -> new ArrayList<>()).add(packet.bytes());
      for (Layer layer : Dissector.dissect(packet).layers()) {
        seeds
            .computeIfAbsent(layer.key(), k -> new ArrayList<>())
            .add(packet.bytes().slice(layer.offset()));
      }
    }
    return seeds;
  }

  private static void run(Target target, List<Bytes> seeds, int runs) {
    assertThat(seeds).isNotEmpty();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < runs; i++) {
      Bytes input = mutate(seeds.get(random.nextInt(seeds.size())), seeds, random);
      try {
        target.accept(input);
      } catch (MalformedException expected) {
        assertThat(expected.getMessage()).isNotNull();
      } catch (Exception | AssertionError e) {
        throw new AssertionError("run " + i + " of seed " + SEED + ", input " + input, e);
      }
    }
  }

  private static Bytes mutate(Bytes seed, List<Bytes> seeds, SplittableRandom random) {
    byte[] bytes = seed.toArray();
    int count = random.nextInt(6);
    for (int i = 0; i < count && bytes.length > 0; i++) {
      int at = random.nextInt(random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 64));
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) INTERESTING[random.nextInt(INTERESTING.length)];
        case 2 -> bytes[at] = (byte) random.nextInt(256);
        case 3 -> bytes = java.util.Arrays.copyOf(bytes, at);
        case 4 -> bytes = java.util.Arrays.copyOf(bytes, bytes.length + random.nextInt(16));
        default -> {
          byte[] other = seeds.get(random.nextInt(seeds.size())).toArray();
          int length = Math.min(Math.min(bytes.length - at, other.length), 1 + random.nextInt(40));
          System.arraycopy(other, 0, bytes, at, Math.max(0, length));
        }
      }
    }
    return Bytes.copyOf(bytes);
  }

  private interface Parser<T> {
    T parse(Bytes bytes) throws MalformedException;
  }

  private static <T extends Header> void same(T value, Parser<T> parser) throws MalformedException {
    T again = parser.parse(value.toBytes());
    if (!again.equals(value)) {
      throw new AssertionError(value + " came back as " + again);
    }
  }

  private static <T extends Segment> void sameSegment(T value, Parser<T> parser)
      throws MalformedException {
    if (value.length() <= 0xffff) {
      T again = parser.parse(value.toBytes(SOURCE, SOURCE));
      if (!again.equals(value)) {
        throw new AssertionError(value + " came back as " + again);
      }
    }
  }

  private static void ipv4(Bytes input) throws MalformedException {
    Ipv4 header = Ipv4.parse(input);
    same(header, Ipv4::parse);
    List<Ipv4Option> options = Ipv4Option.list(header.options());
    if (!Ipv4Option.join(options).equals(header.options())) {
      throw new AssertionError(options + " from " + header.options());
    }
  }

  private static void ipv6(Bytes input) throws MalformedException {
    Ipv6 header = Ipv6.parse(input);
    same(header, Ipv6::parse);
    Bytes payload = input.slice(Ipv6Format.LENGTH);
    int at = 0;
    for (Ipv6Extension extension : Ipv6Extension.list(header.nextHeader(), payload)) {
      if (!(extension instanceof Ipv6Extension.Fragment)
          && !extension.toBytes().equals(payload.slice(at, at + extension.length()))) {
        throw new AssertionError(extension + " from " + payload.slice(at));
      }
      at += extension.length();
    }
  }

  private static void icmp4(Bytes input) throws MalformedException {
    Icmp4 message = Icmp4.parse(input);
    same(message, Icmp4::parse);
    if (message instanceof Icmp4.Problem problem) {
      assertThat(problem.quoted().length() + problem.extensions().length())
          .isEqualTo(problem.body().length());
      IcmpExtension.list(problem.extensions()).forEach(IcmpExtension::mplsLabels);
    }
  }

  private static void icmp6(Bytes input) throws MalformedException {
    Icmp6 message = Icmp6.parse(input);
    Bytes written = message.toBytes(new Ipv6Address(1, 2), new Ipv6Address(3, 4));
    assertThat(Icmp6.parse(written)).isEqualTo(message);
    if (message instanceof Icmp6.NeighbourSolicitation solicitation) {
      for (DiscoveryOption option : DiscoveryOption.list(solicitation.options())) {
        assertThat(DiscoveryOption.list(option.toBytes())).containsExactly(option);
      }
    }
  }

  private static void tcp(Bytes input) throws MalformedException {
    Tcp segment = Tcp.parse(input);
    sameSegment(segment, Tcp::parse);
    List<TcpOption> options = TcpOption.list(segment.options());
    if (!TcpOption.join(options).equals(segment.options())) {
      throw new AssertionError(options + " from " + segment.options());
    }
  }

  private static void dns(Bytes input) throws MalformedException {
    Dns message = Dns.parse(input);
    Dns again = Dns.parse(message.toBytes());
    assertThat(again.questions()).isEqualTo(message.questions());
    assertThat(again.answers()).hasSameSizeAs(message.answers());
    for (Dns.ResourceRecord record : message.answers()) {
      DnsData.text(input, record);
    }
  }

  private static void dissect(Bytes input) {
    int linkType =
        switch (input.length() % 10) {
          case 0 -> LinkType.LINUX_SLL;
          case 1 -> LinkType.RAW;
          case 2 -> LinkType.NULL;
          case 3 -> LinkType.LINUX_SLL2;
          case 4 -> LinkType.PPP;
          case 5 -> LinkType.FRAME_RELAY;
          case 6 -> LinkType.IPV6;
          default -> LinkType.ETHERNET;
        };
    Dissection dissection = Dissector.dissect(linkType, input, input.length() + input.length() % 3);
    PacketView view = new PacketView();
    view.scan(linkType, input.toArray(), 0, input.length());
    view.networkChecksum();
    view.transportChecksum();
    if (input.length() < 40) {
      dissection.layers().forEach(layer -> DissectorTest.assertInside(layer, input.length()));
    }
    dissection.fieldAt(input.length() / 2);
  }

  private static void file(Bytes input) throws Exception {
    try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(input.toArray()))) {
      PacketBuffer buffer = new PacketBuffer();
      while (reader.next(buffer)) {
        buffer.toPacket();
      }
      reader.interfaces();
    }
  }
}
