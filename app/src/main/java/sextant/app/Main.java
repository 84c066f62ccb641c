package sextant.app;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import sextant.cli.Exit;
import sextant.cli.FirstPage;
import sextant.cli.Interruption;
import sextant.cli.Screen;
import sextant.cli.SignalReader;
import sextant.cli.Surroundings;
import sextant.cli.Terminal;
import sextant.words.FailureException;
import sextant.words.Language;
import sextant.words.Version;

/**
 * The program in the terminal. It knows no desktop: the launcher starts {@code DesktopMain} instead
 * when there is a display and nothing was said.
 */
public final class Main {
  private static final int SECONDS_TO_STOP = 3;

  private Main() {}

  /** Answers the version and the first page at once; everything else is the terminal face's. */
  @SuppressWarnings("SystemOut") // The fast path: no output of ours is made for one line.
  public static void main(String[] args) throws FailureException {
    if (args.length == 1 && args[0].equals("--version")) {
      System.out.println(Version.LINE);
    } else if (args.length == 0) {
      byte[] page = firstPage(System.getenv());
      System.out.write(page, 0, page.length);
      System.out.flush();
    } else {
      end(runInterruptibly(args));
    }
  }

  // UTF-8 whatever the JVM believes of the terminal, as everywhere in the program.
  private static byte[] firstPage(Map<String, String> environment) {
    boolean isColoured =
        environment.getOrDefault("NO_COLOR", "").isEmpty() && Screen.ofThisProcess().onOutput();
    Language language = Language.fromEnvironment(environment);
    return (FirstPage.of(language, isColoured) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * On Ctrl-C or a request to end, the hook stops what runs and waits until the command has said
   * its last words; the JVM then ends with 130 (or 143) by itself, unless Ctrl-C is the usual end.
   */
  private static int runInterruptibly(String[] args) throws FailureException {
    Interruption interruption = new Interruption();
    CountDownLatch finished = new CountDownLatch(1);
    AtomicInteger code = new AtomicInteger(Exit.INTERRUPTED);
    @Nullable SignalReader signals =
        SignalReader.isWanted() ? SignalReader.start(interruption, finished) : null;
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(interruption, finished, code), "interruption"));
    try {
      int exit = Terminal.run(args, Surroundings.ofThisProcess(interruption));
      code.set(exit);
      return exit;
    } finally {
      finished.countDown();
      if (signals != null) {
        signals.close();
      }
    }
  }

  /**
   * Ends the process with this code. {@code System.exit} would first look for a logger to tell of
   * it, which takes longer than most commands; there is no other shutdown hook than ours to run,
   * and the command has closed what it opened.
   */
  private static void end(int code) {
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  private static void stop(Interruption interruption, CountDownLatch finished, AtomicInteger code) {
    if (finished.getCount() == 0) {
      return;
    }
    interruption.interrupt();
    try {
      if (!finished.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(Exit.INTERRUPTED); // something does not stop: end without it
      }
      if (interruption.isUsualEnd()) {
        Runtime.getRuntime().halt(code.get()); // Ctrl-C is how this command ends: its code stands
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
