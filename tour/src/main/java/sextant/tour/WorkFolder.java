package sextant.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the length of a lesson; closing it deletes it with all that is in it. */
record WorkFolder(Path path) implements AutoCloseable {
  static WorkFolder in(Path folder, String name) throws IOException {
    return new WorkFolder(Files.createTempDirectory(folder, name));
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
