package sextant.desktop.web.stuck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Sees the program that stands to its end, and starts it again without the page. */
public final class Restart {
  /** The argument that brings the tabs back in any case, as nobody wanted them gone. */
  public static final String ARGUMENT = "--again";

  private static final Duration POLITE = Duration.ofSeconds(6);
  private static final Duration FORCED = Duration.ofSeconds(10);
  private static final File NOTHING = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
  private static final String PRIVATE = "sextant-private";

  private final List<String> desktop;
  private final ProcessHandle stuck;
  private final Inquiry inquiry;

  /** Starts the program by this command, the desktop's. */
  Restart(List<String> desktop, ProcessHandle stuck, Inquiry inquiry) {
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
      stuck.destroyForcibly(); // knows the process by its start time: never one that has its number
      if (!hasEnded(FORCED)) {
        throw new IOException("process " + stuck.pid() + " does not end");
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

  private boolean hasEnded(Duration patience) throws InterruptedException {
    try {
      stuck.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException stays) {
      return !stuck.isAlive();
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
