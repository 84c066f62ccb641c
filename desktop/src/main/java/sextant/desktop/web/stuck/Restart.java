package sextant.desktop.web.stuck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sees the program that stands to its end, and starts it again without the page. */
public final class Restart {
  /** The argument that brings the tabs back in any case, as nobody wanted them gone. */
  public static final String ARGUMENT = "--again";

  /** A pipe ends a moment before its process does. */
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private static final Duration POLITE = Duration.ofSeconds(6);
  private static final Duration FORCED = Duration.ofSeconds(10);
  private static final long STEP_MILLIS = 50;
  private static final File NOTHING = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  private static final String PRIVATE = "sextant-private";

  private final List<String> desktop;
  private final @Nullable ProcessHandle stuck;
  private final Inquiry inquiry;

  /** Starts the program that this process is to ask about by this command, the desktop's. */
  static Restart of(List<String> desktop, Inquiry inquiry) {
    ProcessHandle stuck =
        ProcessHandle.of(inquiry.pid()).filter(Restart::isOlderThanThis).orElse(null);
    return new Restart(desktop, stuck, inquiry);
  }

  // The program started this process: a younger one only has the number of one that has ended.
  private static boolean isOlderThanThis(ProcessHandle process) {
    Optional<Instant> own = ProcessHandle.current().info().startInstant();
    Optional<Instant> its = process.info().startInstant();
    return own.isEmpty() || its.isEmpty() || !its.get().isAfter(own.get());
  }

  /** Starts the program by this command; without a process to wait for at once. */
  Restart(List<String> desktop, @Nullable ProcessHandle stuck, Inquiry inquiry) {
    this.desktop = desktop;
    this.stuck = stuck;
    this.inquiry = inquiry;
  }

  /**
   * Waits for the end, forces it when it does not come, and starts the program: only then are its
   * folder's lock and its ports free.
   */
  Process run() throws IOException, InterruptedException {
    return run(POLITE);
  }

  Process run(Duration patience) throws IOException, InterruptedException {
    if (!hasEnded(patience)) {
      force();
      if (!hasEnded(FORCED)) {
        throw new IOException("process " + inquiry.pid() + " does not end");
      }
    }
    removePrivate();
    List<String> command = new ArrayList<>(desktop);
    command.addAll(List.of("--lang", inquiry.startLanguage().tag(), ARGUMENT));
    return new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Ends the program; never one that has its number by now, as its start time is known. */
  void force() {
    if (stuck != null) {
      stuck.destroyForcibly();
    }
  }

  /** Whether the program ends in this moment. Blocks for a few seconds when it does not. */
  boolean isOver() throws InterruptedException {
    return hasEnded(MOMENT);
  }

  private boolean hasEnded(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (stuck != null && stuck.isAlive() && !isRemnant(stuck)) {
      if (System.nanoTime() >= end) {
        return false;
      }
      Thread.sleep(STEP_MILLIS);
    }
    return true;
  }

  // What has ended but was not heard of by who started it (proc(5), state Z) counts as alive.
  private static boolean isRemnant(ProcessHandle process) {
    try {
      String state = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return state.startsWith("Z", state.lastIndexOf(')') + 2);
    } catch (IOException untold) {
      return false;
    }
  }

  // Only a folder of the name that the program gives: whatever is said, nothing else is removed.
  private void removePrivate() {
    Path folder = Path.of(inquiry.privateFolder());
    if (inquiry.privateFolder().isEmpty()
        || !folder.isAbsolute()
        || !folder.getFileName().toString().startsWith(PRIVATE)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException gone) {
      // memory goes with the computer's next start
    }
  }
}
