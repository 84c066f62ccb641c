package sextant.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, with the classes of this test; in English. */
final class Program {
  private final String mainClass;
  private final List<String> words;
  private final List<String> before = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private String classPath = System.getProperty("java.class.path");
  private String home = "";

  /** How a process ended and all it said. */
  record Outcome(int exit, String output, String errors) {}

  private Program(String mainClass, String... words) {
    this.mainClass = mainClass;
    this.words = List.of(words);
  }

  /** A command of the terminal. */
  static Program of(String... words) {
    return new Program("sextant.app.Main", words);
  }

  /** The desktop. */
  static Program desktop(String... words) {
    return new Program("sextant.app.DesktopMain", words);
  }

  /** Started by another command, which gets it as its last words. */
  Program by(List<String> command) {
    before.addAll(command);
    return this;
  }

  /** With options of Java. */
  Program with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** With its state in this folder. */
  Program at(Path folder) {
    home = folder.toString();
    return this;
  }

  /** With this in front of the class path. */
  Program behind(Path place) {
    classPath = place + File.pathSeparator + classPath;
    return this;
  }

  /** All of it, for those who want more than {@link #start}. */
  ProcessBuilder builder() {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, mainClass));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    if (!home.isEmpty()) {
      builder.environment().put("SEXTANT_HOME", home);
    }
    return builder;
  }

  Process start() throws IOException {
    return builder().start();
  }

  /** Types this and nothing after it. */
  static Process typed(Process process, String text) throws IOException {
    try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.write(text);
    }
    return process;
  }

  /** Reads all a process says until it ends. */
  static Outcome outcome(Process process) throws IOException, InterruptedException {
    String output = process.inputReader(StandardCharsets.UTF_8).readAllAsString();
    String errors = process.errorReader(StandardCharsets.UTF_8).readAllAsString();
    return new Outcome(process.waitFor(), output, errors);
  }
}
