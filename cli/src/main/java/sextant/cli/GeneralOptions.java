package sextant.cli;

import java.util.List;

/** The options every command takes; a command that uses one of these names itself goes first. */
final class GeneralOptions {
  private static final String HELP = "-h --help";

  private final Argument<Boolean> quiet;
  private final Argument<Boolean> help;

  private GeneralOptions(Argument<Boolean> quiet, Argument<Boolean> help) {
    this.quiet = quiet;
    this.help = help;
  }

  static GeneralOptions addTo(Shape shape, CliText text) {
    shape.group(text.groupEverywhere());
    flag(shape, "--json", text.optionJson());
    Argument<Boolean> quiet = flag(shape, "-q --quiet", text.optionQuiet());
    flag(shape, "--no-color", text.optionNoColor());
    shape.option("--lang", Values.oneOf("LANG", Tag.class), text.optionLang());
    Argument<Boolean> help = flag(shape, HELP, text.optionHelp());
    return new GeneralOptions(quiet, help);
  }

  boolean wantsQuiet() {
    return quiet.isGiven();
  }

  boolean wantsHelp() {
    return help.isGiven();
  }

  /** Whether the word before a command is one of these; {@code --lang} takes a second word. */
  static boolean isOne(String word) {
    return List.of("--json", "-q", "--quiet", "--no-color", "--lang", "-h", "--help").contains(word)
        || word.startsWith("--lang=");
  }

  private static Argument<Boolean> flag(Shape shape, String names, String description) {
    StringBuilder free = new StringBuilder();
    for (String name : names.split(" ")) {
      if (!shape.has(name)) {
        free.append(free.isEmpty() ? "" : " ").append(name);
      }
    }
    return free.isEmpty()
        ? new Argument<>(
            new Argument.Facts(List.of(names), "", "", Argument.Arity.NONE), Values.flag())
        : shape.flag(free.toString(), description);
  }

  /** The languages as {@code --lang} takes them. */
  private enum Tag {
    EN,
    ZH
  }
}
