package sextant.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which program listens at a TCP port, as far as /proc shows it to this user (proc(5)). */
final class Listeners {
  private static final int LOCAL = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  private final Path proc;

  Listeners(Path proc) {
    this.proc = proc;
  }

  /** {@code nc (process 4711)}, or nothing when it belongs to somebody else. */
  String at(int port) {
    Set<String> wanted = new HashSet<>();
    for (String table : List.of("net/tcp", "net/tcp6")) {
      wanted.addAll(inodes(proc.resolve(table), port));
    }
    if (wanted.isEmpty()) {
      return "";
    }
    try (Stream<Path> all = Files.list(proc)) {
      return all.filter(each -> each.getFileName().toString().matches("[0-9]+"))
          .filter(each -> owns(each, wanted))
          .map(Listeners::name)
          .findFirst()
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }

  private static Set<String> inodes(Path table, int port) {
    Set<String> inodes = new HashSet<>();
    try {
      for (String line : Files.readAllLines(table)) {
        List<String> words = List.of(line.strip().split("\\s+", -1));
        if (words.size() > INODE
            && words.get(STATE).equals(LISTENING)
            && words.get(LOCAL).endsWith(":" + hex(port))) {
          inodes.add("socket:[" + words.get(INODE) + "]");
        }
      }
    } catch (IOException _) {
      return Set.of();
    }
    return inodes;
  }

  private static String hex(int port) {
    String digits = "000" + Integer.toHexString(port).toUpperCase(java.util.Locale.ROOT);
    return digits.substring(digits.length() - 4);
  }

  private static boolean owns(Path process, Set<String> sockets) {
    try (Stream<Path> open = Files.list(process.resolve("fd"))) {
      return open.anyMatch(each -> sockets.contains(target(each)));
    } catch (IOException _) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static String name(Path process) {
    String number = process.getFileName().toString();
    try {
      return Files.readString(process.resolve("comm")).strip() + " (" + number + ")";
    } catch (IOException _) {
      return number;
    }
  }
}
