package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sextant.chat.log.Event;
import sextant.chat.log.EventLog;
import sextant.chat.log.Item;
import sextant.chat.log.Person;

class BatchTest {
  private static final Person PERSON =
      new Person(
          7,
          "ann",
          "~ann",
          "host",
          "Ann",
          "",
          "",
          "i",
          "",
          "192.0.2.1",
          "host",
          false,
          5L,
          List.of("o 5 #room"),
          List.of("one", "two"));

  private static final Batch BATCH =
      new Batch(
          3,
          "ann#1",
          41,
          "abc",
          "bob bob#1 7 3\n",
          List.of(
              new EventLog.Entry.Change(new Event.PersonSet(PERSON)),
              new EventLog.Entry.Change(new Event.NodeSet("bob", "bob 192.0.2.2:1 …")),
              new EventLog.Entry.Line(
                  new Item(
                      "#room", 6, "m15", "PRIVMSG", "ann!a@b", "", "héllo 世界", Map.of("+x", "y"))),
              new EventLog.Entry.Redaction("#room", "m15"),
              new EventLog.Entry.Edit("#room", "m15", "other"),
              new EventLog.Entry.Forget("ann"),
              new EventLog.Entry.Rename("#room", "#hall")));

  @Test
  void isReadAsItWasWritten() throws Exception {
    byte[] bytes = BATCH.toBytes();
    assertThat(Batch.parse(bytes, 0, bytes.length)).isEqualTo(BATCH);
    assertThat(BATCH.last()).isEqualTo(47);
    assertThat(BATCH.isBegin()).isFalse();
    assertThat(Batch.begin(1, "ann").isBegin()).isTrue();
  }

  @Test
  void anyDamageIsSeen() {
    byte[] bytes = BATCH.toBytes();
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = bytes.clone();
      int at = 1 + random.nextInt(bytes.length - 1);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      assertThatThrownBy(() -> Batch.parse(damaged, 0, damaged.length))
          .hasMessageContaining("not whole");
    }
    for (int length = 0; length < bytes.length; length++) {
      assertThat(Batch.isWhole(bytes, 0, length)).isFalse();
    }
  }

  @Test
  void aFormatOfALaterVersionIsRefusedByName() {
    byte[] bytes = BATCH.toBytes();
    bytes[0] = 3;
    assertThatThrownBy(() -> Batch.parse(bytes, 0, bytes.length)).hasMessageContaining("format 3");
  }

  @Test
  void whatANewerServerAddsIsCarriedAndGivenOnAsItCame() throws Exception {
    var newer =
        new EventLog.Entry.Change(new Event.Carried("[\"PollOpened\",\"#room\",[\"a\",\"b\"],7]"));
    var entry = new EventLog.Entry.Carried("5a00ff7e");
    Batch batch = new Batch(3, "ann#1", 41, "abc", "", List.of(newer, entry));
    byte[] bytes = batch.toBytes();
    Batch read = Batch.parse(bytes, 0, bytes.length);
    assertThat(read).isEqualTo(batch);
    assertThat(read.toBytes()).isEqualTo(bytes);
  }

  @Test
  void theDigestDependsOnEverythingBefore() {
    byte[] bytes = BATCH.toBytes();
    String first = Batch.chain("", bytes, 0, bytes.length);
    assertThat(Batch.chain("", bytes, 0, bytes.length)).isEqualTo(first);
    assertThat(Batch.chain(first, bytes, 0, bytes.length)).isNotEqualTo(first);
  }
}
