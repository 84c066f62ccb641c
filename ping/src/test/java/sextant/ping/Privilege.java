package sextant.ping;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this test run may do. */
final class Privilege {
  private Privilege() {}

  static void requireRoot() {
    assumeTrue(isRoot(), "raw sockets and network namespaces need root");
  }

  private static boolean isRoot() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
    } catch (IOException notLinux) {
      return false;
    }
  }

  /** Whether this computer has IPv6, which many containers have not. */
  static boolean hasIpv6() {
    try {
      return Files.readAllLines(Path.of("/proc/net/if_inet6")).stream()
          .anyMatch(line -> line.startsWith("0".repeat(31) + "1 "));
    } catch (IOException none) {
      return false;
    }
  }
}
