package sextant.desktop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The files in which the engine keeps what pages stored: one for each site. */
final class PageStorage {
  private static final System.Logger LOGGER = System.getLogger(PageStorage.class.getName());

  private PageStorage() {}

  /** Removes what was written since then. Blocks. */
  static void forget(Path folder, Instant from) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    FileTime since = FileTime.from(from);
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().equals(".lock"))
              .toList();
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).compareTo(since) >= 0) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException stays) {
      LOGGER.log(System.Logger.Level.WARNING, "cannot remove what pages stored", stays);
    }
  }
}
