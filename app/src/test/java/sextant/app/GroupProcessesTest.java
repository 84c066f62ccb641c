package sextant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Chat servers that become a group, as real processes on a network of their own. */
@Timeout(600)
class GroupProcessesTest {
  private static final String NETWORK =
      "ip link add lan type veth peer name end && ip address add 10.98.0.1/24 dev lan &&"
          + " ip link set end up && ip link set lan multicast on up && ip link set lo up &&"
          + " echo ready && exec cat";

  @TempDir private Path temp;
  private final List<Process> started = new ArrayList<>();
  private Process network;

  @BeforeEach
  void network() throws IOException {
    network = new ProcessBuilder("unshare", "-n", "sh", "-c", NETWORK).start();
    started.add(network);
    assumeThat(network.inputReader().readLine())
        .as("unshare -n needs root and iproute2")
        .isEqualTo("ready");
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Process each : started.reversed()) {
      each.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    }
  }

  private Process start(String home, String typed, String... words) throws IOException {
    Process process =
        Program.of(words)
            .by(List.of("nsenter", "-n", "-t", Long.toString(network.pid())))
            .with("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true")
            .at(temp.resolve(home))
            .start();
    started.add(process);
    return Program.typed(process, typed);
  }

  private Program.Outcome run(String home, String... words) throws Exception {
    return Program.outcome(start(home, "", words));
  }

  /** Starts a server and waits until clients can come; returns what it said until then. */
  private String serve(String home, int number, String typed, String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of("chat", "serve", "--node", home));
    all.addAll(List.of("--port", Integer.toString(6670 + number)));
    all.addAll(List.of("--at", "10.98.0.1:" + (6800 + number)));
    all.addAll(List.of(words));
    Process server = start(home, typed, all.toArray(new String[0]));
    StringBuilder said = new StringBuilder();
    BufferedReader lines = server.errorReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      if (line.contains("Ctrl-C ends")) {
        return said.toString();
      }
    }
    throw new AssertionError("said only: " + said);
  }

  private String code(String home) throws Exception {
    Program.Outcome shown = run(home, "chat", "cluster", "add");
    assertThat(shown.exit()).as(shown.errors()).isZero();
    return shown.output().strip();
  }

  /** The rows of all servers, once so many are members that can be reached. */
  private String status(String home, int members) throws Exception {
    while (true) { // the test's own time ends it
      String rows = run(home, "chat", "cluster", "status", "--json").output();
      long there =
          rows.lines()
              .filter(row -> row.contains("\"member\":true,\"reachable\":true"))
              .filter(row -> !row.contains("\"position\":-1"))
              .count();
      if (there == members) {
        return rows;
      }
    }
  }

  /** Waits until so many servers have told of themselves. */
  private void awaitNearby(int servers) throws Exception {
    while (run("eve", "chat", "cluster", "nearby").output().lines().count() < servers) {
      Thread.onSpinWait(); // the test's own time ends it
    }
  }

  @Test
  void threeServersBecomeOneGroupByCodesAtAnAddressAndInTheLocalNetwork() throws Exception {
    assertThat(serve("ann", 1, "")).contains("other servers of the group reach ann on 10.98.0.1");
    Program.Outcome wrong =
        run("bob", "chat", "serve", "--join", "10.98.0.1:6801", "--code", other(code("ann")));
    assertThat(wrong.exit()).isEqualTo(1);
    String bob = serve("bob", 2, code("ann") + "\n", "--join", "10.98.0.1:6801");
    assertThat(bob).contains("has let bob in: 2 servers", "let another one join now");
    status("ann", 2);
    awaitNearby(2);
    String cid = serve("cid", 3, code("bob") + "\n", "--join");
    assertThat(cid).contains("Found the group Sextant: ann, bob.", "let cid in: 3 servers");
    assertThat(status("cid", 3)).containsOnlyOnce("\"leads\":true");
    Program.Outcome moved = run("ann", "chat", "cluster", "transfer", "cid", "--json");
    assertThat(moved.output()).as(moved.errors()).contains("{\"decides\":\"cid\"}");
  }

  @Test
  void withoutAGroupInTheNetworkOrWithSeveralItIsSaidWhatToDo() throws Exception {
    Program.Outcome none = run("bob", "chat", "serve", "--join");
    assertThat(none.errors()).contains("no group of servers tells of itself");
    assertThat(none.exit()).isEqualTo(1);
    serve("ann", 1, "");
    serve("zoe", 2, "");
    awaitNearby(2);
    Program.Outcome several = run("bob", "chat", "serve", "--join");
    assertThat(several.errors())
        .contains("ann at 10.98.0.1:6801", "zoe at 10.98.0.1:6802", "there are several groups");
    assertThat(several.exit()).isEqualTo(1);
  }

  private static String other(String code) {
    return code.substring(0, code.length() - 1) + (code.endsWith("0") ? "1" : "0");
  }
}
