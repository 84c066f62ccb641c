package sextant.cli;

import sextant.words.Language;

/** {@code sextant talk serve}: listens and answers, until interrupted. */
final class ServeCommand extends Command {
  ServeCommand() {
    super("serve");
  }

  @Override
  public String sentence(Language language) {
    return new TalkText(language).serveSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    TalkText text = new TalkText(shape.language());
    shape.example("sextant talk serve", text.exampleServe());
    shape.example("sextant talk serve --udp --mode echo --port 14153", text.exampleEchoUdp());
    shape.example("sextant talk serve --host 0.0.0.0 --mode relay", text.exampleRelay());
    shape.example("sextant talk serve --unix /tmp/talk.sock --json", text.exampleUnixJson());
    return new ServeArguments(shape, text)::serve;
  }
}
