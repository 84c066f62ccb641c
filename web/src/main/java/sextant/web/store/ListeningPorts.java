package sextant.web.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The TCP ports that something listens on at this computer's loopback, from Linux's tables {@code
 * tcp} and {@code tcp6} (proc(5)); elsewhere the ports that web servers usually have.
 */
final class ListeningPorts {
  private static final String LISTEN = "0A";
  private static final int LONGEST_TABLE = 1 << 20;
  private static final List<Integer> USUAL =
      List.of(80, 3000, 4200, 5000, 5173, 8000, 8080, 8081, 8888, 9000);

  private ListeningPorts() {}

  /** The ports, in order. */
  static List<Integer> find(Path procNet) {
    var ports = new TreeSet<Integer>();
    boolean isLinux = Files.exists(procNet.resolve("tcp"));
    for (String name : List.of("tcp", "tcp6")) {
      try (var table = Files.newInputStream(procNet.resolve(name))) {
        byte[] beginning = table.readNBytes(LONGEST_TABLE);
        ports.addAll(parse(new String(beginning, StandardCharsets.ISO_8859_1)));
      } catch (IOException noSuchTable) {
        // no IPv6, or not Linux
      }
    }
    return isLinux ? List.copyOf(ports) : USUAL;
  }

  /** Lines such as {@code 0: 0100007F:1F90 00000000:0000 0A …}. */
  static List<Integer> parse(String table) {
    List<Integer> ports = new ArrayList<>();
    for (String line : table.split("\n")) {
      String[] fields = line.strip().split("\\s+", 5);
      boolean isListening =
          fields.length == 5
              && fields[3].equals(LISTEN)
              && fields[1].matches("([0-9A-F]{8}|[0-9A-F]{32}):[0-9A-F]{4}");
      if (isListening && isReachedByLoopback(fields[1])) {
        ports.add(Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), 16));
      }
    }
    return ports;
  }

  // Any address, 127.0.0.0/8 in the byte order of this machine, or ::1.
  private static boolean isReachedByLoopback(String address) {
    String ip = address.substring(0, address.indexOf(':'));
    return ip.matches("0+")
        || (ip.length() == 8 && ip.endsWith("7F"))
        || ip.equals("00000000000000000000000001000000");
  }
}
