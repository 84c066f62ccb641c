package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same options to the installed ping and to ours: the same lines, streams and exit codes. */
class PingAgainstIputilsTest {
  // Other versions differ in spaces and in which errors they word themselves.
  private static final String COMPARED_WITH = "iputils 2022";

  /** What a run said and how it ended. */
  private record Outcome(String output, String errors, int exit) {}

  @BeforeEach
  void bothMayPing() throws Exception {
    String version;
    try {
      version = foreign(List.of("-V")).output();
    } catch (IOException absent) {
      version = "";
    }
    assumeTrue(version.contains(COMPARED_WITH), "compares with " + COMPARED_WITH);
    boolean isRoot =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
    assumeTrue(isRoot, "options such as -f and -R need root");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-c 2 -i 0.01 127.0.0.1",
        "-c 2 -i 0.01 -6 ::1",
        "-c 1 -4 localhost",
        "-c 1 -n localhost",
        "-c 1 -s 0 127.0.0.1",
        "-c 1 -s 8 127.0.0.1",
        "-c 1 -s 1000 127.0.0.1",
        "-c 1 -t 5 127.0.0.1",
        "-c 2 -i 0.01 -q 127.0.0.1",
        "-c 2 -i 0.01 -D 127.0.0.1",
        "-c 2 -i 0.01 -a 127.0.0.1",
        "-c 2 -i 0.01 -O 127.0.0.1",
        "-c 1 -Q 0x10 127.0.0.1",
        "-c 1 -M do 127.0.0.1",
        "-c 1 -p a5b6 127.0.0.1",
        "-c 2 -i 0.01 -R 127.0.0.1",
        "-c 1 -T tsonly 127.0.0.1",
        "-c 1 -T tsandaddr 127.0.0.1",
        "-c 1 -I lo 127.0.0.1",
        "-c 1 -I lo ::1",
        "-c 1 -I 127.0.0.2 127.0.0.1",
        "-c 3 -A 127.0.0.1",
        "-c 20 -f 127.0.0.1",
        "-c 2 -f -q 127.0.0.1",
        "-c 30 -i 0.2 -w 1 127.0.0.1",
      })
  void saysWhatIputilsSays(String options) throws Exception {
    List<String> words = ScriptWords.split(options);
    assertThat(normalised(ours(words))).isEqualTo(normalised(foreign(words)));
  }

  private static Outcome ours(List<String> options) throws Exception {
    List<String> words = new ArrayList<>(List.of("ping"));
    words.addAll(options);
    ScriptRun run = new ScriptRun(words, "", "");
    int exit = run.exit();
    return new Outcome(run.output().rest(), run.errors().rest(), exit);
  }

  private static Outcome foreign(List<String> options) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("ping"));
    words.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(output, errors, process.waitFor());
  }

  // Our line of percentiles follows theirs, so only it is left out; times are never the same.
  private static Outcome normalised(Outcome outcome) {
    String output =
        outcome
            .output()
            .replaceAll("(?m)^p50/.*\n", "")
            .replaceAll("time=[0-9.]+", "time=T")
            .replaceAll("time \\d+ms", "time Tms")
            .replaceAll("(mdev|ewma) [= ]*[0-9./]+ ms", "$1 T ms")
            .replaceAll(", pipe \\d+", "")
            .replaceAll("(?m)^\\[[0-9]+\\.[0-9]{6}\\] ", "[D] ")
            .replaceAll("\\d+ absolute", "N absolute")
            .replaceAll("(?m)(\t127.0.0.1)?\t\\d$", "$1\tN")
            .replaceAll("[.\b ]+(?=\n)", "");
    // With a deadline how many fit into it depends on the moment.
    String counts = output.replaceAll("\\b[3-6] (packets|received)", "n $1");
    boolean hasDeadline = counts.contains("n packets") && counts.contains("icmp_seq=4");
    return new Outcome(
        hasDeadline ? counts.replaceAll("(?m)^64 bytes.*seq=[3-6] .*\n", "") : output,
        outcome.errors(),
        outcome.exit());
  }
}
