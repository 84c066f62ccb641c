package sextant.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.Version;

/** The terminal face: finds the command, reads its arguments, runs it, explains what fails. */
public final class Terminal {
  private final Surroundings surroundings;
  private final Preferences preferences;
  private final CliText text;

  /** A command found in the tables, with its full name and the words that are left for it. */
  private record Found(Word word, String qualifiedName, List<String> rest) {}

  private Terminal(Surroundings surroundings, Preferences preferences) {
    this.surroundings = surroundings;
    this.preferences = preferences;
    this.text = new CliText(preferences.language());
  }

  /** Runs a command line (without the program's name) and returns its {@link Exit} code. */
  public static int run(String[] args, Surroundings surroundings) {
    Terminal terminal =
        new Terminal(surroundings, Preferences.of(args, surroundings.environment()));
    return terminal.runExplaining(List.of(args));
  }

  private int runExplaining(List<String> args) {
    try (Output output = new Output(surroundings, preferences)) {
      try {
        int code = run(args, output);
        output.flush();
        output.throwFailure();
        return isCutOff() ? Exit.INTERRUPTED : code;
      } catch (UsageException wrong) {
        output.explain("usage", wrong.explanation());
        return Exit.USAGE;
      } catch (InterruptedException stopped) {
        return Exit.INTERRUPTED;
      } catch (OutputException closed) {
        return explainClosed(output, closed);
      } catch (IOException failed) {
        return isCutOff() // what was open is closed then, and that is no news
            ? Exit.INTERRUPTED
            : explainFailure(output, Failure.of(failed, "sextant"));
      } catch (RuntimeException | Error bug) {
        BugReport report = new BugReport(bug, args);
        output.explain("bug", report.explain(surroundings.environment(), text));
        return Exit.FAILED;
      }
    }
  }

  private boolean isCutOff() {
    Interruption interruption = surroundings.interruption();
    return interruption.happened() && !interruption.isUsualEnd();
  }

  private int run(List<String> args, Output output) throws IOException, InterruptedException {
    Found found = find(args);
    // no switch over types: the first one costs a short command milliseconds
    return found.word() instanceof Command command
        ? runCommand(command, found, output)
        : showGroup((CommandGroup) found.word(), found, output);
  }

  private Found find(List<String> args) throws UsageException {
    Word word = new Sextant();
    String name = word.name();
    List<String> leading = new ArrayList<>();
    int at = 0;
    while (word instanceof CommandGroup group && at < args.size()) {
      String next = args.get(at++);
      if (next.startsWith("-")) {
        leading.add(next);
        if (next.equals("--lang") && at < args.size()) {
          leading.add(args.get(at++));
        }
      } else if (next.equals("help") && word instanceof Sextant) {
        leading.add("--help");
      } else {
        word = open(group, name, next);
        name = name + " " + next;
      }
    }
    leading.addAll(args.subList(at, args.size()));
    return new Found(word, name, leading);
  }

  private Word open(CommandGroup group, String name, String word) throws UsageException {
    if (group.words().contains(word)) {
      return group.open(word);
    }
    throw new UsageException(
        new Explanation(
            text.unknownCommandWhat(word),
            text.unknownCommandWhy(name, String.join(", ", group.words())),
            Nearest.to(word, group.words())
                .map(near -> text.didYouMean(name + " " + near))
                .orElse(text.seeHelp(name))));
  }

  private int showGroup(CommandGroup group, Found found, Output output) throws UsageException {
    Shape shape = new Shape(preferences.language());
    group.shape(shape);
    GeneralOptions.addTo(shape, text);
    boolean isRoot = group instanceof Sextant;
    if (isRoot && (found.rest().contains("--version") || found.rest().contains("-V"))) {
      output.line(Version.LINE);
      return Exit.DONE;
    }
    new Parser(found.qualifiedName(), shape, text).parse(found.rest());
    if (isRoot && !wantsHelp(found.rest())) {
      output.line(FirstPage.of(preferences.language(), output.paint().isOn()));
      return Exit.DONE;
    }
    String page = helpPage(output).of(group, found.qualifiedName(), shape);
    if (wantsHelp(found.rest())) {
      output.line(page.stripTrailing());
      return Exit.DONE;
    }
    output.warn(text.commandMissing(found.qualifiedName()));
    output.say("\n" + page.stripTrailing());
    return Exit.USAGE;
  }

  private static boolean wantsHelp(List<String> words) {
    return words.contains("--help") || words.contains("-h");
  }

  private int runCommand(Command command, Found found, Output output)
      throws IOException, InterruptedException {
    Shape shape = new Shape(preferences.language());
    Command.Action action = command.shape(shape);
    GeneralOptions general = GeneralOptions.addTo(shape, text);
    new Parser(found.qualifiedName(), shape, text).parse(found.rest());
    if (general.wantsHelp()) {
      output.line(helpPage(output).of(command, found.qualifiedName(), shape).stripTrailing());
      return Exit.DONE;
    }
    if (general.wantsQuiet()) {
      output.quieten();
    }
    return action.run(new Run(output, surroundings));
  }

  private HelpPage helpPage(Output output) {
    Screen screen = output.screen();
    return new HelpPage(
        preferences.language(), output.paint(), screen.onOutput() ? screen.columns() : 80);
  }

  private int explainClosed(Output output, OutputException closed) {
    return closed.readerHasGone()
        ? Exit.DONE
        : explainFailure(output, Failure.of(closed.reason(), text.standardOutput()));
  }

  private int explainFailure(Output output, Failure failure) {
    output.explain(
        failure.kind().name().toLowerCase(Locale.ROOT), failure.explain(preferences.language()));
    return Exit.FAILED;
  }
}
