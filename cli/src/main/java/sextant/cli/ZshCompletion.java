package sextant.cli;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The completion script of zsh, a function for each word in the words of its own {@code _arguments}
 * (zshcompsys(1)): it may lie in a folder of {@code $fpath} as {@code _sextant} or be sourced.
 */
final class ZshCompletion {
  private static final String BEGIN = "#compdef sextant\n\n";
  private static final String END =
      """
      if [[ ${funcstack[1]-} = _sextant ]]; then
        _sextant "$@"
      else
        compdef _sextant sextant
      fi\
      """;

  private final Completion tree;
  private final StringBuilder script = new StringBuilder(BEGIN);

  ZshCompletion(Completion tree) {
    this.tree = tree;
  }

  String script() {
    add(new Sextant(), "_sextant");
    return script.append(END).toString();
  }

  private void add(Word word, String function) {
    switch (word) {
      case CommandGroup group -> addGroup(group, function);
      case Command command -> addCommand(command, function);
    }
  }

  private void addGroup(CommandGroup group, String function) {
    script.append(function).append("() {\n  local line state\n  _arguments -C");
    addOptions(group);
    script.append(" \\\n    '1: :->word' \\\n    '*:: :->rest'\n  case $state in\n    word)\n");
    script.append("      local -a words=(\n");
    for (String each : group.words()) {
      String line = each + ":" + group.open(each).sentence(tree.language());
      script.append("        ").append(quoted(line)).append('\n');
    }
    script.append("      )\n      _describe -t commands command words ;;\n");
    script.append("    rest)\n      case $line[1] in\n");
    for (String each : group.words()) {
      String inner = function + "_" + each;
      script.append("        ").append(each).append(") ").append(inner).append(" ;;\n");
    }
    script.append("      esac ;;\n  esac\n}\n\n");
    group.words().forEach(each -> add(group.open(each), function + "_" + each));
  }

  private void addCommand(Command command, String function) {
    script.append(function).append("() {\n  _arguments");
    addOptions(command);
    for (Argument<?> parameter : tree.shape(command).parameters()) {
      boolean isMany = parameter.facts().arity() == Argument.Arity.MANY;
      String spec = (isMany ? "*" : "") + value(parameter);
      script.append(" \\\n    ").append(quoted(spec));
    }
    script.append("\n}\n\n");
  }

  private void addOptions(Word word) {
    for (Shape.Group group : tree.shape(word).groups()) {
      group.options().forEach(this::addOption);
    }
  }

  private void addOption(Argument<?> option) {
    Argument.Facts facts = option.facts();
    boolean isFlag = facts.arity() == Argument.Arity.NONE;
    String maybe = facts.arity() == Argument.Arity.MAYBE ? ":" : "";
    String description = "[" + escaped(facts.description(), "[]") + "]";
    String rest = isFlag ? description : description + maybe + value(option);
    String instead = "(" + String.join(" ", facts.names()) + ")";
    for (String name : facts.names()) {
      // a value may follow as the next word, or at once: -c3, --count=3
      String open = isFlag ? "" : name.startsWith("--") ? "=" : "+";
      script.append(" \\\n    ").append(quoted(instead + name + open + rest));
    }
  }

  private static String value(Argument<?> argument) {
    List<String> candidates = argument.values().candidates();
    String words =
        candidates.stream()
            .map(each -> escaped(each, " ():"))
            .collect(Collectors.joining(" ", "(", ")"));
    String label = escaped(argument.facts().label(), ":");
    return ":" + label + ":" + (candidates.isEmpty() ? "_files" : words);
  }

  private static String escaped(String words, String special) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < words.length(); i++) {
      char each = words.charAt(i);
      escaped.append(each == '\\' || special.indexOf(each) >= 0 ? "\\" : "").append(each);
    }
    return escaped.toString();
  }

  private static String quoted(String words) {
    return "'" + words.replace("'", "'\\''") + "'";
  }
}
