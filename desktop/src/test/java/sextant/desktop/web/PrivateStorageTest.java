package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateStorageTest {
  @TempDir private Path memory = Path.of("");

  @Test
  void whatAKilledProgramLeftIsRemovedAndWhatAnotherUsesStays() throws Exception {
    Process over = new ProcessBuilder("true").start();
    over.waitFor();
    Path left = Files.createDirectory(memory.resolve("sextant-private-" + over.pid() + "-abc"));
    Files.writeString(left.resolve("secret"), "secret");
    long own = ProcessHandle.current().pid();
    Path used = Files.createDirectory(memory.resolve("sextant-private-" + own + "-abc"));
    Path other = Files.writeString(memory.resolve("other"), "of somebody else");
    PrivateStorage.removeStale(memory);
    assertThat(left).doesNotExist();
    assertThat(used).exists();
    assertThat(other).exists();
  }
}
