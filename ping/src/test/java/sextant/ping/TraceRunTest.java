package sextant.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.raw.IpSocketOptions.Access;

@Timeout(120)
class TraceRunTest {

  /** What the child JVM in the first namespace does: prints one line per hop, then the MTU. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) throws Exception {
      Target target = Target.resolve(args[1], Target.Family.ANY);
      if (args[0].equals("MTU")) {
        print(PathMtu.find(target, 300_000_000, step -> {}).toString());
        return;
      }
      TraceOptions options =
          TraceOptions.DEFAULTS
              .withMethod(TraceOptions.Method.valueOf(args[0]), 0)
              .withRounds(2, 1_000_000)
              .withLimits(8, 1_000_000_000)
              .withAccess(args.length > 2 ? Access.DATAGRAM : Access.RAW_THEN_DATAGRAM);
      try (TraceRun run = TraceRun.open(target, options)) {
        run.run(event -> {});
        for (TraceHop hop : run.hops()) {
          List<String> names = new ArrayList<>();
          hop.addresses().forEach(address -> names.add(address.getHostAddress()));
          print(hop.hop() + " " + names + " " + hop.kind() + " " + hop.received());
        }
      }
    }

    @SuppressWarnings("SystemOut") // the child talks to its parent
    private static void print(String line) {
      System.out.println(line);
    }
  }

  @ParameterizedTest
  @EnumSource(TraceOptions.Method.class)
  void findsTheRouterAndTheDestination(TraceOptions.Method method) throws Exception {
    try (Namespace path = Namespace.path()) {
      assertThat(child(path, List.of(), method.name(), "10.77.2.3"))
          .containsExactly("1 [10.77.1.2] ROUTER 2", "2 [10.77.2.3] DESTINATION 2");
    }
  }

  @Test
  void tracesWithoutAnyPrivilegeWhereDatagramIcmpIsAllowed() throws Exception {
    try (Namespace path = Namespace.path()) {
      Namespace.runAll(
          List.of(
              "ip",
              "netns",
              "exec",
              path.name("a"),
              "sysctl",
              "-qw",
              "net.ipv4.ping_group_range=0 2147483647"));
      List<String> unprivileged =
          List.of("setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw");
      assertThat(child(path, unprivileged, "ICMP", "10.77.2.3", "datagram"))
          .containsExactly("1 [10.77.1.2] ROUTER 2", "2 [10.77.2.3] DESTINATION 2");
    }
  }

  @Test
  void aHostNobodyKnowsIsUnreachable() throws Exception {
    try (Namespace path = Namespace.path()) {
      path.ip("-n " + path.name("b") + " route add unreachable 10.99.0.0/16");
      assertThat(child(path, List.of(), "ICMP", "10.99.0.1").getFirst())
          .startsWith("1 [10.77.1.2] UNREACHABLE");
    }
  }

  @Test
  void findsThePathMtuThatARouterTells() throws Exception {
    try (Namespace path = Namespace.path()) {
      path.ip("-n " + path.name("b") + " link set y mtu 1300");
      assertThat(child(path, List.of(), "MTU", "10.77.2.3"))
          .containsExactly(new PathMtu(1300, false, true).toString());
    }
  }

  private static List<String> child(Namespace path, List<String> prefix, String... args)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", path.name("a")));
    command.addAll(prefix);
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    command.addAll(List.of(args));
    return Namespace.runAll(command).lines().toList();
  }
}
