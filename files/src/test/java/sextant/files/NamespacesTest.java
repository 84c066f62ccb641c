package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two devices in two network namespaces with a cable between them; needs root and {@code ip}. */
class NamespacesTest {
  private final String here = "sxa" + ProcessHandle.current().pid();
  private final String there = "sxb" + ProcessHandle.current().pid();
  private final List<Talker> talkers = new ArrayList<>();

  @TempDir private Path temp;

  /** A process that talks in lines. */
  private static final class Talker implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final List<String> said = new ArrayList<>();

    private Talker(Process process) {
      this.process = process;
      this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    private String await(String beginning) throws IOException {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.add(line);
        if (line.startsWith(beginning)) {
          return line;
        }
      }
      throw new AssertionError("never said \"" + beginning + "\" but " + said);
    }

    private List<String> why() throws IOException {
      process.outputWriter(StandardCharsets.UTF_8).append("why\n").flush();
      int from = said.size();
      await("that is all");
      return said.subList(from, said.size());
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  @BeforeEach
  void twoNetworks() throws Exception {
    boolean works = System.getProperty("user.name").equals("root") && ip("netns", "add", here);
    assumeTrue(works, "network namespaces need root and ip");
    assertThat(ip("netns", "add", there)).isTrue();
    ip("link", "add", here, "type", "veth", "peer", "name", there);
    up(here, "192.0.2.1/24");
    up(there, "192.0.2.2/24");
  }

  private void up(String space, String address) throws Exception {
    ip("link", "set", space, "netns", space);
    ip("-n", space, "link", "set", "lo", "up");
    ip("-n", space, "addr", "add", address, "dev", space);
    ip("-n", space, "link", "set", space, "up");
  }

  @AfterEach
  void noNetworks() throws Exception {
    talkers.forEach(Talker::close);
    ip("netns", "del", here);
    ip("netns", "del", there);
  }

  private static boolean ip(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private Talker start(String space, String alias) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                "ip",
                "netns",
                "exec",
                space,
                java.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                NamespaceDevice.class.getName(),
                alias,
                temp.resolve(alias).toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Talker talker = new Talker(process);
    talkers.add(talker);
    talker.await("ready");
    return talker;
  }

  @Test
  void devicesAppearToEachOtherAndLeaveWhenTheyAreGone() throws Exception {
    Talker one = start(here, "one");
    Talker two = start(there, "two");
    one.await("appeared two 192.0.2.2"); // it may be met over IPv6 before
    two.await("appeared one 192.0.2.1");
    assertThat(one.why()).anyMatch(line -> line.contains("Works") && line.contains("192.0.2.0/24"));
    two.close();
    one.await("left two");
  }

  @Test
  void withoutAnIpv4AddressTheyMeetOverIpv6() throws Exception {
    ip("-n", here, "addr", "flush", "dev", here, "scope", "global");
    ip("-n", there, "addr", "flush", "dev", there, "scope", "global");
    Talker one = start(here, "one");
    start(there, "two");
    assertThat(one.await("appeared two")).contains("fe80");
  }

  @Test
  void aPulledCableIsNamed() throws Exception {
    Talker one = start(here, "one");
    ip("-n", here, "link", "set", here, "down");
    assertThat(one.why()).anyMatch(line -> line.contains("NoNetwork"));
  }
}
