package sextant.cli;

import java.time.Duration;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.words.Language;

/** {@code sextant talk send}: says a prepared thing, once or in a rhythm, and shows the answer. */
final class SendCommand extends Command {
  private static final int RECORD_BYTES = 1 << 26;

  SendCommand() {
    super("send");
  }

  @Override
  public String sentence(Language language) {
    return new TalkText(language).sendSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    TalkText text = new TalkText(shape.language());
    shape.example("sextant talk send 127.0.0.1:14153 hello", text.exampleSend());
    shape.example(
        "sextant talk send udp:127.0.0.1:14153 01 02 03 --hex --every 200ms --count 10",
        text.exampleSendHex());
    shape.example(
        "sextant talk send 127.0.0.1:14153 hello --save greeting", text.exampleSendSaved());
    Argument<Address> address =
        shape.parameter(
            Values.of("ADDRESS", Address::parse, CliText::expectedAddress),
            text.parameterAddress());
    MessageArguments message = new MessageArguments(shape, text);
    EndArguments end = new EndArguments(shape, text);
    ClientArguments client = new ClientArguments(shape, text);
    ShowArguments show = new ShowArguments(shape, text);
    return run -> {
      ClientOptions options = client.options(run, end.isRecorded() ? RECORD_BYTES : 0);
      ClientRun.Speaker speaker =
          message.speaker(run, TransportArguments.hasDatagrams(address.value()));
      ClientRun.Wishes wishes = end.wishes(Duration.ofSeconds(1), client.showsCertificate());
      return new ClientRun(run, show, wishes).talk(address.value(), options, speaker);
    };
  }
}
