package sextant.cli;

import java.util.List;
import sextant.words.Language;

/** {@code sextant talk …}: the Talk instrument. */
final class TalkGroup extends CommandGroup {
  TalkGroup() {
    super("talk");
  }

  @Override
  public String sentence(Language language) {
    return new TalkText(language).talkSentence();
  }

  @Override
  protected List<String> words() {
    return List.of("serve", "connect", "send", "tap", "load", "show");
  }

  @Override
  protected Word open(String word) {
    return switch (word) {
      case "serve" -> new ServeCommand();
      case "connect" -> new ConnectCommand();
      case "send" -> new SendCommand();
      case "tap" -> new TapCommand();
      case "load" -> new LoadCommand();
      case "show" -> new ShowCommand();
      default -> throw new IllegalArgumentException("bug: no word " + word);
    };
  }

  @Override
  protected void shape(Shape shape) {
    TalkText text = new TalkText(shape.language());
    shape.example("sextant talk serve", text.exampleServe());
    shape.example("sextant talk connect 127.0.0.1 14153", text.exampleConnect());
    shape.example("sextant talk tap 8080 127.0.0.1:14153", text.exampleTap());
  }
}
