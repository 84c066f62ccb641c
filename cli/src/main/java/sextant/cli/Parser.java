package sextant.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sextant.words.Explanation;

/**
 * Reads a command line by the shape of its command, as POSIX and GNU programs do: {@code -c 3},
 * {@code -c3}, {@code -qn}, {@code --count 3}, {@code --count=3}; options and parameters in any
 * order; {@code --} ends the options. See decision 0010 for why no library does it.
 */
final class Parser {
  private final String command;
  private final Shape shape;
  private final CliText text;
  private final Map<String, Argument<?>> options = new LinkedHashMap<>();
  private final List<String> loose = new ArrayList<>();
  private boolean isHelpWanted;

  Parser(String command, Shape shape, CliText text) {
    this.command = command;
    this.shape = shape;
    this.text = text;
    for (Shape.Group group : shape.groups()) {
      for (Argument<?> option : group.options()) {
        option.facts().names().forEach(name -> options.put(name, option));
      }
    }
  }

  /**
   * Fills the arguments of the shape. What is required may be missing when help is asked for.
   *
   * @throws UsageException at the first word that does not fit, explained
   */
  void parse(List<String> words) throws UsageException {
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at++);
      if (word.equals("--")) {
        loose.addAll(words.subList(at, words.size()));
        break;
      }
      boolean isOption = word.length() > 1 && word.startsWith("-");
      if (!isOption) {
        loose.add(word);
      } else if (takeOption(word, at < words.size() ? words.get(at) : null)) {
        at++;
      }
    }
    takeParameters();
    if (!isHelpWanted) {
      refuseMissing();
    }
  }

  /** Returns whether the next word was its value. */
  private boolean takeOption(String word, @Nullable String next) throws UsageException {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Argument<?> option = options.get(name);
    if (option == null) {
      return takeCluster(word, next);
    }
    if (takesNoValue(option)) {
      if (equals >= 0) {
        throw new UsageException(explainUnknown(word));
      }
      take(option, "");
      return false;
    }
    if (equals >= 0) {
      take(option, word.substring(equals + 1));
      return false;
    }
    if (isBare(option, next)) {
      take(option, "");
      return false;
    }
    take(option, valueAfter(option, next));
    return true;
  }

  /** Short options in one word, the last with its value attached or in the next word. */
  private boolean takeCluster(String word, @Nullable String next) throws UsageException {
    if (word.startsWith("--")) {
      throw new UsageException(explainUnknown(word));
    }
    for (int at = 1; at < word.length(); at++) {
      Argument<?> option = options.get("-" + word.charAt(at));
      if (option == null) {
        throw new UsageException(explainUnknown(word));
      }
      if (!takesNoValue(option)) {
        boolean isAttached = at + 1 < word.length();
        take(option, isAttached ? word.substring(at + 1) : valueAfter(option, next));
        return !isAttached;
      }
      take(option, "");
    }
    return false;
  }

  private static boolean takesNoValue(Argument<?> option) {
    return option.facts().arity() == Argument.Arity.NONE;
  }

  private static boolean isBare(Argument<?> option, @Nullable String next) {
    return option.facts().arity() == Argument.Arity.MAYBE && (next == null || next.startsWith("-"));
  }

  private String valueAfter(Argument<?> option, @Nullable String next) throws UsageException {
    if (next == null || next.equals("--") || options.containsKey(next)) {
      Argument.Facts facts = option.facts();
      throw new UsageException(
          new Explanation(
              text.missingValueWhat(facts.longestName()),
              facts.description(),
              text.missingValueTodo(facts.longestName() + " " + facts.label())));
    }
    return next;
  }

  private void take(Argument<?> option, String word) throws UsageException {
    isHelpWanted |= option.facts().names().contains("--help");
    option.take(List.of(word), text);
  }

  private void takeParameters() throws UsageException {
    int at = 0;
    for (Argument<?> parameter : shape.parameters()) {
      boolean isMany = parameter.facts().arity() == Argument.Arity.MANY;
      int end = isMany ? loose.size() : Math.min(at + 1, loose.size());
      parameter.take(loose.subList(at, end), text);
      at = end;
    }
    if (at < loose.size()) {
      throw new UsageException(explainUnknown(loose.get(at)));
    }
  }

  private void refuseMissing() throws UsageException {
    for (Argument<?> argument : required()) {
      if (!argument.isGiven()) {
        Argument.Facts facts = argument.facts();
        throw new UsageException(
            new Explanation(
                text.missingWhat(facts.longestName()), facts.description(), text.seeHelp(command)));
      }
    }
  }

  private List<Argument<?>> required() {
    List<Argument<?>> required = new ArrayList<>(options.values());
    required.addAll(shape.parameters());
    required.removeIf(argument -> !argument.isRequired());
    return required;
  }

  private Explanation explainUnknown(String word) {
    if (!word.startsWith("-")) {
      return new Explanation(
          text.surplusWhat(word), text.surplusWhy(command), text.seeHelp(command));
    }
    List<String> names = new ArrayList<>();
    shape.groups().forEach(g -> g.options().forEach(o -> names.addAll(o.facts().names())));
    int end = word.indexOf('=') < 0 ? word.length() : word.indexOf('=');
    return new Explanation(
        text.unknownOptionWhat(word),
        text.unknownOptionWhy(command),
        Nearest.to(word.substring(0, end), names)
            .map(text::didYouMean)
            .orElse(text.seeHelp(command)));
  }
}
