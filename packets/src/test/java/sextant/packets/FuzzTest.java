package sextant.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import sextant.packets.filter.Filter;
import sextant.packets.filter.FilterException;
import sextant.packets.filter.HostNames;
import sextant.wire.CaptureReader;
import sextant.wire.PacketBuffer;

/**
 * Feeds damaged captures to their readers and damaged words to the filter: nothing but what they
 * declare comes out. {@code -Dfuzz.runs=10000000} sets the number of inputs, {@code -Dfuzz.seed}
 * the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 3_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final int LONGEST = 4_096;
  private static final Path CAPTURES = Path.of("src/test/resources/captures");
  private static final Path CORPUS = Path.of("../wire/src/test/resources/tcpdump");
  private static final String WORDS =
      "not (tcp[tcpflags] & (tcp-syn|tcp-fin) != 0 or src net 10.0.0.0/8 and portrange 1-1023) "
          + "vlan 7 and ip6 host fe80::1 and len > ip[2:2] + 14 and ether host 0:1:2:3:4:5 ";

  private interface Target {
    void accept(byte[] input) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> onlyTheDeclaredExceptionComesOutOf() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> pcap = Files.list(CAPTURES);
        Stream<Path> pcapng = Files.list(CORPUS)) {
      Stream<Path> files =
          Stream.concat(
              pcap.filter(f -> f.toString().endsWith(".pcap")),
              pcapng.filter(f -> f.toString().endsWith(".pcapng")));
      for (Path file : files.sorted().toList()) {
        byte[] all = Files.readAllBytes(file);
        byte[] sound = Arrays.copyOf(all, Math.min(all.length, LONGEST));
        tests.add(fed(file.getFileName().toString(), sound, FuzzTest::capture));
      }
    }
    byte[] words = WORDS.getBytes(StandardCharsets.ISO_8859_1);
    tests.add(fed("words of a filter", words, FuzzTest::filter));
    return tests.stream();
  }

  private static DynamicTest fed(String name, byte[] sound, Target target) {
    return DynamicTest.dynamicTest(name, () -> run(sound, target));
  }

  private static void run(byte[] sound, Target target) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < RUNS; i++) {
      byte[] input = damaged(sound, random);
      try {
        target.accept(input);
      } catch (IOException declared) {
        assertThat(declared).isNotNull();
      } catch (RuntimeException | Error bug) {
        throw new AssertionError("input " + Arrays.toString(input), bug);
      }
    }
  }

  private static byte[] damaged(byte[] sound, SplittableRandom random) {
    byte[] input = sound.clone();
    for (int count = random.nextInt(1, 8); count > 0; count--) {
      int at = random.nextInt(Math.min(input.length, random.nextBoolean() ? 200 : LONGEST));
      switch (random.nextInt(5)) {
        case 0 -> input[at] = (byte) random.nextInt(256);
        case 1 -> input = Arrays.copyOf(input, Math.max(1, at));
        case 2 -> input[at] = (byte) (random.nextBoolean() ? 0x7f : 0xff);
        case 3 -> input[at] = input[random.nextInt(input.length)];
        default -> input[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return input;
  }

  private static void capture(byte[] input) throws IOException {
    PacketBuffer packet = new PacketBuffer();
    try (CaptureReader reader = CaptureFiles.open(new ByteArrayInputStream(input), "a capture")) {
      while (CaptureFiles.next(reader, packet, "a capture")) {
        assertThat(packet.capturedLength()).isLessThanOrEqualTo(input.length);
      }
    }
  }

  private static void filter(byte[] input) {
    try {
      Filter.parse(new String(input, StandardCharsets.ISO_8859_1), HostNames.NONE);
    } catch (FilterException declared) {
      assertThat(declared.problem()).isNotNull();
    }
  }
}
