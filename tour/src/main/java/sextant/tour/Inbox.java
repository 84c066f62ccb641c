package sextant.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sextant.words.Failure;
import sextant.words.FailureException;

/** {@code sextant receive} in a process of its own, so that it can be killed as by kill -9. */
final class Inbox implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("\"port\":([0-9]+)");

  private final Child child;
  private final int port;

  private Inbox(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /** Starts it and waits until it listens. */
  static Inbox open(Program program, Path state, Path inbox, int port) throws IOException {
    List<String> command = new ArrayList<>(program.terminal());
    command.addAll(List.of("receive", "--dir", inbox.toString(), "--port", Integer.toString(port)));
    command.addAll(List.of("--accept", "all", "--hidden", "--alias", "Inbox", "--json"));
    Path log = Files.createTempFile(state, "receive", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().put("SEXTANT_HOME", state.toString());
    Child child = Child.start(builder);
    child.process().getOutputStream().close();
    BufferedReader said = child.process().inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher listening = PORT.matcher(line);
      if (line.contains("\"listening\"") && listening.find()) {
        Thread.ofVirtual().name("tour-inbox").start(() -> said.lines().forEach(_ -> {}));
        return new Inbox(child, Integer.parseInt(listening.group(1)));
      }
    }
    child.close();
    String why = Files.readString(log).lines().findFirst().orElse("");
    throw new FailureException(new Failure(Failure.Kind.OTHER, "sextant receive", why));
  }

  int port() {
    return port;
  }

  /** Ends it as {@code kill -9} does: nothing of it can say goodbye. */
  void kill() {
    child.close();
  }

  @Override
  public void close() {
    child.close();
  }
}
