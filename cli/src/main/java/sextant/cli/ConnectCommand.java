package sextant.cli;

import java.time.Duration;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.words.Language;

/** {@code sextant talk connect}: a conversation from the keyboard or from a pipe. */
final class ConnectCommand extends Command {
  private static final int RECORD_BYTES = 1 << 26;

  ConnectCommand() {
    super("connect");
  }

  @Override
  public String sentence(Language language) {
    return new TalkText(language).connectSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    TalkText text = new TalkText(shape.language());
    shape.example("sextant talk connect 127.0.0.1 14153", text.exampleConnect());
    shape.example("echo hello | sextant talk connect 127.0.0.1 14153", text.examplePipe());
    shape.example("sextant talk connect --udp --view mixed 127.0.0.1 14153", text.exampleUdp());
    TargetArguments target = new TargetArguments(shape, text);
    InputArguments input = new InputArguments(shape, text);
    EndArguments end = new EndArguments(shape, text);
    ClientArguments client = new ClientArguments(shape, text);
    ShowArguments show = new ShowArguments(shape, text);
    return run -> {
      Address address = target.address(text);
      ClientOptions options = client.options(run, end.isRecorded() ? RECORD_BYTES : 0);
      InputStyle style = input.style(TransportArguments.hasDatagrams(address));
      ClientRun.Wishes wishes =
          end.wishes(
              TransportArguments.hasDatagrams(address) ? Duration.ofSeconds(1) : Duration.ZERO,
              client.showsCertificate());
      boolean isInteractive =
          run.output().isForPerson() && run.output().screen().onInput() && !show.isGiven();
      return isInteractive
          ? new InteractiveTalk(run, style, wishes).talk(address, options)
          : new ClientRun(run, show, wishes)
              .talk(address, options, new InputSpeaker(run.input(), style));
    };
  }
}
