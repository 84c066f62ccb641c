import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
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
    try (ZipFile from = new ZipFile(jar.toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
      for (ZipEntry entry : from.stream().toList()) {
        if (entry.isDirectory() || entry.getName().startsWith("org/sqlite/native/")) {
          continue;
        }
        ZipEntry fresh = new ZipEntry(entry.getName());
        fresh.setLastModifiedTime(FileTime.from(Distribution.TIME));
        to.putNextEntry(fresh);
        try (var content = from.getInputStream(entry)) {
          content.transferTo(to);
        }
      }
    }
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
