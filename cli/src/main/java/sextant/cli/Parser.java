package sextant.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import sextant.words.Explanation;

/** Reads a command line by the shape of its command: picocli parses, we explain what it refuses. */
final class Parser {
  private final String command;
  private final Shape shape;
  private final CliText text;

  Parser(String command, Shape shape, CliText text) {
    this.command = command;
    this.shape = shape;
    this.text = text;
  }

  /** Fills the arguments of the shape. Returns false when help was asked for instead. */
  void parse(List<String> words) throws UsageException {
    CommandSpec spec = spec(command, shape);
    CommandLine line = new CommandLine(spec);
    line.setExpandAtFiles(false);
    line.setOverwrittenOptionsAllowed(true);
    line.setInterpolateVariables(false);
    try {
      line.parseArgs(words.toArray(new String[0]));
    } catch (ParameterException refused) {
      throw new UsageException(explain(refused, words));
    }
    for (ArgSpec matched : line.getParseResult().matchedArgs()) {
      argumentOf(matched).take(matched.stringValues(), text);
    }
  }

  /** The picocli model of a command. Values stay text there; we read them ourselves. */
  static CommandSpec spec(String name, Shape shape) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().width(100);
    for (Shape.Group group : shape.groups()) {
      for (Argument<?> option : group.options()) {
        spec.addOption(optionSpec(option));
      }
    }
    int position = 0;
    for (Argument<?> parameter : shape.parameters()) {
      spec.addPositional(parameterSpec(parameter, position++));
    }
    return spec;
  }

  private static OptionSpec optionSpec(Argument<?> option) {
    Argument.Facts facts = option.facts();
    OptionSpec.Builder builder =
        OptionSpec.builder(facts.names().toArray(new String[0]))
            .description(facts.description())
            .userObject(option);
    if (facts.arity() == Argument.Arity.NONE) {
      boolean help = facts.names().contains("--help");
      return builder.arity("0").type(boolean.class).usageHelp(help).build();
    }
    return builder
        .arity("1")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(facts.label())
        .required(option.isRequired())
        .completionCandidates(option.values().candidates())
        .build();
  }

  private static PositionalParamSpec parameterSpec(Argument<?> parameter, int position) {
    Argument.Facts facts = parameter.facts();
    boolean many = facts.arity() == Argument.Arity.MANY;
    String least = parameter.isRequired() ? "1" : "0";
    return PositionalParamSpec.builder()
        .index(many ? position + "..*" : Integer.toString(position))
        .arity(many ? least + "..*" : least + "..1")
        .required(parameter.isRequired())
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(facts.label())
        .description(facts.description())
        .completionCandidates(parameter.values().candidates())
        .userObject(parameter)
        .build();
  }

  private static Argument<?> argumentOf(ArgSpec spec) {
    return (Argument<?>) spec.userObject();
  }

  private Explanation explain(ParameterException refused, List<String> words) {
    return switch (refused) {
      case MissingParameterException missing -> explainMissing(missing, words);
      case UnmatchedArgumentException unmatched ->
          explainUnmatched(unmatched.getUnmatched().getFirst());
      default ->
          new Explanation(
              text.usageWhat(command), String.valueOf(refused.getMessage()), text.seeHelp(command));
    };
  }

  private Explanation explainMissing(MissingParameterException missing, List<String> words) {
    Argument<?> argument = argumentOf(missing.getMissing().getFirst());
    Argument.Facts facts = argument.facts();
    boolean withoutValue = facts.isOption() && facts.names().stream().anyMatch(words::contains);
    return withoutValue
        ? new Explanation(
            text.missingValueWhat(facts.longestName()),
            facts.description(),
            text.missingValueTodo(facts.longestName() + " " + facts.label()))
        : new Explanation(
            text.missingWhat(facts.longestName()), facts.description(), text.seeHelp(command));
  }

  private Explanation explainUnmatched(String word) {
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
