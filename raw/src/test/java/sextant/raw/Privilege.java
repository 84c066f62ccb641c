package sextant.raw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this test run may do. */
final class Privilege {
  private Privilege() {}

  static boolean isRoot() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("Uid:"))
          .anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
    } catch (IOException notLinux) {
      return false;
    }
  }
}
