package sextant.chat.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Feeds damaged entries of the log to what reads them: nothing but {@link IOException} comes out,
 * and what is read is the same when it is written and read again. {@code -Dfuzz.runs=10000000} sets
 * the number of inputs, {@code -Dfuzz.seed} the start.
 */
class FuzzTest {
  private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 42);
  private static final String MARKS = "[]{},:\"019-.e\\";
  private static final List<EventLog.Entry> SOUND =
      List.of(
          new EventLog.Entry.Line(
              new Item("#a", 1, "id", "PRIVMSG", "Ann!a@h", "ann", "hello", Map.of("+k", "a b"))),
          new EventLog.Entry.Redaction("#a", "id"),
          new EventLog.Entry.Edit("#a", "id", "better"),
          new EventLog.Entry.Forget("ann"),
          new EventLog.Entry.Rename("#a", "#b"),
          new EventLog.Entry.Change(new Event.RoomMade("#a", 5)),
          new EventLog.Entry.Change(new Event.TopicSet("#a", "a \"topic\"", "ann", 7)));

  @TestFactory
  Stream<DynamicTest> onlyTheDeclaredExceptionComesOutOf() {
    return SOUND.stream().map(entry -> DynamicTest.dynamicTest(entry.toString(), () -> run(entry)));
  }

  private static void run(EventLog.Entry entry) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] sound = bytes(entry);
    assertThat(EntryFormat.read(sound, 0, sound.length)).isEqualTo(entry);
    for (int i = 0; i < RUNS; i++) {
      byte[] input = damaged(sound, random);
      List<EventLog.Entry> read = new ArrayList<>();
      try {
        read.add(EntryFormat.read(input, 0, input.length));
      } catch (IOException declared) {
        assertThat(declared).isNotNull();
      } catch (RuntimeException | Error bug) {
        throw new AssertionError("input " + Arrays.toString(input), bug);
      }
      for (EventLog.Entry each : read) {
        byte[] again = bytes(each);
        assertThat(EntryFormat.read(again, 0, again.length)).isEqualTo(each);
      }
    }
  }

  private static byte[] bytes(EventLog.Entry entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    EntryFormat.write(entry, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static byte[] damaged(byte[] sound, SplittableRandom random) {
    byte[] input = sound.clone();
    for (int count = random.nextInt(1, 6); count > 0; count--) {
      int at = random.nextInt(input.length);
      switch (random.nextInt(4)) {
        case 0 -> input[at] = (byte) random.nextInt(256);
        case 1 -> input = Arrays.copyOf(input, Math.max(1, at));
        case 2 -> input[at] = (byte) MARKS.charAt(random.nextInt(MARKS.length()));
        default -> input[at] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return input;
  }
}
