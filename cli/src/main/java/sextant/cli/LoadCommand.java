package sextant.cli;

import java.io.IOException;
import java.time.Duration;
import sextant.talk.Address;
import sextant.talk.Load;
import sextant.talk.LoadOptions;
import sextant.talk.LoadReport;
import sextant.words.Explanation;
import sextant.words.Language;

/** {@code sextant talk load}: measures how much a server answers, and how fast. */
final class LoadCommand extends Command {
  LoadCommand() {
    super("load");
  }

  @Override
  public String sentence(Language language) {
    return new TalkText(language).loadSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    TalkText text = new TalkText(shape.language());
    shape.example("sextant talk load 127.0.0.1 14153", text.exampleLoad());
    shape.example(
        "sextant talk load 127.0.0.1 14153 --connections 64 --size 1k --duration 5s",
        text.exampleLoadMany());
    shape.example(
        "sextant talk load --udp --rate 10000 127.0.0.1 14153 --json", text.exampleLoadUdp());
    return new Arguments(shape, text)::run;
  }

  /** What the command was told. */
  private static final class Arguments {
    private static final long LARGEST_MESSAGE = 1 << 30;

    private final TalkText text;
    private final TargetArguments target;
    private final Argument<Integer> connections;
    private final Argument<Long> size;
    private final Argument<Double> rate;
    private final Argument<Duration> duration;
    private final Argument<Duration> warmUp;
    private final Argument<Boolean> yes;

    Arguments(Shape shape, TalkText text) {
      this.text = text;
      target = new TargetArguments(shape, text);
      shape.group(text.groupLoad());
      connections =
          shape
              .option(
                  "-c --connections", Values.integer("N", 1, 1_000_000), text.optionConnections())
              .orElse(1);
      size = shape.option("-s --size", Values.size("BYTES"), text.optionSize()).orElse(64L);
      rate = shape.option("-r --rate", Values.number("N", 0, 1e9), text.optionRate());
      duration =
          shape
              .option("-d --duration", Values.duration("TIME"), text.optionDuration())
              .orElse(Duration.ofSeconds(10));
      warmUp =
          shape
              .option("--warm-up", Values.duration("TIME"), text.optionWarmUp())
              .orElse(Duration.ofSeconds(1));
      yes = shape.flag("--yes", text.optionYes());
    }

    int run(Run run) throws IOException {
      Address address = target.address(text);
      LoadOptions options =
          new LoadOptions(
              address,
              connections.value(),
              (int) Math.clamp(size.value(), 1, LARGEST_MESSAGE),
              rate.optional().orElse(0.0),
              warmUp.value(),
              duration.value());
      if (!yes.isGiven() && !options.staysHere()) {
        throw new UsageException(
            new Explanation(
                text.loadElsewhereWhat(address.subject()),
                text.loadElsewhereWhy(),
                text.loadElsewhereTodo()));
      }
      return measure(run, options);
    }

    private int measure(Run run, LoadOptions options) throws IOException {
      Load load = new Load(options);
      LoadPage page = new LoadPage(run.output(), options);
      LoadReport report;
      try (Interruption.Registration _ = run.interruption().stopping(load::stop);
          Progress progress = run.output().progress(text.measuring(), Progress.Unit.THINGS, 0)) {
        report = load.run(soFar -> progress.at(soFar.messages()));
      }
      page.show(report);
      return report.messages() > 0 ? Exit.DONE : Exit.FAILED;
    }
  }
}
