import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Links a Java of only the modules needed; the full one has JavaFX inside. */
final class Jlink {
  /** What the class path needs; charsets and locales are for pages and dates in Chinese. */
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.naming",
          "java.sql",
          "java.xml",
          "java.net.http",
          "jdk.unsupported",
          "jdk.charsets",
          "jdk.localedata",
          "jdk.zipfs",
          "jdk.net");

  private static final List<String> DESKTOP =
      List.of("java.desktop", "javafx.controls", "javafx.web", "jdk.jsobject", "jdk.xml.dom");

  private final Path jars;
  private final Path image;

  Jlink(Path jars, Path image) {
    this.jars = jars;
    this.image = image;
  }

  void link(Variant variant) throws Exception {
    List<String> modules = new ArrayList<>(MODULES);
    List<Path> javafx = javafx();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--output",
                image.toString(),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--include-locales=en,zh",
                "--vm=server",
                "--compress=" + (variant == Variant.SERVER ? "zip-9" : "zip-6")));
    if (variant == Variant.FULL) {
      modules.addAll(DESKTOP);
      command.addAll(
          List.of("--module-path", String.join(":", javafx.stream().map(Path::toString).toList())));
    }
    command.addAll(List.of("--add-modules", String.join(",", modules)));
    Commands.run(command.toArray(new String[0]));
    if (variant == Variant.FULL) {
      for (Path jar : javafx) {
        Jars.extractLibraries(jar, image.resolve("lib"));
      }
    }
    Path machine = image.resolve("lib/server/libjvm.so");
    if (Files.exists(machine) && Commands.exists("strip")) { // its symbols are a few MB
      Commands.run("strip", "--strip-unneeded", machine.toString());
    }
  }

  private List<Path> javafx() throws Exception {
    try (Stream<Path> all = Files.list(jars)) {
      return all.filter(jar -> jar.getFileName().toString().startsWith("javafx-"))
          .filter(Jlink::isModule)
          .sorted()
          .toList();
    }
  }

  // Beside each jar with the classes lies an empty one of the same name without a system.
  private static boolean isModule(Path jar) {
    return jar.getFileName().toString().matches("javafx-.*-(linux|mac)(-aarch64)?\\.jar");
  }
}
