package sextant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sextant.identity.StateDirectory;
import sextant.words.Explanation;
import sextant.words.Version;

/** A mistake of the program itself: the details go to a file, a person reads one clear message. */
final class BugReport {
  /** The name of the file in the state folder; the newest bug replaces the one before. */
  static final String FILE = "last-bug.txt";

  private final Throwable bug;
  private final String details;

  /** The command line is kept without values: they may hold what is nobody else's business. */
  BugReport(Throwable bug, List<String> args) {
    this.bug = bug;
    StringWriter trace = new StringWriter();
    bug.printStackTrace(new PrintWriter(trace));
    String options =
        String.join(
            " ", args.stream().filter(BugReport::isCommandOrOption).map(BugReport::name).toList());
    details =
        String.join(
            "\n",
            Version.LINE + ", Java " + System.getProperty("java.version", ""),
            System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""),
            "sextant " + options,
            trace.toString());
  }

  private static boolean isCommandOrOption(String word) {
    return word.startsWith("-") || new Sextant().words().contains(word);
  }

  private static String name(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }

  /** Keeps the details and says where they are; shows them when they cannot be kept. */
  Explanation explain(Map<String, String> environment, CliText text) {
    try {
      Path kept = keep(Run.state(environment));
      return new Explanation(text.bugWhat(), bug.toString(), text.bugKept(kept));
    } catch (IOException | RuntimeException notKept) {
      return new Explanation(text.bugWhat(), bug.toString(), text.bugTodo() + "\n" + details);
    }
  }

  private Path keep(StateDirectory state) throws IOException {
    state.replace(FILE, details.getBytes(StandardCharsets.UTF_8));
    return state.file(FILE);
  }
}
