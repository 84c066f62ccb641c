package sextant.chatcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jgroups.protocols.raft.LogEntries;
import org.jgroups.protocols.raft.LogEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chat.log.EventLog;

class LogTailTest {
  @TempDir Path folder;

  @Test
  void halfAnEntryAtTheEndIsCutOffAndTheOthersStay() throws Exception {
    write(3);
    Path file = folder.resolve("entries.raft");
    long whole = LogTail.repair(folder);
    byte[] bytes = Files.readAllBytes(file);
    byte[] torn = Arrays.copyOf(bytes, bytes.length + 60);
    System.arraycopy(bytes, 0, torn, bytes.length, 60); // an entry's head, and not all of its data
    Files.write(file, torn);
    assertThat(LogTail.repair(folder)).isEqualTo(whole);
    assertThat(Files.size(file)).isEqualTo(whole);
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void anEntryWhoseBytesAreWrongIsCutOffWithAllBehindIt() throws Exception {
    write(3);
    Path file = folder.resolve("entries.raft");
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) LogTail.repair(folder) - 1] ^= 1;
    Files.write(file, bytes);
    LogTail.repair(folder);
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void aServerWithoutALogHasNothingToRepair() throws Exception {
    assertThat(LogTail.repair(folder.resolve("none"))).isZero();
  }

  private void write(int count) throws Exception {
    try (CheckedLog log = new CheckedLog(failure -> {})) {
      log.init(folder.toString(), Map.of());
      for (int i = 1; i <= count; i++) {
        byte[] bytes =
            new Batch(1, "ann", i, "", "", List.of(new EventLog.Entry.Forget("account" + i)))
                .toBytes();
        log.append(i, new LogEntries().add(new LogEntry(1, bytes)));
      }
    }
  }

  private long count() throws Exception {
    try (CheckedLog log = new CheckedLog(failure -> {})) {
      log.init(folder.toString(), Map.of());
      return log.lastAppended();
    }
  }
}
