package sextant.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.ping.EchoRun;
import sextant.ping.EchoSummary;
import sextant.ping.Target;
import sextant.raw.IpSocket;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** {@code sextant ping}: options, lines and exit codes of iputils ping, and more. */
final class PingCommand extends Command {
  private static final int NO_REPLY = 1;
  private static final int OTHER_ERROR = 2;

  PingCommand() {
    super("ping");
  }

  @Override
  public String sentence(Language language) {
    return new PingText(language).sentence();
  }

  @Override
  protected Action shape(Shape shape) {
    PingText text = new PingText(shape.language());
    shape.example("sextant ping -c 3 127.0.0.1", text.exampleThree());
    shape.example("sextant ping -c 5 -i 0.2 127.0.0.1 127.0.0.2", text.exampleMany());
    shape.example("sextant ping --json -c 1 127.0.0.1", text.exampleJson());
    shape.example("sextant ping --graph -i 0.1 -c 50 127.0.0.1", text.exampleGraph());
    Argument<String> hosts = shape.restParameters(Values.text("HOST"), text.hosts()).required();
    PingArguments arguments = new PingArguments(shape, text);
    shape.note(text.note());
    return run -> {
      try {
        return ping(run, hosts.all(), arguments);
      } catch (FailureException failed) {
        Failure failure = failed.failure();
        String kind = failure.kind().name().toLowerCase(Locale.ROOT);
        run.output().explain(kind, failure.explain(run.language()));
        return OTHER_ERROR;
      }
    };
  }

  private static int ping(Run run, List<String> names, PingArguments arguments) throws IOException {
    List<Target> targets = new ArrayList<>();
    for (String name : names) {
      Target target = Target.resolve(name, arguments.family());
      if (targets.stream().noneMatch(known -> known.address().equals(target.address()))) {
        targets.add(target);
      }
    }
    PingSettings settings = arguments.settings(run.output().isQuiet(), targets.getFirst().isIpv6());
    if (!mayBroadcast(run.output(), targets, settings)) {
      return OTHER_ERROR;
    }
    PingReport report = report(run.output(), settings, arguments.wantsGraph());
    try (EchoRun echo = EchoRun.open(targets, settings.options());
        Interruption.Registration _ = run.interruption().stoppingAsUsual(echo::stop)) {
      report.begin(echo);
      try (Interruption.Registration _ = run.interruption().telling(report::interim)) {
        echo.run(report::on);
      }
      report.end();
      return exit(echo, settings);
    }
  }

  // A broadcast may be answered by many: as iputils, only for who asks for it in so many words.
  private static boolean mayBroadcast(Output output, List<Target> targets, PingSettings settings)
      throws FailureException {
    for (Target target : targets) {
      if (IpSocket.isBroadcast(target.address())) {
        boolean isAsked = settings.options().packet().mayBroadcast();
        PingText text = new PingText(output.language());
        output.warn(isAsked ? text.pingingBroadcast() : text.maybeBroadcast());
        return isAsked;
      }
    }
    return true;
  }

  private static PingReport report(Output output, PingSettings settings, boolean wantsGraph) {
    if (output.isJson()) {
      return new PingJsonReport(output);
    }
    if (wantsGraph && output.screen().onOutput()) {
      return new PingGraph(output, settings);
    }
    if (wantsGraph) {
      output.warn(new PingText(output.language()).graphNeedsTerminal());
    }
    return new PingTextReport(output, settings);
  }

  private static int exit(EchoRun echo, PingSettings settings) {
    long wanted = settings.options().timing().count();
    boolean needsAll = wanted > 0 && settings.options().timing().deadlineNanos() > 0;
    for (int i = 0; i < echo.targets().size(); i++) {
      EchoSummary summary = echo.summary(i);
      if (summary.received() == 0 || (needsAll && summary.received() < wanted)) {
        return NO_REPLY;
      }
    }
    return Exit.DONE;
  }
}
