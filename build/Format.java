import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks or applies google-java-format over every Java source of the checkout. Run by Maven's
 * verify; arguments: {@code check|replace ROOT}. Exit 1 when a file differs from its formatted
 * text.
 */
final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    boolean replace = args[0].equals("replace");
    Path root = Path.of(args[1]);
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> changed =
        sources(root).parallelStream().filter(file -> differs(formatter, file, replace)).toList();
    for (Path file : changed) {
      System.err.println((replace ? "formatted " : "not formatted: ") + root.relativize(file));
    }
    if (!changed.isEmpty() && !replace) {
      System.err.println("fix with: ./mvnw -N verify -Dformat=replace");
      System.exit(1);
    }
  }

  private static boolean differs(Formatter formatter, Path file, boolean replace) {
    try {
      String text = Files.readString(file);
      String formatted =
          formatter.formatSource(
              RemoveUnusedImports.removeUnusedImports(
                  ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE)));
      boolean differs = !formatted.equals(text);
      if (differs && replace) {
        Files.writeString(file, formatted);
      }
      return differs;
    } catch (IOException | FormatterException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(p -> p.toString().endsWith(".java"))
          .filter(p -> !root.relativize(p).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}
