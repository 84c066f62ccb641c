package sextant.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.cli.Interruption;
import sextant.cli.Screen;
import sextant.cli.Surroundings;
import sextant.cli.Terminal;

/**
 * Every command line in README and handbook exists with its options; what stands in a {@code
 * console} block is run, and prints what the document says.
 */
class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** A command line and what the document says it prints, which is nothing in an sh block. */
  record Snippet(Path document, String line, List<String> output) {}

  static Stream<Snippet> shellLines() throws IOException {
    return snippets("sh");
  }

  static Stream<Snippet> consoleLines() throws IOException {
    return snippets("console");
  }

  @ParameterizedTest
  @MethodSource("shellLines")
  void everyCommandLineIsUnderstood(Snippet snippet) {
    List<String> words = words(snippet.line().replaceAll(" > \\S+$", "")); // the shell's part
    words.add("--help");
    assertThat(exitCode(words)).as(snippet.document() + ": " + snippet.line()).isZero();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("consoleLines")
  void whatIsPrintedIsWhatTheDocumentSays(Snippet snippet) {
    assertThat(run(words(snippet.line())).stripTrailing())
        .as(snippet.document() + ": " + snippet.line())
        .isEqualTo(String.join("\n", snippet.output()).stripTrailing());
  }

  private static Stream<Snippet> snippets(String fence) throws IOException {
    List<Snippet> found = new ArrayList<>();
    for (Path document : documents()) {
      String kind = "";
      for (String line : Files.readAllLines(document)) {
        if (line.startsWith("```")) {
          kind = kind.isEmpty() ? line.substring(3).strip() + " " : "";
        } else if (kind.strip().equals(fence)) {
          add(found, document, line, fence);
        }
      }
    }
    return found.stream();
  }

  private static void add(List<Snippet> found, Path document, String line, String fence) {
    boolean isConsole = fence.equals("console");
    String command = isConsole ? line.replaceFirst("^\\$ ", "") : line;
    int pipe = command.indexOf("| sextant ");
    String own = pipe < 0 ? command : command.substring(pipe + 2);
    if (own.startsWith("sextant ") && (!isConsole || line.startsWith("$ "))) {
      found.add(new Snippet(ROOT.relativize(document), own.split(" +# ")[0], new ArrayList<>()));
    } else if (isConsole && !found.isEmpty()) {
      found.getLast().output().add(line);
    }
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("README.zh-CN.md")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("docs/handbook"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    return documents;
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line.substring("sextant ".length()));
    while (matcher.find()) {
      words.add(
          matcher.group(1) != null
              ? matcher.group(1)
              : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
    }
    return words;
  }

  private static String run(List<String> words) {
    var output = new ByteArrayOutputStream();
    Terminal.run(words.toArray(String[]::new), surroundings(output));
    return output.toString(StandardCharsets.UTF_8);
  }

  private static int exitCode(List<String> words) {
    return Terminal.run(words.toArray(String[]::new), surroundings(new ByteArrayOutputStream()));
  }

  private static Surroundings surroundings(ByteArrayOutputStream output) {
    return new Surroundings(
        new ByteArrayInputStream(new byte[0]),
        output,
        output,
        Map.of("NO_COLOR", "1"),
        Screen.none(),
        new Interruption());
  }
}
