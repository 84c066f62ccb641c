package sextant.ping;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Three network namespaces in a row, a – b – c, b a router: made with {@code ip}, gone at the end.
 * Tests run a child JVM in the first.
 */
final class Namespace implements AutoCloseable {
  private final String name = "sx" + ProcessHandle.current().pid();

  static Namespace path() throws IOException {
    Privilege.requireRoot();
    Namespace made = new Namespace();
    try {
      made.build();
    } catch (IOException unavailable) {
      made.close();
      assumeTrue(false, "needs ip netns: " + unavailable.getMessage());
    }
    return made;
  }

  private void build() throws IOException {
    for (String each : List.of("a", "b", "c")) {
      ip("netns add " + name + each);
      ip("-n " + name + each + " link set lo up");
    }
    ip("link add x netns " + name + "a type veth peer name x netns " + name + "b");
    ip("link add y netns " + name + "b type veth peer name y netns " + name + "c");
    address("a", "x", "10.77.1.1/24");
    address("b", "x", "10.77.1.2/24");
    address("b", "y", "10.77.2.2/24");
    address("c", "y", "10.77.2.3/24");
    ip("-n " + name + "a route add default via 10.77.1.2");
    ip("-n " + name + "c route add default via 10.77.2.2");
    run("ip netns exec " + name + "b sysctl -qw net.ipv4.ip_forward=1");
    for (String each : List.of("b", "c")) {
      run("ip netns exec " + name + each + " sysctl -qw net.ipv4.icmp_ratelimit=0");
    }
  }

  private void address(String space, String link, String address) throws IOException {
    ip("-n " + name + space + " addr add " + address + " dev " + link);
    ip("-n " + name + space + " link set " + link + " up");
  }

  /** Runs {@code ip} with these arguments; {@code a}, {@code b}, {@code c} are appended names. */
  void ip(String arguments) throws IOException {
    run("ip " + arguments);
  }

  String name(String space) {
    return name + space;
  }

  static String run(String command) throws IOException {
    return runAll(List.of(command.split(" ", -1)));
  }

  static String runAll(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit;
    try {
      exit = process.waitFor();
    } catch (InterruptedException interrupted) {
      process.destroy();
      throw new IOException(interrupted);
    }
    if (exit != 0) {
      throw new IOException(String.join(" ", command) + ": " + output);
    }
    return output;
  }

  @Override
  public void close() throws IOException {
    for (String each : List.of("a", "b", "c")) {
      try {
        ip("netns delete " + name + each);
      } catch (IOException neverMade) {
        // nothing to delete
      }
    }
  }
}
