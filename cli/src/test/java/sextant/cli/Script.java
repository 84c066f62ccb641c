package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the steps of one script; see {@link ScriptTest} for its form. */
final class Script implements AutoCloseable {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)\\}");

  private final int defaultPort;
  private final Map<String, String> known = new HashMap<>();
  private final Deque<ScriptRun> background = new ArrayDeque<>();

  /** One step: what is run and what must come of it. */
  private static final class Step {
    private final String command;
    private final int lineNumber;
    private final List<String> input = new ArrayList<>();
    private final List<String> output = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private int exit;
    private boolean isExitSaid;

    private Step(String command, int lineNumber) {
      this.command = command;
      this.lineNumber = lineNumber;
    }
  }

  Script(Path directory, int defaultPort) {
    this.defaultPort = defaultPort;
    known.put("dir", directory.toString());
  }

  void run(List<String> lines) throws Exception {
    for (Step step : steps(lines)) {
      if (step.command.startsWith("% ")) {
        Files.write(Path.of(filled(step.command.substring(2))), step.output);
      } else if (step.command.startsWith("$ ")) {
        ScriptRun run = start(step);
        checkEnd(step, run);
      } else if (step.command.startsWith("& ")) {
        ScriptRun run = start(step);
        background.push(run);
        await(step, run);
      } else if (step.command.equals("@")) {
        await(step, background.getFirst());
      } else if (step.command.equals("@ end")) {
        checkEnd(step, background.pop());
      } else {
        ScriptRun run = background.pop();
        run.interrupt();
        step.exit = step.isExitSaid ? step.exit : Exit.INTERRUPTED;
        checkEnd(step, run);
      }
    }
  }

  private void await(Step step, ScriptRun run) throws InterruptedException {
    run.output().await(regex(step.output), step.command).ifPresent(this::remember);
    run.errors().await(regex(step.errors), step.command).ifPresent(this::remember);
  }

  @Override
  public void close() {
    background.forEach(ScriptRun::interrupt);
  }

  private ScriptRun start(Step step) {
    List<String> words = new ArrayList<>(ScriptWords.split(filled(step.command.substring(2))));
    assertThat(words.removeFirst()).isEqualTo("sextant");
    if (step.command.contains(" talk serve") && !step.command.matches(".* --(port|unix) .*")) {
      words.addAll(List.of("--port", Integer.toString(defaultPort)));
    }
    StringBuilder input = new StringBuilder();
    step.input.forEach(line -> input.append(filled(line)).append('\n'));
    return new ScriptRun(words, input.toString(), known.getOrDefault("dir", ""));
  }

  private void checkEnd(Step step, ScriptRun run) throws Exception {
    int exit = run.exit();
    String where = "line " + step.lineNumber + ": " + step.command;
    check(where + ": stdout", step.output, run.output().rest());
    check(where + ": stderr", step.errors, run.errors().rest());
    assertThat(exit).as(where + ": exit code").isEqualTo(step.exit);
  }

  private void check(String where, List<String> expected, String actual) {
    Matcher matcher = regex(expected).matcher(actual);
    if (!matcher.matches()) {
      assertThat(actual).as(where).isEqualTo(filled(String.join("\n", expected)) + "\n");
    }
    remember(matcher);
  }

  private void remember(Matcher matcher) {
    matcher.namedGroups().forEach((name, index) -> known.put(name, matcher.group(index)));
  }

  private String filled(String line) {
    return PLACEHOLDER
        .matcher(line)
        .replaceAll(m -> Matcher.quoteReplacement(known.getOrDefault(m.group(1), m.group())));
  }

  private Pattern regex(List<String> expected) {
    StringBuilder regex = new StringBuilder("(?s)");
    List<String> seen = new ArrayList<>(List.of("any"));
    for (String line : expected) {
      regex.append(line.equals("...") ? ".*?" : lineRegex(filled(line), seen) + "\n");
    }
    return Pattern.compile(regex.toString());
  }

  private static String lineRegex(String line, List<String> seen) {
    StringBuilder regex = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(line);
    int from = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(line.substring(from, matcher.start())));
      String name = matcher.group(1);
      boolean isNew = !seen.contains(name);
      regex.append(
          name.equals("any") ? "[^\n]*" : isNew ? "(?<" + name + ">\\S+?)" : "\\k<" + name + ">");
      seen.add(name);
      from = matcher.end();
    }
    return regex.append(Pattern.quote(line.substring(from))).toString();
  }

  private static List<Step> steps(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    int number = 0;
    for (String line : lines) {
      number++;
      if (line.startsWith("$ ")
          || line.startsWith("& ")
          || line.startsWith("% ")
          || line.matches("\\^C|@|@ end")) {
        steps.add(new Step(line, number));
      } else if (!line.startsWith("# ") && !steps.isEmpty()) {
        addTo(steps.getLast(), line);
      }
    }
    for (Step step : steps) {
      while (!step.output.isEmpty() && step.output.getLast().isEmpty()) {
        step.output.removeLast();
      }
    }
    return steps;
  }

  private static void addTo(Step step, String line) {
    if (line.startsWith("< ")) {
      step.input.add(line.substring(2));
    } else if (line.equals("!") || line.startsWith("! ")) {
      step.errors.add(line.length() < 2 ? "" : line.substring(2));
    } else if (line.startsWith("= ")) {
      step.exit = Integer.parseInt(line.substring(2));
      step.isExitSaid = true;
    } else {
      step.output.add(line);
    }
  }
}
