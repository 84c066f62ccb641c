package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.ping.EchoOptions;
import sextant.ping.EchoRun;
import sextant.ping.Target;
import sextant.words.FailureException;
import sextant.words.Language;

/** The examples of help pages that need nothing but this computer do what they say. */
class ExamplesTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void everyExampleOfEveryCommandIsUnderstood() throws Exception {
    List<String> lines = new ArrayList<>();
    collect(new Sextant(), lines);
    assertThat(lines).hasSizeGreaterThan(60);
    for (String line : lines) {
      String own = line.substring(line.lastIndexOf("sextant")).replaceAll(" > \\S+$", "");
      List<String> words = ScriptWords.split(own + " --help");
      words.removeFirst();
      var run = new ScriptRun(words, "", directory.toString());
      assertThat(run.exit()).as(line + "\n" + run.errors().rest()).isEqualTo(Exit.DONE);
    }
  }

  private static void collect(Word word, List<String> lines) {
    Shape shape = new Shape(Language.ENGLISH);
    switch (word) {
      case CommandGroup group -> {
        group.shape(shape);
        group.words().forEach(each -> collect(group.open(each), lines));
      }
      case Command command -> command.shape(shape);
    }
    shape.examples().forEach(example -> lines.add(example.line()));
  }

  @Test
  void everyExampleAboutBytesRuns() throws Exception {
    run(List.of(new DecodeCommand(), new ChecksumCommand(), new CompletionCommand()));
  }

  @Test
  void everyExampleThatPingsRuns() throws Exception {
    assumeTrue(mayOpenRawSockets(), "this user gets no raw socket");
    run(List.of(new PingCommand(), new SweepCommand(), new TraceCommand()));
  }

  private void run(List<Command> commands) throws Exception {
    Map<String, ScriptRun> runs = new LinkedHashMap<>();
    for (Command command : commands) {
      Shape shape = new Shape(Language.ENGLISH);
      command.shape(shape);
      for (Shape.Example example : shape.examples()) {
        List<String> words = ScriptWords.split(example.line());
        assertThat(words.removeFirst()).isEqualTo("sextant");
        runs.put(example.line(), new ScriptRun(words, "", directory.toString()));
      }
    }
    for (Map.Entry<String, ScriptRun> each : runs.entrySet()) {
      ScriptRun run = each.getValue();
      assertThat(run.exit()).as(each.getKey() + "\n" + run.errors().rest()).isEqualTo(Exit.DONE);
      assertThat(run.output().rest()).as(each.getKey()).isNotBlank();
    }
  }

  private static boolean mayOpenRawSockets() {
    try (EchoRun echo =
        EchoRun.open(
            List.of(Target.resolve("127.0.0.1", Target.Family.IPV4)), EchoOptions.DEFAULTS)) {
      return echo.isRaw(); // a trace by TCP needs raw sockets
    } catch (FailureException denied) {
      return false;
    }
  }
}
