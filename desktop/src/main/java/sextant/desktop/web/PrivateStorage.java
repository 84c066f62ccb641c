package sextant.desktop.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the engine puts what private pages store: it can only write files, so they go to a file
 * system that is memory. Where there is none, private pages have no localStorage. JavaFX thread.
 */
final class PrivateStorage {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** Cannot be a folder, so the engine stores nothing. */
  private static final Path NOWHERE = Path.of("/dev/null/private");

  private Optional<Path> folder = Optional.empty();

  /** The folder of this run, made when it is first asked for. */
  Path folder() {
    if (folder.isEmpty() && Files.isDirectory(MEMORY)) {
      try {
        folder = Optional.of(Files.createTempDirectory(MEMORY, "sextant-private"));
      } catch (IOException full) {
        return NOWHERE;
      }
    }
    return folder.orElse(NOWHERE);
  }

  /** Removes everything in it: the last private tab is closed. */
  void forget() {
    folder.ifPresent(PrivateStorage::remove);
    folder = Optional.empty();
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    } catch (IOException stays) {
      // memory goes with the computer's next start
    }
  }
}
