import java.io.File;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The options of Java for each face; the same when its cache is made and when it is used. */
final class Faces {
  static final List<String> COMMON =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * For commands that are over within a second: mapping and linking a cache takes time by its size,
   * so theirs knows nothing of the other instruments, stays where it was made (to move it costs 5
   * ms) and has no profiles, which would only be read, never used (to look for them costs 5 ms
   * too).
   */
  private static final List<String> SHORT =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0",
          "-XX:-AOTReplayTraining",
          "--enable-native-access=ALL-UNNAMED");

  private static final List<String> DESKTOP =
      List.of(
          "--enable-native-access=javafx.graphics,javafx.media,javafx.web,ALL-UNNAMED",
          "--add-exports=javafx.web/com.sun.webkit=ALL-UNNAMED",
          "--add-exports=javafx.web/com.sun.javafx.webkit=ALL-UNNAMED",
          "--add-exports=javafx.web/com.sun.webkit.graphics=ALL-UNNAMED",
          "--add-exports=javafx.graphics/com.sun.prism=ALL-UNNAMED",
          "--add-exports=javafx.graphics/com.sun.prism.paint=ALL-UNNAMED",
          "--add-exports=javafx.graphics/com.sun.javafx.font=ALL-UNNAMED",
          "--add-exports=javafx.graphics/com.sun.javafx.geom=ALL-UNNAMED",
          "--add-exports=javafx.graphics/com.sun.javafx.geom.transform=ALL-UNNAMED");

  /**
   * What the first channel would look for in every jar, which takes as long as the rest of a start:
   * which kind of them this system has.
   */
  private static final String CHANNELS =
      "-Djava.nio.channels.spi.SelectorProvider="
          + SelectorProvider.provider().getClass().getName();

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

  /**
   * For the version and the first page: their few classes come faster out of three jars than out of
   * a cache that links all the classes of the terminal.
   */
  private static final List<String> INSTANT_JARS = List.of("app-", "cli-", "words-");

  private static final List<String> WITH_FEW_JARS = List.of("instant", "short");

  private final List<String> jars;
  private final String home;

  /**
   * {@code home} is a path, or the word of a script that stands for one. Jars of JavaFX in {@code
   * lib} become modules; without them they are part of the Java that runs this.
   */
  Faces(Path lib, String home) throws Exception {
    this.jars = Jars.all(lib).stream().map(jar -> Path.of(jar).getFileName().toString()).toList();
    this.home = home;
  }

  List<String> of(String face) {
    List<String> options = new ArrayList<>();
    switch (face) {
      case "instant" -> {}
      case "short" -> options.addAll(SHORT);
      case "terminal" -> options.add("--enable-native-access=ALL-UNNAMED");
      // Small objects for many clients.
      case "server" ->
          options.addAll(
              List.of("-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"));
      default -> {
        if (jars.stream().anyMatch(Variant::isJavaFx)) {
          options.add("--module-path");
          options.add(path(Variant::isJavaFx));
          options.add("--add-modules=javafx.controls,javafx.web");
        }
        options.addAll(DESKTOP);
      }
    }
    if (!WITH_FEW_JARS.contains(face)) {
      options.add(CHANNELS);
      options.add("-Dorg.sqlite.lib.path=" + home + "/native");
    }
    options.add("-cp");
    options.add(classPath(face));
    return options;
  }

  /** What a training run of a face says besides. */
  static List<String> trainingOf(String face) {
    return switch (face) {
      case "short" -> List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");
      case "desktop" -> List.of("-Dglass.platform=Headless", "-Dprism.order=sw");
      default -> List.of();
    };
  }

  private String classPath(String face) {
    return path(
        switch (face) {
          case "instant" -> jar -> INSTANT_JARS.stream().anyMatch(jar::startsWith);
          case "short" -> jar -> SHORT_JARS.stream().anyMatch(jar::startsWith);
          case "desktop" -> Variant.FULL::wants;
          default -> Variant.SERVER::wants;
        });
  }

  private String path(Predicate<String> wanted) {
    return String.join(
        File.pathSeparator, jars.stream().filter(wanted).map(jar -> home + "/lib/" + jar).toList());
  }
}
