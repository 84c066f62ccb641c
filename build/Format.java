import com.google.googlejavaformat.java.Formatter;
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
    int changed = 0;
    for (Path file : sources(root)) {
      String text = Files.readString(file);
      String formatted =
          formatter.formatSource(
              RemoveUnusedImports.removeUnusedImports(
                  ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.GOOGLE)));
      if (formatted.equals(text)) {
        continue;
      }
      changed++;
      if (replace) {
        Files.writeString(file, formatted);
      }
      System.err.println((replace ? "formatted " : "not formatted: ") + root.relativize(file));
    }
    if (changed > 0 && !replace) {
      System.err.println("fix with: ./mvnw -N verify -Dformat=replace");
      System.exit(1);
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
