package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.files.TransferHistory.Verdict;
import sextant.identity.StateDirectory;
import sextant.words.FailureException;

/** What is remembered of transfers, and whether files are still what arrived. */
class TransferHistoryTest {
  @TempDir private Path temp;

  private TransferHistory history() {
    return new TransferHistory(StateDirectory.at(temp.resolve("state")));
  }

  @Test
  void remembersTransfersAndPassesOverDamagedLines() throws Exception {
    TransferRecord one =
        new TransferRecord("a-1", Instant.EPOCH, true, "手机 \"x\"\n", temp, 3, 1L << 40, true);
    history().add(one);
    Files.writeString(
        temp.resolve("state/transfers.jsonl"),
        Files.readString(temp.resolve("state/transfers.jsonl")) + "{\"id\":\n");
    history().add(one);
    assertThat(history().all()).containsExactly(one, one);
  }

  private Manifest.Arrived arrived(Path file) {
    return new Manifest.Arrived(file, Optional.empty());
  }

  @Test
  void aFileThatWasComparedByItsTreeIsVerifiedByIt() throws Exception {
    Path large = Files.write(temp.resolve("large"), new byte[9 << 20]);
    String root;
    try (FileChannel channel = FileChannel.open(large)) {
      root = HashTree.of(channel::read, channel.size()).root();
    }
    history().writeManifest("t", List.of(new Manifest.Arrived(large, Optional.of(root))));
    assertThat(history().verify("t")).containsExactly(new Verdict(large, Verdict.State.SAME));
    byte[] flipped = new byte[9 << 20];
    flipped[8 << 20] = 1;
    Files.write(large, flipped);
    assertThat(history().verify("t")).containsExactly(new Verdict(large, Verdict.State.CHANGED));
  }

  @Test
  void tellsWhatHasBecomeOfEveryFile() throws Exception {
    Path same = Files.writeString(temp.resolve("same"), "1");
    Path changed = Files.writeString(temp.resolve("changed"), "2");
    Path missing = Files.writeString(temp.resolve("missing"), "3");
    history().writeManifest("t", Stream.of(same, changed, missing).map(this::arrived).toList());
    Files.writeString(changed, "4");
    Files.delete(missing);
    assertThat(history().verify("t"))
        .containsExactly(
            new Verdict(same, Verdict.State.SAME),
            new Verdict(changed, Verdict.State.CHANGED),
            new Verdict(missing, Verdict.State.MISSING));
    assertThatThrownBy(() -> history().verify("other")).isInstanceOf(FailureException.class);
  }
}
