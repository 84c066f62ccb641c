package sextant.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import sextant.words.Language;

/** Makes the completion scripts from the whole tree of commands. */
final class Completion {
  private final Language language;
  private final CliText text;

  Completion(Language language) {
    this.language = language;
    this.text = new CliText(language);
  }

  String script(CompletionCommand.Shell shell) {
    return switch (shell) {
      case BASH -> AutoComplete.bash("sextant", new CommandLine(tree(new Sextant())));
      case ZSH -> new ZshCompletion(this).script();
      case FISH -> fish();
    };
  }

  Language language() {
    return language;
  }

  private CommandSpec tree(Word word) {
    CommandSpec spec = CommandSpec.create().name(word.name());
    Shape shape = shape(word);
    shape.groups().forEach(group -> group.options().forEach(o -> spec.addOption(optionSpec(o))));
    shape.parameters().forEach(parameter -> spec.addPositional(parameterSpec(parameter)));
    if (word instanceof CommandGroup group) {
      for (String each : group.words()) {
        spec.addSubcommand(each, tree(group.open(each)));
      }
    }
    return spec;
  }

  private static OptionSpec optionSpec(Argument<?> option) {
    Argument.Facts facts = option.facts();
    OptionSpec.Builder builder = OptionSpec.builder(facts.names().toArray(new String[0]));
    if (facts.arity() == Argument.Arity.NONE) {
      return builder.arity("0").type(boolean.class).build();
    }
    return builder
        .arity(facts.arity() == Argument.Arity.MAYBE ? "0..1" : "1")
        .type(String.class)
        .completionCandidates(option.values().candidates())
        .build();
  }

  private static PositionalParamSpec parameterSpec(Argument<?> parameter) {
    boolean isMany = parameter.facts().arity() == Argument.Arity.MANY;
    return PositionalParamSpec.builder()
        .arity(isMany ? "0..*" : "0..1")
        .type(isMany ? List.class : String.class)
        .auxiliaryTypes(String.class)
        .completionCandidates(parameter.values().candidates())
        .build();
  }

  /** The options and parameters of a word, those of every command with them. */
  Shape shape(Word word) {
    Shape shape = new Shape(language);
    switch (word) {
      case CommandGroup group -> group.shape(shape);
      case Command command -> command.shape(shape);
    }
    GeneralOptions.addTo(shape, text);
    return shape;
  }

  private String fish() {
    StringBuilder script = new StringBuilder("complete -c sextant -f\n");
    addFish(new Sextant(), List.of(), script);
    return script.toString().stripTrailing();
  }

  private void addFish(Word word, List<String> path, StringBuilder script) {
    String here = condition(path);
    if (word instanceof CommandGroup group) {
      String notDeeper =
          here + "; and not __fish_seen_subcommand_from " + String.join(" ", group.words());
      for (String each : group.words()) {
        Word inner = group.open(each);
        script.append("complete -c sextant -n ").append(quoted(notDeeper)).append(" -a ");
        script.append(each).append(" -d ").append(quoted(inner.sentence(language))).append('\n');
        addFish(inner, append(path, each), script);
      }
      return;
    }
    for (Shape.Group group : shape(word).groups()) {
      group.options().forEach(option -> addFishOption(option, here, script));
    }
    for (Argument<?> parameter : shape(word).parameters()) {
      String candidates = String.join(" ", parameter.values().candidates());
      String what = candidates.isEmpty() ? "-F" : "-a " + quoted(candidates);
      script.append("complete -c sextant -n ").append(quoted(here)).append(' ').append(what);
      script.append('\n');
    }
  }

  private static void addFishOption(Argument<?> option, String here, StringBuilder script) {
    script.append("complete -c sextant -n ").append(quoted(here));
    for (String name : option.facts().names()) {
      boolean isLong = name.startsWith("--");
      String flag = isLong ? " -l " : name.length() == 2 ? " -s " : " -o ";
      script.append(flag).append(name.substring(isLong ? 2 : 1));
    }
    if (option.facts().arity() != Argument.Arity.NONE) {
      String candidates = String.join(" ", option.values().candidates());
      script.append(candidates.isEmpty() ? " -r -F" : " -x -a " + quoted(candidates));
    }
    script.append(" -d ").append(quoted(option.facts().description())).append('\n');
  }

  private static String condition(List<String> path) {
    StringBuilder condition = new StringBuilder("true");
    for (String word : path) {
      condition.append("; and __fish_seen_subcommand_from ").append(word);
    }
    return condition.toString();
  }

  private static List<String> append(List<String> path, String word) {
    return Stream.concat(path.stream(), Stream.of(word)).toList();
  }

  private static String quoted(String words) {
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
