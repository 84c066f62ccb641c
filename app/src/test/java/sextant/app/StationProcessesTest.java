package sextant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of one person that share one receiver, and what happens when one is killed. */
@Timeout(600)
class StationProcessesTest {
  @TempDir private Path temp;
  private final List<Process> started = new ArrayList<>();
  private int port;
  private Path file;

  @BeforeEach
  void places() throws IOException {
    assumeTrue(File.separatorChar == '/', "kills processes as Unix does");
    port = freePort();
    file = Files.writeString(temp.resolve("note.txt"), "hello");
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

  @AfterEach
  void end() throws Exception {
    run("home", "receive", "--stop");
    for (Process each : started) {
      each.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  private Process start(String home, String... words) throws IOException {
    ProcessBuilder builder = Program.of(words).at(temp.resolve(home)).builder();
    Process process = builder.redirectInput(new File("/dev/null")).start();
    started.add(process);
    return process;
  }

  private Program.Outcome run(String home, String... words) throws Exception {
    return Program.outcome(start(home, words));
  }

  private Process receiver(String home, String folder) throws IOException {
    String dir = temp.resolve(folder).toString();
    String where = Integer.toString(port);
    return start(home, "receive", "--dir", dir, "--port", where, "--hidden", "--accept", "all");
  }

  private static void await(BufferedReader lines, String words) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains(words)) {
        return;
      }
    }
    throw new AssertionError("said only: " + said);
  }

  private Program.Outcome send(String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("send", file.toString(), "--to", "127.0.0.1:" + port));
    words.addAll(List.of(more));
    return run("other", words.toArray(new String[0]));
  }

  @Test
  void aGuestTakesThePlaceOfAHolderThatWasKilled() throws Exception {
    Process holder = receiver("home", "one");
    try (BufferedReader holders = holder.errorReader(StandardCharsets.UTF_8)) {
      await(holders, "receiving as");
      Process guest = receiver("home", "two");
      try (BufferedReader guests = guest.errorReader(StandardCharsets.UTF_8)) {
        await(guests, "together with process " + holder.pid());
        assertThat(send().exit()).isZero();
        assertThat(temp.resolve("two/note.txt")).as("the newest seat takes").hasContent("hello");
        await(guests, "1 file");
        holder.destroyForcibly().waitFor();
        await(guests, "receiving as");
        file = Files.writeString(temp.resolve("again.txt"), "again");
        assertThat(send().exit()).isZero();
        assertThat(temp.resolve("two/again.txt")).hasContent("again");
        assertThat(run("home", "receive", "--stop").exit()).isZero();
        assertThat(guest.waitFor()).as("ended by --stop").isZero();
      }
    }
  }

  @Test
  void aReceiverInTheBackgroundOutlivesTheCommandThatStartedIt() throws Exception {
    Program.Outcome begun =
        run(
            "home",
            "receive",
            "--background",
            "--json",
            "--dir",
            temp.resolve("one").toString(),
            "--port",
            Integer.toString(port),
            "--hidden",
            "--accept",
            "all");
    assertThat(begun.exit()).as(begun.errors()).isZero();
    assertThat(temp.resolve("home/files-background.log"))
        .content()
        .contains("receiving as")
        .doesNotContain("Ctrl-C");
    Matcher pid = Pattern.compile("\"pid\":(\\d+)").matcher(begun.output());
    assertThat(pid.find()).as(begun.output()).isTrue();
    ProcessHandle daemon = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    assertThat(send().exit()).isZero();
    assertThat(temp.resolve("one/note.txt")).hasContent("hello");
    assertThat(run("home", "receive", "--stop").exit()).isZero();
    daemon.onExit().get(60, TimeUnit.SECONDS);
    assertThat(run("home", "receive", "--stop").exit()).as("nothing is left").isEqualTo(1);
  }

  @Test
  void anOrderIsCarriedAfterItsTerminalHasGone() throws Exception {
    Program.Outcome ordered =
        run("home", "send", file.toString(), "--to", "127.0.0.1:" + port, "--queue", "--json");
    assertThat(ordered.exit()).as(ordered.errors()).isZero();
    assertThat(ordered.output()).contains("\"event\":\"queued\"");
    Program.Outcome waiting = run("home", "transfers", "--json");
    assertThat(waiting.output()).contains("\"event\":");
    Process other = receiver("other", "inbox");
    try (BufferedReader lines = other.errorReader(StandardCharsets.UTF_8)) {
      await(lines, "1 file");
    }
    assertThat(temp.resolve("inbox/note.txt")).hasContent("hello");
  }
}
