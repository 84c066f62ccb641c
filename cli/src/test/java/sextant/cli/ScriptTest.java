package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Language;

/**
 * Runs every text file under {@code scripts}: command lines with what must come of them.
 *
 * <pre>
 * # a comment
 * $ sextant tlak            runs a command
 * &lt; hello                   a line of its standard input; end of file follows the last
 * plain lines               its standard output, exactly
 * ! sextant: …              its standard error, exactly
 * = 2                       its exit code, 0 when not said (130 after an interruption)
 * &amp; sextant talk serve      starts one in the background and waits for the lines below
 * % /tmp/rules              writes a file with the lines below
 * &#64;                         waits until the newest one in the background says the lines below
 * &#64; end                     waits for its own end; the lines below are the rest of what it says
 * ^C                        interrupts it; the lines below are the rest of what it says
 * </pre>
 *
 * A line {@code ...} stands for any lines, {@code {name}} for any text without spaces, which can be
 * used further down; {@code {dir}} is an empty directory, {@code {any}} any text. The default port
 * 14153 and 8080 become free ones, {@code /tmp} that directory.
 */
class ScriptTest {
  @TempDir private Path directory = Path.of("");

  @TestFactory
  Stream<DynamicTest> everyScriptDoesWhatItSays() throws IOException, URISyntaxException {
    Path scripts = Path.of(ScriptTest.class.getResource("/scripts").toURI());
    try (Stream<Path> files = Files.list(scripts)) {
      List<Path> all = files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
      assertThat(all).isNotEmpty();
      return all.stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> run(f)));
    }
  }

  private void run(Path file) throws Exception {
    Path own = Files.createTempDirectory(directory, "s");
    int port = freePort();
    String text =
        Files.readString(file)
            .replace("14153", Integer.toString(port))
            .replace("8080", Integer.toString(freePort()))
            .replace("/tmp/", own + "/");
    try (Script script = new Script(own, port)) {
      script.run(text.lines().toList());
    }
  }

  @Test
  void everyExampleOfTalkRunsInAScript() throws IOException, URISyntaxException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files =
        Files.list(Path.of(ScriptTest.class.getResource("/scripts").toURI()))) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    CommandGroup talk = new TalkGroup();
    for (String word : talk.words()) {
      Shape shape = new Shape(Language.ENGLISH);
      if (talk.open(word) instanceof Command command) {
        command.shape(shape);
      }
      assertThat(shape.examples())
          .allSatisfy(example ->
              assertThat(all)
                  .contains(" " + example.line().substring(example.line().indexOf("sextant"))));
    }
  }

  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000); // connections take others
      try (ServerSocket free = new ServerSocket(port)) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // another one
      }
    }
  }
}
