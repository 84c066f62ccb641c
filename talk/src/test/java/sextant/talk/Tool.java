package sextant.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A foreign program that a test talks to; the test is skipped where it is not installed. */
final class Tool implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;

  private Tool(Process process) {
    this.process = process;
    Thread.startVirtualThread(this::endInTime); // a read from a process cannot be interrupted
  }

  private void endInTime() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  static Tool start(String command) throws IOException {
    return start(List.of(command.split(" ")));
  }

  static Tool start(List<String> command) throws IOException {
    String program = command.getFirst();
    assumeTrue(Files.isExecutable(Path.of("/usr/bin", program)), program + " is not installed");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).contains("proxy"));
    return new Tool(builder.start());
  }

  void say(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Reads its output until this text came; the text before it, or all at the end. */
  String readUntil(String text) throws IOException {
    var heard = new StringBuilder();
    for (int next = process.getInputStream().read();
        next >= 0;
        next = process.getInputStream().read()) {
      heard.append((char) next);
      if (heard.toString().endsWith(text)) {
        return heard.toString();
      }
    }
    return heard.toString();
  }

  /** All its output, when it has ended by itself. */
  String output() throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor(60, TimeUnit.SECONDS);
    return output;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
