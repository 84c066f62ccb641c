package sextant.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  private static final Path HOME = Path.of("/home/ada");

  @TempDir Path folder;

  @Test
  void livesWhereSextantHomeSays() {
    var environment = Map.of("SEXTANT_HOME", "/srv/sextant", "XDG_STATE_HOME", "/x");
    assertThat(StateDirectory.of(environment, "Linux", HOME).path())
        .isEqualTo(Path.of("/srv/sextant"));
  }

  @Test
  void followsTheXdgSpecificationOnLinux() {
    assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "/x"), "Linux", HOME).path())
        .isEqualTo(Path.of("/x/sextant"));
    assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", "relative"), "Linux", HOME).path())
        .isEqualTo(HOME.resolve(".local/state/sextant"));
    assertThat(StateDirectory.of(Map.of("XDG_STATE_HOME", ""), "Linux", HOME).path())
        .isEqualTo(HOME.resolve(".local/state/sextant"));
  }

  @Test
  void followsTheCustomsOfMacAndWindows() {
    assertThat(StateDirectory.of(Map.of(), "Mac OS X", HOME).path())
        .isEqualTo(HOME.resolve("Library/Application Support/Sextant"));
    assertThat(StateDirectory.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME).path())
        .isEqualTo(Path.of("/local/Sextant"));
  }

  @Test
  void writesFilesThatOnlyTheOwnerReads() throws IOException {
    var state = StateDirectory.at(folder.resolve("new"));
    state.replace("secret", "x".getBytes(UTF_8));
    assertThat(permissions(state.file("secret"))).isEqualTo("rw-------");
    assertThat(permissions(state.path())).isEqualTo("rwx------");
  }

  @Test
  void replacesAFileAndLeavesNothingBeside() throws IOException {
    var state = StateDirectory.at(folder);
    state.replace("file", "old".getBytes(UTF_8));
    state.replace("file", "new".getBytes(UTF_8));
    assertThat(state.read("file").orElseThrow()).asString(UTF_8).isEqualTo("new");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("file"));
    }
  }

  @Test
  void keepsTheOldContentWhenTheFolderCannotBeWritten() throws IOException {
    var state = StateDirectory.at(folder.resolve("file"));
    Files.writeString(folder.resolve("file"), "not a folder");
    assertThatThrownBy(() -> state.replace("x", new byte[1])).isInstanceOf(IOException.class);
    assertThat(folder.resolve("file")).hasContent("not a folder");
  }

  @Test
  void letsExactlyOneOfManyCreateAFile() throws Exception {
    var state = StateDirectory.at(folder);
    AtomicInteger winners = new AtomicInteger();
    inParallel(
        16,
        number -> {
          if (state.create("file", Integer.toString(number).getBytes(UTF_8))) {
            winners.incrementAndGet();
          }
          return state.read("file").orElseThrow().length;
        });
    assertThat(winners).hasValue(1);
  }

  @Test
  void givesALockToOneAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    inParallel(
        8,
        number -> {
          try (StateLock _ = StateDirectory.at(folder).lock("thing")) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            return inside.decrementAndGet();
          }
        });
    assertThat(most).hasValue(1);
  }

  interface Numbered {
    int run(int number) throws Exception;
  }

  static void inParallel(int count, Numbered action) throws Exception {
    List<Future<Integer>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < count; number++) {
        int mine = number;
        Callable<Integer> call = () -> action.run(mine);
        running.add(threads.submit(call));
      }
    }
    for (Future<Integer> each : running) {
      each.get();
    }
  }

  static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
