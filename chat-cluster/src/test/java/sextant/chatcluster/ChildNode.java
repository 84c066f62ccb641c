package sextant.chatcluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, which can be stopped, killed and talked to. */
final class ChildNode {
  final String name;
  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final OutputStream input;

  /** How far a server is. */
  record State(long position, String chain, boolean decides, boolean isBehind) {}

  ChildNode(Path folder, String name, List<String> options, String... arguments)
      throws IOException {
    this.name = name;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    String tells = System.getProperty(NodeMain.GROUP_LOG, "false");
    command.add("-D" + NodeMain.GROUP_LOG + "=" + tells);
    command.add("-Djgroups.use.jdk_logger=" + tells);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(NodeMain.class.getName(), folder.toString(), name));
    command.addAll(List.of(arguments));
    process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()))
            .start();
    input = process.getOutputStream();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    Thread.ofVirtual().start(() -> output.lines().forEach(lines::add));
  }

  void tell(String command) {
    try {
      input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      // It is dead; whoever wants to know asks.
    }
  }

  /** Asks how far it is; nothing when it does not answer. */
  List<State> state() {
    return state(2_000);
  }

  /** The same with so much patience. */
  List<State> state(long millis) {
    lines.clear();
    tell("state");
    @Nullable String line = "";
    try {
      line = lines.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (line == null || !line.startsWith("state ")) {
      return List.of();
    }
    String[] words = line.split(" ");
    return List.of(
        new State(
            Long.parseLong(words[1]),
            words[2],
            Boolean.parseBoolean(words[3]),
            Boolean.parseBoolean(words[4])));
  }

  void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  /** As {@code kill -9} does it. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  void stop() {
    tell("stop");
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
