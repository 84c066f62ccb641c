package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The conformance suite: every case of {@code src/test/resources/conformance} over real sockets.
 * How a file looks says {@link ConformanceFile}, what a case may say {@link ConformanceCase}.
 */
class ConformanceTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/conformance");
  private static final int LEAST_CASES = 500;

  @TempDir static Path folder;
  private static TestServer shared;
  private static final List<TestServer> OWN = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    shared = TestServer.start(folder);
  }

  @AfterAll
  static void stop() {
    OWN.forEach(TestServer::close);
    shared.close();
  }

  @TestFactory
  Stream<DynamicNode> conforms() throws IOException {
    int number = 0;
    List<DynamicNode> containers = new ArrayList<>();
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path path : files.sorted().toList()) {
        ConformanceFile file = ConformanceFile.read(path);
        List<DynamicNode> tests = new ArrayList<>();
        for (ConformanceFile.Case each : file.cases()) {
          int id = ++number;
          tests.add(DynamicTest.dynamicTest(each.title(), () -> run(file, each, id)));
        }
        containers.add(DynamicContainer.dynamicContainer(path.getFileName().toString(), tests));
      }
    }
    assertThat(number).isGreaterThanOrEqualTo(LEAST_CASES);
    return containers.stream();
  }

  private static void run(ConformanceFile file, ConformanceFile.Case each, int id)
      throws Exception {
    if (each.lines().contains("server restarts")) {
      Path place = folder.resolve("own" + id);
      try (RestartableServer own = new RestartableServer(place, file.config())) {
        new ConformanceCase(own, id).run(each.lines());
      }
    } else {
      new ConformanceCase(() -> server(file), id).run(each.lines());
    }
  }

  /** Files that set nothing share one server; each other has its own. */
  private static TestServer server(ConformanceFile file) throws IOException {
    if (file.settings().isEmpty()) {
      return shared;
    }
    if (file.running().isEmpty()) {
      TestServer own = TestServer.start(folder.resolve(file.name()), file.config());
      OWN.add(own);
      file.run(own);
    }
    return file.running().orElseThrow();
  }

  /** A server of one case, which can go and come back with what it kept. */
  private static final class RestartableServer implements ConformanceCase.Servers, AutoCloseable {
    private final Path place;
    private final ChatConfig config;
    private TestServer server;

    RestartableServer(Path place, ChatConfig config) throws IOException {
      this.place = place;
      this.config = config;
      this.server = TestServer.start(place, config);
    }

    @Override
    public TestServer server() {
      return server;
    }

    @Override
    public void restart() throws IOException {
      server.close();
      server = TestServer.start(place, config);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
