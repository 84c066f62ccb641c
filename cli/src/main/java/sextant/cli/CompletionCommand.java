package sextant.cli;

import java.util.Locale;
import sextant.words.Language;

/** {@code sextant completion bash|zsh|fish}: prints the script that completes our command lines. */
final class CompletionCommand extends Command {
  /** The shells there is a script for. */
  enum Shell {
    BASH,
    ZSH,
    FISH
  }

  CompletionCommand() {
    super("completion");
  }

  @Override
  public String sentence(Language language) {
    return new CliText(language).completionSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    CliText text = new CliText(shape.language());
    for (Shell each : Shell.values()) {
      String name = each.name().toLowerCase(Locale.ROOT);
      shape.example("sextant completion " + name, text.exampleCompletion(name));
    }
    Argument<Shell> shell =
        shape.parameter(Values.oneOf("SHELL", Shell.class), text.completionShell());
    shape.note(text.completionNote());
    return run -> {
      run.output().line(new Completion(run.language()).script(shell.value()));
      return Exit.DONE;
    };
  }
}
