package sextant.cli;

import sextant.web.WebUrl;
import sextant.words.Language;

/** {@code sextant fetch}: the network layer of the Web room in the terminal. */
final class FetchCommand extends Command {
  FetchCommand() {
    super("fetch");
  }

  @Override
  public String sentence(Language language) {
    return new FetchText(language).sentence();
  }

  @Override
  protected Action shape(Shape shape) {
    FetchText text = new FetchText(shape.language());
    shape.example("sextant fetch -iL -w localhost:8080", text.exampleSee());
    shape.example("sextant fetch -L -o page.html localhost:8080", text.exampleSave());
    shape.example("sextant fetch --json localhost:8080", text.exampleJson());
    Argument<WebUrl> url =
        shape.parameter(Values.of("URL", FetchCommand::url, CliText::expectedUrl), text.url());
    FetchRequestArguments ask = new FetchRequestArguments(shape, text);
    FetchWayArguments way = new FetchWayArguments(shape, text);
    FetchShowArguments show = new FetchShowArguments(shape, text);
    return run -> new FetchRun(run, text, show, way).fetch(ask.request(url.value()), ask);
  }

  private static WebUrl url(String word) {
    return WebUrl.ofTyped(word).orElseThrow(() -> new IllegalArgumentException(word));
  }
}
