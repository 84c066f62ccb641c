package sextant.chatcluster;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import sextant.chat.ChatConfig;
import sextant.chat.ChatServer;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterNode;
import sextant.chat.Journal;
import sextant.chat.log.Applied;
import sextant.identity.StateDirectory;

/**
 * One server in a process of its own, which is told on its input what its network shall do: {@code
 * folder name port grace}, the members in a file of the folder.
 */
final class NodeMain {
  /** The name of a server that is in no group. */
  static final String ALONE = "alone";

  /** A property: whether the library tells what it does. */
  static final String GROUP_LOG = "sextant.group.log";

  /** Held here so that their levels stay. */
  private static final List<Logger> TELLING =
      List.of(Logger.getLogger("org.jgroups"), Logger.getLogger("sextant"));

  /** A property: the newest version of the servers' messages that this one knows. */
  static final String SPEAKS = "sextant.group.speaks";

  private NodeMain() {}

  private static int speaks() {
    return Integer.getInteger(SPEAKS, Speech.NEWEST);
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String name = arguments[1];
    List<ClusterNode> members = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("members"))) {
      members.add(ClusterNode.parse(line).orElseThrow());
    }
    if (name.equals(ALONE)) {
      serveAlone(folder, Integer.parseInt(arguments[2]));
      return;
    }
    Faults faults = new Faults(name.hashCode());
    List<ClusterBackend> made = new ArrayList<>();
    ChatConfig config =
        ChatConfig.usual()
            .withoutLimits()
            .withListeners(
                List.of(ChatConfig.Listener.plain("127.0.0.1", Integer.parseInt(arguments[2]))))
            .withCluster(ClusterConfig.of(name, members, false, Integer.parseInt(arguments[3])));
    ChatServer server =
        ChatServer.start(
            new ChatServer.Settings(
                folder.resolve(name).resolve("data"),
                StateDirectory.at(folder.resolve(name).resolve("state")),
                () -> config,
                Journal.NONE,
                (settings, read) -> {
                  ClusterBackend backend =
                      ClusterBackend.open(
                          settings,
                          read,
                          new ClusterBackend.Circumstances(List.of(faults), speaks()));
                  made.add(backend);
                  return backend;
                }));
    if (Boolean.getBoolean(GROUP_LOG)) {
      logGroup();
    }
    System.out.println("ready");
    serve(server, made.getFirst(), faults);
  }

  /** What the library does goes to the error stream, with the moment. */
  private static void logGroup() {
    System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %5$s%n");
    ConsoleHandler handler = new ConsoleHandler();
    handler.setLevel(Level.ALL);
    for (Logger each : TELLING) {
      each.addHandler(handler);
      each.setLevel(Level.ALL);
    }
  }

  private static void serveAlone(Path folder, int port) throws Exception {
    ChatConfig config =
        ChatConfig.usual()
            .withoutLimits()
            .withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", port)));
    StateDirectory state = StateDirectory.at(folder.resolve(ALONE).resolve("state"));
    ChatServer server =
        ChatServer.start(
            new ChatServer.Settings(folder.resolve(ALONE).resolve("data"), state, () -> config));
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = input.readLine();
    while (line != null && line.equals("state")) {
      System.out.println("state 0 - true false");
      line = input.readLine();
    }
    server.close();
    System.exit(0);
  }

  private static void serve(ChatServer server, ClusterBackend backend, Faults faults)
      throws Exception {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "cut" -> faults.cut(Set.of(words[1].split(",")));
        case "lose" -> faults.lose(Double.parseDouble(words[1]));
        case "delay" -> faults.delay(Integer.parseInt(words[1]));
        case "heal" -> faults.heal();
        case "state" -> {
          Applied now = backend.replica().written();
          System.out.println(
              "state "
                  + now.position()
                  + " "
                  + (now.chain().isEmpty() ? "-" : now.chain())
                  + " "
                  + (backend.reign() != null)
                  + " "
                  + backend.replica().isBehind());
        }
        default -> {
          server.close();
          System.exit(0);
        }
      }
    }
    System.exit(1);
  }
}
