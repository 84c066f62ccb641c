package sextant.cli;

import java.util.ArrayList;
import java.util.List;
import sextant.words.Language;

/** A help page: one sentence, usage, examples, options in groups, exit codes. */
final class HelpPage {
  private static final int WIDEST_NAMES = 30;
  private static final int WIDEST_PAGE = 100;

  private final Language language;
  private final CliText text;
  private final Ink.Paint paint;
  private final int width;
  private final StringBuilder page = new StringBuilder();

  HelpPage(Language language, Ink.Paint paint, int columns) {
    this.language = language;
    this.text = new CliText(language);
    this.paint = paint;
    this.width = Math.min(columns, WIDEST_PAGE);
  }

  /** The page of a command. */
  String of(Command command, String qualifiedName, Shape shape) {
    sentence(command);
    heading(text.headingUsage());
    StringBuilder usage = new StringBuilder(qualifiedName).append(' ').append(text.usageOptions());
    for (Argument<?> parameter : shape.parameters()) {
      usage.append(' ').append(inBrackets(parameter));
    }
    paragraph(usage.toString());
    examples(shape);
    parameters(shape.parameters());
    for (Shape.Group group : shape.groups()) {
      options(group);
    }
    for (String note : shape.notes()) {
      page.append('\n');
      paragraph(note);
    }
    exits();
    return page.toString();
  }

  /** The page of a group of commands. */
  String of(CommandGroup group, String qualifiedName, Shape shape) {
    sentence(group);
    heading(text.headingUsage());
    paragraph(qualifiedName + " " + text.usageCommand());
    heading(text.headingCommands());
    List<String[]> rows = new ArrayList<>();
    for (String word : group.words()) {
      rows.add(new String[] {word, group.open(word).sentence(language)});
    }
    rows(rows);
    examples(shape);
    for (Shape.Group options : shape.groups()) {
      options(options);
    }
    page.append('\n');
    paragraph(text.moreHelp(qualifiedName));
    exits();
    return page.toString();
  }

  private void sentence(Word word) {
    for (String line : Columns.wrap(word.sentence(language), width)) {
      page.append(line).append('\n');
    }
  }

  private void heading(String title) {
    page.append('\n').append(paint.in(Ink.STRONG, title)).append('\n');
  }

  private void paragraph(String words) {
    for (String line : Columns.wrap(words, width - 2)) {
      page.append("  ").append(line).append('\n');
    }
  }

  private static String inBrackets(Argument<?> parameter) {
    boolean many = parameter.facts().arity() == Argument.Arity.MANY;
    String label = parameter.facts().label() + (many ? "…" : "");
    return parameter.isRequired() ? label : "[" + label + "]";
  }

  private void examples(Shape shape) {
    heading(text.headingExamples());
    for (Shape.Example example : shape.examples()) {
      page.append("  ").append(paint.in(Ink.ACCENT, example.line())).append('\n');
      for (String line : Columns.wrap(example.meaning(), width - 6)) {
        page.append("      ").append(line).append('\n');
      }
    }
  }

  private void parameters(List<Argument<?>> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    heading(text.headingParameters());
    rows(parameters.stream().map(this::row).toList());
  }

  private void options(Shape.Group group) {
    if (group.options().isEmpty()) {
      return;
    }
    heading(group.title());
    rows(group.options().stream().map(this::row).toList());
  }

  private String[] row(Argument<?> argument) {
    Argument.Facts facts = argument.facts();
    StringBuilder description = new StringBuilder(facts.description());
    if (!argument.values().candidates().isEmpty()) {
      String all = String.join(", ", argument.values().candidates());
      description.append(text.candidates(all));
    }
    if (!argument.shownDefault().isEmpty()) {
      description.append(text.otherwise(argument.shownDefault()));
    }
    return new String[] {names(facts), description.toString()};
  }

  private static String names(Argument.Facts facts) {
    if (!facts.isOption()) {
      return facts.label();
    }
    String names = String.join(", ", facts.names());
    String indent = facts.names().getFirst().startsWith("--") ? "    " : "";
    return indent + (facts.label().isEmpty() ? names : names + " " + facts.label());
  }

  private void rows(List<String[]> rows) {
    int widest = 0;
    for (String[] row : rows) {
      widest = Math.max(widest, Columns.of(row[0]));
    }
    int column = Math.min(widest, WIDEST_NAMES) + 4;
    for (String[] row : rows) {
      String first = "  " + row[0];
      if (Columns.of(first) > column - 2) {
        page.append(paint.in(Ink.ACCENT, first)).append('\n');
        first = "";
      }
      for (String line : Columns.wrap(row[1], Math.max(20, width - column))) {
        String padding = " ".repeat(column - Columns.of(first));
        page.append(paint.in(Ink.ACCENT, first)).append(padding).append(line).append('\n');
        first = "";
      }
    }
  }

  private void exits() {
    heading(text.headingExits());
    paragraph(text.exits(Exit.DONE, Exit.FAILED, Exit.USAGE, Exit.INTERRUPTED));
  }
}
