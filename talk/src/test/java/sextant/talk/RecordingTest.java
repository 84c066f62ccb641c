package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.wire.Bytes;

class RecordingTest {
  private static void add(Recording recording, Direction direction, String text) {
    recording.add(direction, 1_000, Bytes.ofText(text).toBuffer());
  }

  @Test
  void keepsDirectionTimeAndBytes() {
    Recording recording = new Recording(1_000);
    recording.add(Direction.OUT, -5, Bytes.ofText("one").toBuffer());
    recording.add(Direction.IN, 1L << 40, Bytes.EMPTY.toBuffer());
    assertThat(recording.entries())
        .containsExactly(
            new Recording.Entry(0, Direction.OUT, -5, Bytes.ofText("one")),
            new Recording.Entry(1, Direction.IN, 1L << 40, Bytes.EMPTY));
  }

  @Test
  void theOldestMakeRoomForTheNewest() {
    Recording recording = new Recording(200);
    for (int i = 0; i < 100_000; i++) {
      add(recording, Direction.IN, "message " + i);
    }
    List<Recording.Entry> entries = recording.entries();
    assertThat(entries.getLast().bytes().toText()).isEqualTo("message 99999");
    assertThat(entries).hasSizeBetween(5, 10);
    assertThat(recording.droppedEntries()).isEqualTo(100_000 - entries.size());
    assertThat(entries.getFirst().sequence()).isEqualTo(recording.droppedEntries());
  }

  @Test
  void aLongStretchBecomesSeveralEntries() {
    Recording recording = new Recording(400);
    add(recording, Direction.IN, "x".repeat(200));
    assertThat(recording.entries()).hasSize(3);
    assertThat(recording.entries().stream().mapToInt(e -> e.bytes().length()).sum()).isEqualTo(200);
  }

  @Test
  void sinceGivesOnlyWhatIsNew() {
    Recording recording = new Recording(10_000);
    add(recording, Direction.IN, "old");
    long seen = recording.nextSequence();
    add(recording, Direction.IN, "new");
    assertThat(recording.since(seen)).extracting(e -> e.bytes().toText()).containsExactly("new");
  }

  @Test
  void aCapacityOfNothingKeepsNothing() {
    Recording recording = new Recording(0);
    add(recording, Direction.IN, "lost");
    assertThat(recording.entries()).isEmpty();
  }

  @Test
  void viewsShowTextHexAndBoth() {
    Bytes bytes = Bytes.ofText("hi 说\r\n").plus(Bytes.of(0xff, 0));
    assertThat(RecordView.TEXT.format(bytes)).isEqualTo("hi 说\n\ufffd␀");
    assertThat(RecordView.MIXED.format(bytes)).isEqualTo("hi 说\\r\\n\\xff\\0");
    assertThat(RecordView.HEX.format(bytes))
        .isEqualTo("00000000  68 69 20 e8 af b4 0d 0a  ff 00                    |hi .......|");
  }

  @Test
  void filtersByDirectionTextAndBytes() throws Exception {
    Recording recording = new Recording(10_000);
    add(recording, Direction.IN, "Hello");
    add(recording, Direction.OUT, "hello too");
    List<Recording.Entry> entries = recording.entries();
    RecordFilter out = RecordFilter.ALL.only(Direction.OUT);
    assertThat(entries).filteredOn(RecordFilter.ALL.withText("HELLO")::matches).hasSize(2);
    assertThat(entries).filteredOn(out.withText("hello")::matches).hasSize(1);
    RecordFilter bytes = RecordFilter.ALL.withBytes(Bytes.ofHex("48 65"));
    assertThat(entries).filteredOn(bytes::matches).hasSize(1);
    assertThat(RecordFilter.ALL.withText("o").find(entries.get(1).bytes(), 5)).contains(7);
  }

  @Test
  void jsonLinesCanBeReadBackAndReplayed() throws Exception {
    try (TalkServer server = Loopback.tcp(new Mode.Echo());
        TalkClient client = Loopback.connect(server)) {
      Conversation said = client.conversation();
      said.send(Bytes.ofText("说\n"));
      said.send(Bytes.of(0xff));
      said.finishSending();
      said.awaitEnding();
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      RecordExport.jsonLines(file, said, RecordFilter.ALL);
      assertThat(file.toString(StandardCharsets.UTF_8))
          .contains("\"direction\":\"out\",\"hex\":\"e8afb40a\",\"text\":\"说\\n\"}\n");
      List<Recording.Entry> read =
          RecordExport.readJsonLines(new ByteArrayInputStream(file.toByteArray()));
      assertThat(Sequence.ofRecording(read, Direction.OUT).steps())
          .extracting(step -> step.message().toHex())
          .containsExactly("e8afb40a", "ff");
    }
  }
}
