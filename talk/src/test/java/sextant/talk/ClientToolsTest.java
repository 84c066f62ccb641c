package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;
import sextant.wire.Bytes;
import sextant.words.FailureException;

@Timeout(120)
class ClientToolsTest {
  @TempDir private Path folder;

  @Test
  void aSequenceIsReadWithItsDelays() throws FailureException {
    Sequence sequence = Sequence.parse("# hello\ntext a\\n\nwait 100ms\nwait 1s\nhex 01 02\n");
    assertThat(sequence.steps())
        .containsExactly(
            new Sequence.Step(Duration.ZERO, Bytes.ofText("a\n")),
            new Sequence.Step(Duration.ofMillis(1_100), Bytes.of(1, 2)));
    assertThat(sequence.faster(2).steps().get(1).delay()).isEqualTo(Duration.ofMillis(550));
  }

  @Test
  void aBrokenSequenceNamesTheLine() {
    assertThatThrownBy(() -> Sequence.parse("text a\nwait long")).hasMessageContaining("line 2");
  }

  @Test
  void aPlayerSendsTheSequenceAsOftenAsAsked() throws Exception {
    Heard heard = new Heard();
    try (TalkServer server = Loopback.udp(new Mode.Echo());
        TalkClient client = Loopback.connect(server, heard)) {
      Sequence tick = Sequence.of(Duration.ofMillis(1), Bytes.ofText("tick"));
      Player player = Player.start(client.conversation(), tick, 3, failure -> {});
      player.await();
      assertThat(player.sentMessages()).isEqualTo(3);
      for (int i = 0; i < 3; i++) {
        assertThat(heard.next("IN")).isEqualTo("IN tick");
      }
    }
  }

  @Test
  void aPlayerStopsWhenClosed() throws Exception {
    try (TalkServer server = Loopback.tcp(new Mode.Discard());
        TalkClient client = Loopback.connect(server)) {
      Sequence never = Sequence.of(Duration.ofHours(1), Bytes.ofText("tick"));
      Player player = Player.start(client.conversation(), never, Long.MAX_VALUE, failure -> {});
      player.close();
      player.await();
      assertThat(player.sentMessages()).isZero();
    }
  }

  @Test
  void sendsAFileWhole() throws Exception {
    Path file = folder.resolve("file");
    byte[] content = new byte[300_000];
    content[299_999] = 7;
    Files.write(file, content);
    try (TalkServer server = Loopback.tcp(new Mode.Echo());
        TalkClient client = Loopback.connect(server)) {
      long sent = SentFile.send(file, client.conversation(), progress -> {});
      client.conversation().finishSending();
      client.conversation().awaitEnding();
      assertThat(sent).isEqualTo(300_000);
      assertThat(client.conversation().counters().bytesIn()).isEqualTo(300_000);
    }
  }

  @Test
  void savedMessagesAreFoundAgainByName() throws Exception {
    SavedMessages messages = new SavedMessages(StateDirectory.at(folder));
    Bytes bytes = Bytes.ofText("login 说\r\n").plus(Bytes.of(0, 0xff, '\\'));
    messages.save("log in", bytes);
    messages.save("other", Bytes.ofText("x"));
    SavedMessages again = new SavedMessages(StateDirectory.at(folder));
    assertThat(again.find("log in")).contains(bytes);
    assertThat(again.remove("log in")).isTrue();
    assertThat(again.all()).containsOnlyKeys("other");
  }

  @Test
  void aNameThatWouldBreakTheFileIsRefused() {
    SavedMessages messages = new SavedMessages(StateDirectory.at(folder));
    for (String name : List.of("", "a\tb", "a\nb")) {
      assertThatThrownBy(() -> messages.save(name, Bytes.EMPTY))
          .isInstanceOf(FailureException.class);
    }
  }
}
