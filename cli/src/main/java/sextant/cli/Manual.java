package sextant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import sextant.words.Language;
import sextant.words.Version;

/**
 * The manual pages (man(7)) of every command, from the same shapes as help: {@code sextant.1},
 * {@code sextant-talk.1}, {@code sextant-talk-serve.1}, …
 */
public final class Manual {
  private final Path folder;
  private final Language language;
  private final CliText text;

  private Manual(Path folder, Language language) {
    this.folder = folder;
    this.language = language;
    this.text = new CliText(language);
  }

  /** Writes all pages: English to {@code man1}, Chinese to {@code zh_CN/man1}. */
  public static void write(Path folder) throws IOException {
    new Manual(folder.resolve("man1"), Language.ENGLISH).write(new Sextant(), List.of("sextant"));
    new Manual(folder.resolve("zh_CN/man1"), Language.CHINESE)
        .write(new Sextant(), List.of("sextant"));
  }

  private void write(Word word, List<String> path) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(String.join("-", path) + ".1"), page(word, path));
    if (word instanceof CommandGroup group) {
      for (String each : group.words()) {
        write(group.open(each), Stream.concat(path.stream(), Stream.of(each)).toList());
      }
    }
  }

  private String page(Word word, List<String> path) {
    StringBuilder page = new StringBuilder();
    String title = String.join("-", path);
    page.append(".TH ").append(title.toUpperCase(Locale.ROOT)).append(" 1 \"\" \"");
    page.append(Version.LINE).append("\"\n.SH NAME\n").append(escaped(title)).append(" \\- ");
    page.append(escaped(word.sentence(language))).append('\n');
    Shape shape = new Shape(language);
    switch (word) {
      case CommandGroup group -> group.shape(shape);
      case Command command -> command.shape(shape);
    }
    GeneralOptions.addTo(shape, text);
    heading(page, text.headingUsage());
    page.append(".B ").append(escaped(usage(word, String.join(" ", path), shape))).append('\n');
    if (word instanceof CommandGroup group) {
      commands(page, group, title);
    }
    body(page, shape);
    return page.toString();
  }

  private String usage(Word word, String name, Shape shape) {
    if (word instanceof CommandGroup) {
      return name + " " + text.usageCommand();
    }
    List<String> words = new ArrayList<>(List.of(name, text.usageOptions()));
    shape.parameters().forEach(parameter -> words.add(parameter.facts().label()));
    return String.join(" ", words);
  }

  private void commands(StringBuilder page, CommandGroup group, String title) {
    heading(page, text.headingCommands());
    for (String each : group.words()) {
      entry(page, title + "-" + each + "(1)", group.open(each).sentence(language));
    }
  }

  private void body(StringBuilder page, Shape shape) {
    if (!shape.parameters().isEmpty()) {
      heading(page, text.headingParameters());
      shape.parameters().forEach(each -> entry(page, each.facts().label(), meaning(each)));
    }
    for (Shape.Group group : shape.groups()) {
      heading(page, group.title());
      for (Argument<?> option : group.options()) {
        String names = String.join(", ", option.facts().names());
        entry(page, (names + " " + option.facts().label()).strip(), meaning(option));
      }
    }
    shape.notes().forEach(note -> page.append(".PP\n").append(escaped(note)).append('\n'));
    heading(page, text.headingExamples());
    shape.examples().forEach(example -> entry(page, example.line(), example.meaning()));
    heading(page, text.headingExits());
    String exits = text.exits(Exit.DONE, Exit.FAILED, Exit.USAGE, Exit.INTERRUPTED);
    page.append(escaped(exits)).append('\n');
  }

  private String meaning(Argument<?> argument) {
    List<String> candidates = argument.values().candidates();
    String all = candidates.isEmpty() ? "" : text.candidates(String.join(", ", candidates));
    String otherwise = argument.shownDefault();
    return argument.facts().description()
        + all
        + (otherwise.isEmpty() ? "" : text.otherwise(otherwise));
  }

  private static void heading(StringBuilder page, String title) {
    page.append(".SH ").append(escaped(title.toUpperCase(Locale.ROOT))).append('\n');
  }

  private static void entry(StringBuilder page, String term, String meaning) {
    page.append(".TP\n.B ").append(escaped(term)).append('\n');
    page.append(escaped(meaning)).append('\n');
  }

  /** A line of roff that shows these characters and nothing else. */
  static String escaped(String words) {
    String plain = words.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
