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
}
