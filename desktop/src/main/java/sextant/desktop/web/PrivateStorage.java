package sextant.desktop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the engine puts what private pages store: it can only write files, so they go to a file
 * system that is memory. Where there is none, private pages have no localStorage. JavaFX thread.
 */
final class PrivateStorage {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** Cannot be a folder, so the engine stores nothing. */
  private static final Path NOWHERE = Path.of("/dev/null/private");

  private static final int ENGINE_WRITES_SECONDS = 3;

  private static final String PREFIX = "sextant-private-";
  private static final Pattern OURS = Pattern.compile(PREFIX + "(\\d{1,10})-.*");

  private volatile Optional<Path> folder = Optional.empty();

  private static String prefix() {
    return PREFIX + ProcessHandle.current().pid() + "-";
  }

  /**
   * A file for what a page sends or makes: in memory for a private one, where memory has a place.
   */
  static Path temporary(boolean isPrivate) throws IOException {
    return isPrivate && Files.isDirectory(MEMORY)
        ? Files.createTempFile(MEMORY, prefix(), null)
        : Files.createTempFile("sextant-upload", null);
  }

  /** Removes what a program that was killed could not. Blocks. */
  static void removeStale() {
    removeStale(MEMORY);
  }

  static void removeStale(Path memory) {
    try (Stream<Path> all = Files.list(memory)) {
      all.filter(PrivateStorage::isStale).forEach(PrivateStorage::remove);
    } catch (IOException | UncheckedIOException none) {
      // there is no such place
    }
  }

  private static boolean isStale(Path path) {
    Matcher name = OURS.matcher(path.getFileName().toString());
    return name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  /** The folder of this run, made when it is first asked for. */
  Path folder() {
    if (folder.isEmpty() && Files.isDirectory(MEMORY)) {
      try {
        Path fresh = Files.createTempDirectory(MEMORY, prefix());
        folder = Optional.of(fresh);
        // The engine writes once more after a page is gone, so the last look is at the very end.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> remove(fresh)));
      } catch (IOException full) {
        return NOWHERE;
      }
    }
    return folder.orElse(NOWHERE);
  }

  /** The folder, if there is one now. Any thread. */
  Optional<Path> present() {
    return folder;
  }

  /**
   * Removes everything in it: the last private tab is closed. A second time a moment later, because
   * the engine writes what it still holds.
   */
  void forget() {
    folder.ifPresent(gone -> {
      remove(gone);
      CompletableFuture.delayedExecutor(ENGINE_WRITES_SECONDS, TimeUnit.SECONDS)
          .execute(() -> remove(gone));
    });
    folder = Optional.empty();
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : deepestFirst) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException stays) {
      // memory goes with the computer's next start
    }
  }
}
