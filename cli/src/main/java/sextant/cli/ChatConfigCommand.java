package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import sextant.chat.ConfigFile;
import sextant.words.Language;

/** {@code sextant chat config}: the whole configuration with its comments, or a check of a file. */
final class ChatConfigCommand extends Command {
  ChatConfigCommand() {
    super("config");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).configSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat config > chat.toml", text.exampleConfig());
    shape.example("sextant chat config --check chat.toml", text.exampleConfigCheck());
    shape.example("sextant --lang zh chat config > chat.toml", text.exampleConfigChinese());
    shape.group(text.groupConfig());
    Argument<Path> check = shape.option("--check", Values.file("FILE"), text.optionCheck());
    return run -> show(run, check);
  }

  private static int show(Run run, Argument<Path> check) throws IOException {
    if (check.isGiven()) {
      ConfigFile.read(check.value());
      run.output().say(new ChatText(run.language()).configFine(check.value().toString()));
    } else {
      run.output().line(ConfigFile.commented(run.language()).stripTrailing());
    }
    return Exit.DONE;
  }
}
