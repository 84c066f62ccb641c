import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** What is done with jars on their way into a package. */
final class Jars {
  private Jars() {}

  static List<String> all(Path folder) throws IOException {
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.map(Path::toString).filter(jar -> jar.endsWith(".jar")).sorted().toList();
    }
  }

  /** A copy without the libraries of all the systems this package is not for. */
  static void withoutNatives(Path jar, Path copy) throws IOException {
    copy(jar, copy, entry -> !entry.getName().startsWith("org/sqlite/native/"), Map.of());
  }

  /**
   * A copy of the entries that are wanted, with these contents in place of their own; contents that
   * the jar has no entry for come last. The copy's bytes depend on nothing but the jar's.
   */
  static void copy(Path jar, Path copy, Predicate<ZipEntry> wanted, Map<String, byte[]> contents)
      throws IOException {
    Map<String, byte[]> left = new TreeMap<>(contents);
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry : from.stream().filter(wanted).toList()) {
        byte[] content = left.remove(entry.getName());
        try (InputStream own = from.getInputStream(entry)) {
          put(to, entry.getName(), content == null ? own : new ByteArrayInputStream(content));
        }
      }
      for (Map.Entry<String, byte[]> more : left.entrySet()) {
        put(to, more.getKey(), new ByteArrayInputStream(more.getValue()));
      }
    }
  }

  private static void put(ZipOutputStream to, String name, InputStream content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.ofInstant(Distribution.TIME, ZoneOffset.UTC));
    to.putNextEntry(entry);
    content.transferTo(to);
  }

  /** Puts the libraries in a JavaFX jar where Java or JavaFX looks for them. */
  static void extractLibraries(Path jar, Path folder) throws IOException {
    try (ZipFile from = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : from.stream().toList()) {
        String name = entry.getName();
        if (!name.contains("/") && (name.endsWith(".so") || name.endsWith(".dylib"))) {
          Path library = folder.resolve(name);
          if (Files.exists(library) && Files.size(library) == entry.getSize()) {
            continue;
          }
          try (var content = from.getInputStream(entry)) {
            Files.copy(content, library, StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }
}
