import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
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
  private static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--sun-misc-unsafe-memory-access=allow");

  /** On a busy machine it takes ten seconds; a build never waits for a training that hangs. */
  private static final int TRAINING_SECONDS = 120;

  /** What ping, sweep, trace, decode and checksum stand on. */
  private static final List<String> SHORT_JARS =
      List.of(
          "app-",
          "cli-",
          "identity-",
          "jackson-core-",
          "jline-",
          "packets-",
          "ping-",
          "raw-",
          "slf4j-",
          "wire-",
          "words-");

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
    instant();
    shortCommands();
    database();
    terminal();
    server();
    desktop();
    Files.writeString(home.resolve("java"), java + "\n");
    Files.writeString(home.resolve("stamp"), "");
  }

  /**
   * For the version and the first page: their few classes come faster out of three jars than out of
   * a cache that links all the classes of the terminal.
   */
  private void instant() throws IOException {
    var options = new ArrayList<>(COMMON);
    options.add("-cp");
    options.add(
        classPath(
            jar -> jar.startsWith("app-") || jar.startsWith("cli-") || jar.startsWith("words-")));
    writeArguments(home.resolve("instant.args"), options);
  }

  /**
   * For commands that are over within a second: mapping and linking a cache takes time by its size,
   * so theirs knows nothing of the other instruments, stays where it was made (to move it costs 5
   * ms) and has no profiles, which would only be read, never used (to look for them costs 5 ms
   * too).
   */
  private void shortCommands() throws Exception {
    var options = new ArrayList<>(COMMON);
    options.add("-XX:+IgnoreUnrecognizedVMOptions");
    options.add("-XX:+UnlockDiagnosticVMOptions");
    options.add("-XX:ArchiveRelocationMode=0");
    options.add("-XX:-AOTReplayTraining");
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("-cp");
    options.add(classPath(jar -> SHORT_JARS.stream().anyMatch(jar::startsWith)));
    train("short", options, List.of("-XX:-AOTRecordTraining", "sextant.app.AotTraining", "short"));
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
        classPath(name -> name.startsWith("sqlite-jdbc-")).split(File.pathSeparator)) {
      try (var zip = new ZipFile(jar)) {
        var entry = zip.getEntry("org/sqlite/native/" + system + "/" + processor + "/" + file);
        try (var library = zip.getInputStream(entry)) {
          Files.copy(
              library, home.resolve("native").resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private void terminal() throws Exception {
    train("terminal", terminalOptions(), List.of("sextant.app.AotTraining", "terminal"));
  }

  private List<String> terminalOptions() throws IOException {
    var options = new ArrayList<>(COMMON);
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("-Dorg.sqlite.lib.path=" + home.resolve("native"));
    options.add("-cp");
    options.add(classPath(jar -> !isDesktopOnly(jar)));
    return options;
  }

  /**
   * The chat server: small objects for many clients, a small young generation that is used again
   * and again.
   */
  private void server() throws Exception {
    var options = terminalOptions();
    options.addAll(0, List.of("-XX:+UseCompactObjectHeaders"));
    train("server", options, List.of("sextant.app.AotTraining", "server"));
  }

  private void desktop() throws Exception {
    var options = new ArrayList<>(COMMON);
    options.add("--enable-native-access=javafx.graphics,javafx.media,javafx.web,ALL-UNNAMED");
    options.add("--module-path");
    options.add(classPath(RuntimeFolder::isJavaFx));
    options.add("--add-modules=javafx.controls,javafx.web");
    options.add("--add-exports=javafx.web/com.sun.webkit=ALL-UNNAMED");
    options.add("--add-exports=javafx.web/com.sun.javafx.webkit=ALL-UNNAMED");
    options.add("--add-exports=javafx.web/com.sun.webkit.graphics=ALL-UNNAMED");
    options.add("--add-exports=javafx.graphics/com.sun.prism=ALL-UNNAMED");
    options.add("--add-exports=javafx.graphics/com.sun.prism.paint=ALL-UNNAMED");
    options.add("--add-exports=javafx.graphics/com.sun.javafx.font=ALL-UNNAMED");
    options.add("--add-exports=javafx.graphics/com.sun.javafx.geom=ALL-UNNAMED");
    options.add("--add-exports=javafx.graphics/com.sun.javafx.geom.transform=ALL-UNNAMED");
    options.add("-cp");
    options.add(classPath(jar -> !isJavaFx(jar)));
    train(
        "desktop",
        options,
        List.of(
            "-Dglass.platform=Headless", "-Dprism.order=sw", "sextant.app.AotTraining", "desktop"));
  }

  private void train(String face, List<String> options, List<String> main) throws Exception {
    Path cache = home.resolve(face + ".aot");
    Path arguments = home.resolve(face + ".args");
    Files.deleteIfExists(cache);
    writeArguments(arguments, options);
    var command = new ArrayList<>(List.of(java.toString(), "-XX:AOTCacheOutput=" + cache));
    command.add("@" + arguments);
    command.addAll(main);
    Path log = home.resolve(face + "-training.log");
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .start();
    boolean ended = process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    if (ended && process.exitValue() == 0 && Files.exists(cache)) {
      options.addFirst("-XX:AOTCache=" + cache);
      writeArguments(arguments, options);
    } else {
      Files.deleteIfExists(cache);
      System.err.println("no AOT cache for the " + face + ", it starts without; see " + log);
    }
  }

  /**
   * The launcher of Java reads one option a line; quotes keep spaces, backslashes need doubling.
   */
  private static void writeArguments(Path file, List<String> options) throws IOException {
    var lines = new StringBuilder();
    for (String option : options) {
      lines.append('"').append(option.replace("\\", "\\\\")).append("\"\n");
    }
    Files.writeString(file, lines);
  }

  private String classPath(Predicate<String> wanted) throws IOException {
    try (var jars = Files.list(home.resolve("lib"))) {
      return String.join(
          File.pathSeparator,
          jars.map(Path::toString)
              .filter(jar -> jar.endsWith(".jar"))
              .filter(jar -> wanted.test(Path.of(jar).getFileName().toString()))
              .sorted()
              .toList());
    }
  }

  private static boolean isJavaFx(String jar) {
    return jar.startsWith("javafx-");
  }

  private static boolean isDesktopOnly(String jar) {
    return isJavaFx(jar)
        || jar.startsWith("desktop-")
        || jar.startsWith("atlantafx-")
        || jar.startsWith("ikonli-");
  }
}
