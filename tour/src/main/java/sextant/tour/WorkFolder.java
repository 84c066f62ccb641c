package sextant.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder for the length of a tour or a lesson; closing it deletes it and all that is in it. */
public record WorkFolder(Path path) implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Short names: the path of a Unix socket in such a folder has hardly a hundred characters. */
  private static final long MOST = 1L << 31;

  /** A new one in this folder, which is made when it is missing. */
  public static WorkFolder in(Path folder, String name) throws IOException {
    String fresh = name + Long.toString(RANDOM.nextLong(MOST), Character.MAX_RADIX);
    return new WorkFolder(Files.createDirectory(Files.createDirectories(folder).resolve(fresh)));
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
