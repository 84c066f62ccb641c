package sextant.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sextant.files.station.Rank;
import sextant.files.station.StationCall;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Starts this program once more, without a terminal, to receive or to carry what was ordered. */
final class BackgroundStart {
  private static final String LOG = "files-background.log";
  private static final int MOST_TRIES = 400;
  private static final int STEP_MILLIS = 50;

  private BackgroundStart() {}

  /** Starts a receiver as asked for; returns once it receives, or with what it says of itself. */
  static int receive(Run run, ReceiveCommand.Arguments asked, FilesText text)
      throws IOException, InterruptedException {
    Optional<StationCall> there = StationCall.reach(run.state());
    if (there.isPresent()) {
      try (StationCall call = there.get()) {
        if (call.greeting().rank() == Rank.BACKGROUND) {
          run.output().say(text.inBackground(Long.toString(call.greeting().pid())));
          return Exit.DONE;
        }
      }
    }
    Process child = start(run, words(asked), "background");
    String said = awaitBeginning(run, child, there.isPresent());
    said.lines().forEach(run.output()::say);
    if (!child.isAlive()) {
      return Exit.FAILED;
    }
    run.output().say(text.inBackground(Long.toString(child.pid())));
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("background")) {
        line.number("pid", child.pid());
      }
    }
    return Exit.DONE;
  }

  /** Starts a courier; it ends when everything in the book is sent. */
  static void courier(Run run) throws IOException {
    start(run, List.of("receive", "--hidden"), "courier");
  }

  // A guest has begun when it says so; a holder when it answers, whatever its Java says before.
  private static String awaitBeginning(Run run, Process child, boolean isGuest)
      throws IOException, InterruptedException {
    Path log = run.state().file(LOG);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      boolean isOver = child.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS);
      String said = Files.readString(log);
      boolean hasBegun = isGuest ? said.endsWith("\n") : isHolding(run);
      if (isOver || hasBegun) {
        return said;
      }
    }
    throw new FailureException(new Failure(Failure.Kind.TIMEOUT, "sextant receive", ""));
  }

  private static boolean isHolding(Run run) throws FailureException {
    Optional<StationCall> reached = StationCall.reach(run.state());
    reached.ifPresent(StationCall::close);
    return reached.isPresent();
  }

  private static Process start(Run run, List<String> words, String role) throws IOException {
    Path log = run.state().file(LOG);
    run.state().replace(LOG, new byte[0]); // with the rights of everything there
    List<String> command = new ArrayList<>(detaching());
    command.addAll(program());
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(ReceivePlan.VARIABLE, role);
    builder.environment().put("SEXTANT_HOME", run.state().path().toString());
    boolean isWindows = File.separatorChar == '\\';
    builder.redirectInput(new File(isWindows ? "NUL" : "/dev/null"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  // A session of its own, so that closing the terminal does not end it.
  private static List<String> detaching() {
    for (String each : List.of("setsid", "nohup")) {
      for (String folder : List.of("/usr/bin", "/bin")) {
        Path tool = Path.of(folder, each);
        if (File.separatorChar == '/' && Files.isExecutable(tool)) {
          return List.of(tool.toString());
        }
      }
    }
    return List.of();
  }

  // This very program: its Java with its options, up to the main class.
  private static List<String> program() {
    String main = System.getProperty("sun.java.command", "").split(" ", 2)[0];
    ProcessHandle.Info info = ProcessHandle.current().info();
    List<String> arguments = List.of(info.arguments().orElse(new String[0]));
    int at = arguments.indexOf(main);
    List<String> program = new ArrayList<>();
    program.add(
        info.command().orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    if (at >= 0) {
      program.addAll(arguments.subList(0, at + 1));
    } else {
      program.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    }
    return program;
  }

  private static List<String> words(ReceiveCommand.Arguments asked) {
    List<String> words = new ArrayList<>(List.of("receive", "--background"));
    words.addAll(List.of("--dir", asked.dir().value().toAbsolutePath().normalize().toString()));
    words.addAll(
        List.of("--accept", asked.accept().value().name().toLowerCase(java.util.Locale.ROOT)));
    if (asked.port().isGiven()) {
      words.addAll(List.of("--port", Integer.toString(asked.port().value())));
    }
    asked.alias().optional().ifPresent(alias -> words.addAll(List.of("--alias", alias)));
    asked.pin().optional().ifPresent(pin -> words.addAll(List.of("--pin", pin)));
    flag(words, asked.http(), "--http");
    flag(words, asked.once(), "--once");
    flag(words, asked.executable(), "--keep-executable");
    flag(words, asked.hidden(), "--hidden");
    return words;
  }

  private static void flag(List<String> words, Argument<Boolean> flag, String name) {
    if (flag.value()) {
      words.add(name);
    }
  }
}
