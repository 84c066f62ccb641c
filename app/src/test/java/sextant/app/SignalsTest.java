package sextant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starts ping as the launcher does and sends it what Ctrl-\ and Ctrl-C send. */
@Timeout(180)
class SignalsTest {
  private static final String BLOCK = "--block-signal=INT,QUIT,TERM";

  @BeforeEach
  void signalsCanBeBlocked() throws Exception {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "reads signals on Linux only");
    boolean canBlock;
    try {
      canBlock = new ProcessBuilder("env", BLOCK, "true").start().waitFor() == 0;
    } catch (IOException noEnv) {
      canBlock = false;
    }
    assumeTrue(canBlock, "needs an env that can block signals (GNU coreutils 8.31)");
  }

  @Test
  void controlBackslashShowsTheStatisticsSoFarAndControlCEndsWithTheSummary() throws Exception {
    Process ping = ping("127.0.0.1");
    try (BufferedReader output = ping.inputReader(StandardCharsets.UTF_8);
        BufferedReader errors = ping.errorReader(StandardCharsets.UTF_8)) {
      awaitFirstLine(output, errors);
      assertThat(output.readLine()).contains("icmp_seq=1");
      signal("QUIT", ping);
      assertThat(errors.readLine()).isEmpty(); // the carriage return that hides ^\ ends a line here
      assertThat(errors.readLine())
          .matches("\\d+/\\d+ packets, 0% loss, min/avg/ewma/max = [0-9./]+ ms");
      signal("INT", ping);
      assertThat(output.readAllAsString()).contains("--- 127.0.0.1 ping statistics ---");
      assertThat(errors.readAllAsString()).isEmpty();
    }
    assertThat(ping.waitFor()).as("ended by Ctrl-C after replies").isZero();
  }

  @Test
  void controlCBeforeAnyReplyIsAFailure() throws Exception {
    Process ping = ping("-I", "lo", "198.51.100.1"); // nobody there: RFC 5737
    try (BufferedReader output = ping.inputReader(StandardCharsets.UTF_8);
        BufferedReader errors = ping.errorReader(StandardCharsets.UTF_8)) {
      awaitFirstLine(output, errors);
      signal("INT", ping);
      assertThat(output.readAllAsString()).contains("0 received");
    }
    assertThat(ping.waitFor()).isEqualTo(1);
  }

  private static void awaitFirstLine(BufferedReader output, BufferedReader errors)
      throws IOException {
    if (output.readLine() == null) {
      String why = errors.readAllAsString();
      assumeTrue(!why.contains("ping_group_range"), "may not ping here");
      throw new AssertionError(why);
    }
  }

  private static Process ping(String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("ping"));
    words.addAll(List.of(options));
    return Program.of(words.toArray(String[]::new))
        .by(List.of("env", BLOCK))
        .with("-Xrs", "-Dsextant.signals=blocked")
        .start();
  }

  private static void signal(String name, Process process) throws Exception {
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
    assertThat(kill.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
