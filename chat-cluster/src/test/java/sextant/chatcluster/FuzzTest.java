package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import sextant.chat.log.EventLog;
import sextant.chat.log.Item;
import sextant.chat.net.Endpoint;

/**
 * Feeds damaged bytes to all that reads what other servers say: nothing but {@link IOException}
 * comes out. {@code -Dfuzz.runs=10000000} sets the number of inputs, {@code -Dfuzz.seed} the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);

  private interface Target {
    void accept(byte[] input) throws IOException;
  }

  @TestFactory
  Stream<DynamicTest> onlyTheDeclaredExceptionComesOutOf() throws IOException {
    return Stream.of(
        fed("an entry of the log", batch(), FuzzTest::entry),
        fed("a message", Parcel.bare(Parcel.WANT, 7), Parcel.Reader::of),
        fed("a caller", caller(), bytes -> Caller.read(input(bytes))),
        fed("a proof", proof(), bytes -> JoinWords.read(input(bytes))));
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
    for (int count = random.nextInt(1, 6); count > 0; count--) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(4)) {
        case 0 -> input[at] = (byte) random.nextInt(256);
        case 1 -> input = Arrays.copyOf(input, Math.max(1, at));
        case 2 -> input[at] = (byte) (random.nextBoolean() ? 0x7f : 0xff);
        default -> input[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return input;
  }

  private static byte[] batch() {
    Item said = new Item("#a", 1, "id", "PRIVMSG", "Ann!a@h", "ann", "hello", Map.of("+k", "v"));
    List<EventLog.Entry> entries =
        List.of(
            new EventLog.Entry.Line(said),
            new EventLog.Entry.Redaction("#a", "id"),
            new EventLog.Entry.Rename("#a", "#b"));
    return new Batch(3, "ann", 7, "before", "bob run 5 2 3", entries).toBytes();
  }

  /** With a sum that is right again: a server that lies counts as well as it writes. */
  private static void entry(byte[] input) throws IOException {
    if (input.length > 5) {
      CRC32C sum = new CRC32C();
      sum.update(input, 5, input.length - 5);
      ByteBuffer.wrap(input).putInt(1, (int) sum.getValue());
    }
    Heard.parseAll(Batch.parse(input, 0, input.length).heard());
  }

  private static byte[] caller() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 6667);
    new Caller(remote, Endpoint.Kind.IRC, true, Optional.empty(), "TLSv1.3", false)
        .write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static byte[] proof() throws IOException {
    var bytes = new ByteArrayOutputStream();
    JoinWords.write(new DataOutputStream(bytes), new byte[32]);
    return bytes.toByteArray();
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
