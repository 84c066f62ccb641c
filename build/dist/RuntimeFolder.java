import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Completes {@code app/target/sextant}, the folder that the launcher starts: Java argument files
 * for both faces, an AOT cache for each (JEP 514) made by a training run, and the stamp that tells
 * the launcher how old the build is. Run by Maven in package; argument: {@code APP_TARGET_DIR}.
 *
 * <p>An AOT cache only speeds up the start. Where one cannot be made, the build says so and the
 * program starts without it.
 */
final class RuntimeFolder {
  private final Path home;
  private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

  private RuntimeFolder(Path home) {
    this.home = home;
  }

  public static void main(String[] args) throws Exception {
    new RuntimeFolder(Path.of(args[0]).toAbsolutePath().normalize().resolve("sextant")).complete();
  }

  private void complete() throws Exception {
    Files.deleteIfExists(home.resolve("stamp"));
    new Libraries(home.resolve("lib")).prepare();
    database();
    var faces = new Faces(home.resolve("lib"), home.toString());
    var caches = new Caches(home, java, home);
    writeArguments("instant", faces);
    Set<String> trained = caches.train();
    for (String face : Caches.FACES) {
      if (trained.contains(face)) {
        writeArguments(face, faces, "-XX:AOTCache=" + home.resolve(face + ".aot"));
      } else {
        writeArguments(face, faces);
      }
    }
    Files.writeString(home.resolve("java"), java + "\n");
    Files.writeString(home.resolve("stamp"), "");
  }

  /**
   * SQLite's library, which would otherwise be unpacked to the temporary folder at every start, and
   * stay there. Where it does not fit the system, the driver unpacks its own.
   */
  private void database() throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Mac" : "Linux";
    String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64";
    String file = "libsqlitejdbc" + (system.equals("Mac") ? ".dylib" : ".so");
    Files.createDirectories(home.resolve("native"));
    for (String jar :
        Jars.all(home.resolve("lib")).stream()
            .filter(jar -> jar.contains("sqlite-jdbc-"))
            .toList()) {
      try (var zip = new ZipFile(jar)) {
        var entry = zip.getEntry("org/sqlite/native/" + system + "/" + processor + "/" + file);
        try (var library = zip.getInputStream(entry)) {
          Files.copy(
              library, home.resolve("native").resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /**
   * The launcher of Java reads one option a line; quotes keep spaces, backslashes need doubling.
   */
  private void writeArguments(String face, Faces faces, String... more) throws Exception {
    var lines = new StringBuilder();
    Stream.of(List.of(more), Faces.COMMON, faces.of(face))
        .flatMap(List::stream)
        .map(option -> option.replace("\\", "\\\\"))
        .forEach(option -> lines.append('"').append(option).append("\"\n"));
    Files.writeString(home.resolve(face + ".args"), lines);
  }
}
