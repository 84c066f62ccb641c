package sextant.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of cases.
 *
 * <pre>
 * # a remark; the first line says which specifications the cases are drawn from
 * #! [accounts]                       a line of configuration for all cases of the file
 * == title | specification: section   begins a case
 * each one | two                      runs the case with {0} = one and {1} = two; as often as it stands
 * ann connects                        a step, see {@link ConformanceCase}
 * </pre>
 */
final class ConformanceFile {
  private static final String[] BASE = {
    "[[operator]]",
    "name = \"operuser\"",
    "password = \"operpassword\"",
    "[server]",
    "name = \"irc.test\"",
    "network = \"TestNet\"",
    "motd = [\"Hello\"]",
    "[safety]",
    "exempt = []",
    "flood-limit = false",
    "connections-per-address = 0",
    "connections-per-minute = 0",
  };

  private final String name;
  private final List<String> settings = new ArrayList<>();
  private final List<Case> cases = new ArrayList<>();
  private Optional<TestServer> running = Optional.empty();

  /** One case; its title ends with the specification. */
  record Case(String title, List<String> lines) {}

  private ConformanceFile(String name) {
    this.name = name;
  }

  static ConformanceFile read(Path path) throws IOException {
    ConformanceFile file = new ConformanceFile(path.getFileName().toString());
    String title = "";
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      if (line.startsWith("== ")) {
        file.add(title, lines);
        title = line.substring(3);
        lines = new ArrayList<>();
      } else if (line.startsWith("#!")) {
        file.settings.add(line.substring(2).strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    file.add(title, lines);
    file.checkTitles();
    return file;
  }

  private void add(String title, List<String> lines) {
    List<String> steps = lines.stream().filter(line -> !line.startsWith("each ")).toList();
    List<String> rows = lines.stream().filter(line -> line.startsWith("each ")).toList();
    for (String row : rows) {
      String[] values = row.substring(5).split(" \\| ");
      String head =
          title.contains("{")
              ? title
              : title.replaceFirst(
                  " \\| ", " (" + row.substring(5).replace("\\", "").replace("$", "") + ") | ");
      cases.add(
          new Case(filled(head, values), steps.stream().map(s -> filled(s, values)).toList()));
    }
    if (rows.isEmpty() && !title.isEmpty()) {
      cases.add(new Case(title, steps));
    }
  }

  private static String filled(String text, String[] values) {
    String filled = text;
    for (int i = 0; i < values.length; i++) {
      filled = filled.replace("{" + i + "}", values[i].strip());
    }
    return filled;
  }

  private void checkTitles() {
    Set<String> seen = new HashSet<>();
    for (Case each : cases) {
      if (!seen.add(each.title()) || !each.title().contains(" | ")) {
        throw new IllegalStateException("a title twice, or without its section: " + each.title());
      }
    }
  }

  String name() {
    return name;
  }

  List<Case> cases() {
    return cases;
  }

  List<String> settings() {
    return settings;
  }

  /** The configuration of the file's own server. */
  ChatConfig config() throws IOException {
    if (settings.isEmpty()) {
      return TestServer.config();
    }
    List<String> lines = new ArrayList<>(List.of(BASE));
    lines.addAll(settings);
    try {
      ChatConfig config = ConfigFile.parse(lines);
      return config.withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", 0)));
    } catch (Toml.SyntaxException e) {
      throw new IOException(name, e);
    }
  }

  Optional<TestServer> running() {
    return running;
  }

  void run(TestServer server) {
    running = Optional.of(server);
  }
}
