package sextant.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person without the right reads: one message that names the command which helps. */
@Timeout(180)
class WithoutPrivilegeTest {
  // An own network, where nobody may use datagram ICMP, and no CAP_NET_RAW: also not for root.
  private static final String POWERLESS =
      "ip link set lo up && sysctl -qw net.ipv4.ping_group_range='1 0'"
          + " && exec setpriv --bounding-set=-net_raw --inh-caps=-net_raw \"$@\"";

  /** What a run said and how it ended. */
  private record Outcome(String said, int exit) {}

  @BeforeAll
  static void canTakeTheRightAway() throws Exception {
    Outcome tried;
    try {
      tried = said(new ProcessBuilder(powerless("true")));
    } catch (IOException absent) {
      tried = new Outcome(absent.toString(), -1);
    }
    assumeTrue(tried.exit() == 0, "needs root, unshare, ip and setpriv: " + tried.said());
  }

  @ParameterizedTest
  @CsvSource({
    "ping -c 1 127.0.0.1,               2, send ICMP packets,       ping_group_range",
    "ping -c 1 ::1,                     2, send ICMP packets,       ping_group_range",
    "sweep 127.0.0.1,                   1, send ICMP packets,       ping_group_range",
    "trace 127.0.0.1,                   1, send ICMP packets,       ping_group_range",
    "trace --mtu 127.0.0.1,             1, send ICMP packets,       ping_group_range",
    "trace --method udp 127.0.0.1,      1, send hand-made packets,  --ambient-caps +net_raw",
    "trace --method tcp 127.0.0.1,      1, send hand-made packets,  --ambient-caps +net_raw",
    "capture -i lo -c 1,                1, capture on lo,           --ambient-caps +net_raw",
  })
  void namesTheCommandThatHelps(String words, int exit, String what, String todo) throws Exception {
    Outcome outcome =
        said(
            Program.of(words.split(" ", -1))
                .by(powerless())
                .with("-XX:TieredStopAtLevel=1")
                .builder());
    assertThat(outcome.said().lines()).as(outcome.said()).hasSize(3);
    assertThat(outcome.said().lines().toList().getFirst())
        .startsWith("sextant: not allowed to " + what);
    assertThat(outcome.said().lines().toList().getLast()).startsWith("  try: ").contains(todo);
    assertThat(outcome.exit()).isEqualTo(exit);
  }

  private static List<String> powerless(String... command) {
    List<String> words = new ArrayList<>(List.of("unshare", "-n", "sh", "-c", POWERLESS, "sh"));
    words.addAll(List.of(command));
    return words;
  }

  private static Outcome said(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(said, process.waitFor());
  }
}
