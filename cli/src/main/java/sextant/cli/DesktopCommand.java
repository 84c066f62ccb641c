package sextant.cli;

import sextant.words.Explanation;
import sextant.words.Language;

/**
 * {@code sextant desktop}: the launcher answers it by starting the other face; here it has its help
 * page.
 */
final class DesktopCommand extends Command {
  DesktopCommand() {
    super("desktop");
  }

  @Override
  public String sentence(Language language) {
    return new CliText(language).desktopSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    CliText text = new CliText(shape.language());
    shape.optionalParameter(Values.text("ADDRESS"), text.parameterDesktopPage());
    shape.example("sextant desktop", text.exampleDesktop());
    shape.example("sextant desktop --lang zh", text.exampleDesktopChinese());
    shape.example("sextant desktop http://localhost:8080/", text.exampleDesktopPage());
    shape.example("sextant", text.exampleDesktopBare());
    return run -> {
      throw new UsageException(
          "none".equals(System.getProperty("sextant.window")) // the server variant's launcher
              ? new Explanation(text.noWindow(), text.noWindowWhy(), text.noWindowTodo())
              : new Explanation(text.desktopWhat(), text.desktopWhy(), text.desktopTodo()));
    };
  }
}
