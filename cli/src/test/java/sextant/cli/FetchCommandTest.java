package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Language;

class FetchCommandTest {
  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private HttpServer server;

  FetchCommandTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    answer("/", 200, "hello");
    answer("/missing", 404, "gone");
    server.createContext(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/echo",
        exchange -> {
          String body =
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("X-Mine")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length());
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("X-Test", "yes");
          exchange.sendResponseHeaders(status, body.length());
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private int fetch(String path, String... options) {
    results.reset();
    talk.reset();
    List<String> words = new ArrayList<>(List.of("fetch"));
    words.addAll(List.of(options));
    words.add("localhost:" + server.getAddress().getPort() + path);
    return run(words);
  }

  private int run(List<String> words) {
    return Terminal.run(
        words.toArray(String[]::new),
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            results,
            talk,
            Map.of("NO_COLOR", "1"),
            Screen.none(),
            new Interruption()));
  }

  @Test
  void theBodyAndNothingElseGoesToStandardOutput() {
    assertThat(fetch("/")).isZero();
    assertThat(results).hasToString("hello");
    assertThat(talk.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void includeShowsTheHeadsOfRedirectsToo() {
    assertThat(fetch("/moved", "-i", "-L")).isZero();
    assertThat(results.toString(StandardCharsets.UTF_8))
        .startsWith("HTTP/1.1 302 ")
        .contains("\nX-test: yes\n")
        .endsWith("\n\nhello");
  }

  @Test
  void verboseTellsWhatWentOutAndHowLongItTook() {
    assertThat(fetch("/", "-v")).isZero();
    assertThat(talk.toString(StandardCharsets.UTF_8))
        .contains("> GET http://localhost:", "> Host: localhost:", "< HTTP/1.1 200", "total ");
  }

  @Test
  void withoutLARedirectIsNamedAndNotFollowed() {
    assertThat(fetch("/moved")).isZero();
    assertThat(talk.toString(StandardCharsets.UTF_8)).contains("redirects to /; -L follows");
  }

  @Test
  void methodHeadersAndBodyAreSentAsSaid() {
    assertThat(fetch("/echo", "-H", "X-Mine: 1", "-d", "a=b")).isZero();
    assertThat(results).hasToString("POST 1 a=b");
    assertThat(fetch("/echo", "-X", "PUT", "-H", "X-Mine: 1", "-d", "x")).isZero();
    assertThat(results).hasToString("PUT 1 x");
    assertThat(fetch("/", "-H", "nonsense")).isEqualTo(Exit.USAGE);
  }

  @Test
  void jsonHasStatusHeadersTimingsAndBody() {
    assertThat(fetch("/", "--json")).isZero();
    assertThat(results.toString(StandardCharsets.UTF_8))
        .startsWith("{\"event\":\"response\",\"url\":\"http://localhost:")
        .contains("\"status\":200", "\"name\":\"X-test\",\"value\":\"yes\"", "\"totalMs\":")
        .endsWith("\"bytes\":5,\"body\":\"hello\"}\n");
  }

  @Test
  void aFileIsSavedWithItsChecksumAndTheArchiveWritten() throws IOException {
    Path file = folder.resolve("page");
    Path har = folder.resolve("all.har");
    assertThat(fetch("/", "-o", file.toString(), "--har", har.toString())).isZero();
    assertThat(file).hasContent("hello");
    assertThat(talk.toString(StandardCharsets.UTF_8))
        .contains("SHA-256 2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(Files.readString(har)).contains("\"version\" : \"1.2\"", "hello");
  }

  @Test
  void aBadStatusFailsOnlyWhenAskedTo() {
    assertThat(fetch("/missing")).isZero();
    assertThat(results).hasToString("gone");
    assertThat(fetch("/missing", "-f")).isEqualTo(Exit.FAILED);
    Path file = folder.resolve("missing");
    assertThat(fetch("/missing", "-o", file.toString())).isEqualTo(Exit.FAILED);
    assertThat(file).doesNotExist();
  }

  @Test
  void everyExampleOfItsHelpRuns() {
    Shape shape = new Shape(Language.ENGLISH);
    new FetchCommand().shape(shape);
    for (Shape.Example example : shape.examples()) {
      String line =
          example
              .line()
              .replace("localhost:8080", "localhost:" + server.getAddress().getPort() + "/")
              .replace("page.html", folder.resolve("page.html").toString());
      List<String> words = ScriptWords.split(line);
      words.removeFirst();
      results.reset();
      assertThat(run(words)).as(line).isZero();
    }
    assertThat(folder.resolve("page.html")).hasContent("hello");
    assertThat(results.toString(StandardCharsets.UTF_8)).startsWith("{");
  }

  @Test
  void nobodyThereIsExplained() {
    server.stop(0);
    assertThat(fetch("/")).isEqualTo(Exit.FAILED);
    assertThat(talk.toString(StandardCharsets.UTF_8)).contains("refused the connection");
  }
}
