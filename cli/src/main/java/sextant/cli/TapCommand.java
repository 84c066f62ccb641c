package sextant.cli;

import java.nio.file.Path;
import java.time.Duration;
import sextant.talk.AccessList;
import sextant.talk.Address;
import sextant.talk.ClientOptions;
import sextant.talk.Mode;
import sextant.talk.ServerOptions;
import sextant.words.Language;

/** {@code sextant talk tap}: stands between two programs and shows what they say to each other. */
final class TapCommand extends Command {
  TapCommand() {
    super("tap");
  }

  @Override
  public String sentence(Language language) {
    return new TalkText(language).tapSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    TalkText text = new TalkText(shape.language());
    shape.example("sextant talk tap 8080 127.0.0.1:14153", text.exampleTap());
    shape.example("sextant talk tap udp:8080 udp:127.0.0.1:14153 --view hex", text.exampleTapUdp());
    shape.example("sextant talk tap 8080 tls:example.org:443 --json", text.exampleTapTls());
    Values<Address> addresses = Values.of("LISTEN", Address::parse, CliText::expectedAddress);
    Argument<Address> listen = shape.parameter(addresses, text.parameterListen());
    Argument<Address> target =
        shape.parameter(
            Values.of("TARGET", Address::parse, CliText::expectedAddress), text.parameterTarget());
    shape.group(text.groupListen());
    Argument<Boolean> once = shape.flag("--once", text.optionOnce());
    Argument<Duration> idle =
        shape.option("--idle-peer", Values.duration("TIME"), text.optionServerIdle());
    ClientArguments client = new ClientArguments(shape, text);
    ShowArguments show = new ShowArguments(shape, text);
    Argument<Path> record = shape.option("--record", Values.file("FILE"), text.optionRecord());
    return run -> {
      ClientOptions options = client.options(run, 0);
      ServerOptions serving =
          ServerOptions.DEFAULT
              .withAccess(AccessList.OPEN)
              .withIdleTimeout(idle.optional().orElse(Duration.ZERO))
              .withRecordBytes(0);
      ServeRun.Wishes wishes = new ServeRun.Wishes(false, once.isGiven(), record.optional());
      return new ServeRun(run, show.style(TrafficLog.Show.BOTH), wishes)
          .serve(listen.value(), new Mode.Tap(target.value(), options), serving);
    };
  }
}
