package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conformance suite: every case of {@code src/test/resources/conformance} over real sockets. A
 * file begins with the specification it is drawn from; a case is a title and what is said and
 * heard; see {@link ConformanceCase}.
 */
class ConformanceTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/conformance");

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @TestFactory
  Stream<DynamicNode> conforms() throws IOException {
    int number = 0;
    List<DynamicNode> containers = new ArrayList<>();
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.sorted().toList()) {
        List<DynamicNode> tests = new ArrayList<>();
        for (Map.Entry<String, List<String>> each : cases(file).entrySet()) {
          int id = ++number;
          tests.add(
              DynamicTest.dynamicTest(
                  each.getKey(), () -> new ConformanceCase(server, id).run(each.getValue())));
        }
        containers.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), tests));
      }
    }
    assertThat(number).isGreaterThan(0);
    return containers.stream();
  }

  private static Map<String, List<String>> cases(Path file) throws IOException {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("== ")) {
        current = new ArrayList<>();
        if (cases.put(line.substring(3), current) != null) {
          throw new IllegalStateException("two cases " + line + " in " + file);
        }
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current.add(line);
      }
    }
    return cases;
  }
}
