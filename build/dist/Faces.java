import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The options of Java for each face; the same when its cache is made and when it is used. */
final class Faces {
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
  private static final List<String> INSTANT_JARS = List.of("app-", "cli-", "words-");

  private final List<String> jars;
  private final String home;

  /** {@code home} is a path, or the word of a script that stands for one. */
  Faces(Path lib, String home) throws Exception {
    this.jars = Jars.all(lib).stream().map(jar -> Path.of(jar).getFileName().toString()).toList();
    this.home = home;
  }

  List<String> of(String face) {
    List<String> options = new ArrayList<>();
    switch (face) {
      case "instant" -> {}
      case "short" ->
          options.addAll(
              List.of(
                  "-XX:+IgnoreUnrecognizedVMOptions",
                  "-XX:+UnlockDiagnosticVMOptions",
                  "-XX:ArchiveRelocationMode=0",
                  "--enable-native-access=ALL-UNNAMED"));
      case "terminal" -> options.add("--enable-native-access=ALL-UNNAMED");
      case "server" ->
          options.addAll(
              List.of("-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"));
      default ->
          options.addAll(
              List.of(
                  "--enable-native-access=javafx.graphics,javafx.media,javafx.web,ALL-UNNAMED",
                  "--add-exports=javafx.web/com.sun.webkit=ALL-UNNAMED",
                  "--add-exports=javafx.web/com.sun.javafx.webkit=ALL-UNNAMED",
                  "--add-exports=javafx.web/com.sun.webkit.graphics=ALL-UNNAMED",
                  "--add-exports=javafx.graphics/com.sun.prism=ALL-UNNAMED",
                  "--add-exports=javafx.graphics/com.sun.prism.paint=ALL-UNNAMED",
                  "--add-exports=javafx.graphics/com.sun.javafx.font=ALL-UNNAMED",
                  "--add-exports=javafx.graphics/com.sun.javafx.geom=ALL-UNNAMED",
                  "--add-exports=javafx.graphics/com.sun.javafx.geom.transform=ALL-UNNAMED"));
    }
    options.add("-Dorg.sqlite.lib.path=" + home + "/native");
    options.add("-cp");
    options.add(classPath(face));
    return options;
  }

  private String classPath(String face) {
    Predicate<String> wanted =
        switch (face) {
          case "instant" -> jar -> INSTANT_JARS.stream().anyMatch(jar::startsWith);
          case "short" -> jar -> SHORT_JARS.stream().anyMatch(jar::startsWith);
          case "desktop" -> _ -> true;
          default -> Variant.SERVER::wants;
        };
    return String.join(":", jars.stream().filter(wanted).map(jar -> home + "/lib/" + jar).toList());
  }
}
