package sextant.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import sextant.ping.PathMtu;
import sextant.ping.Target;
import sextant.ping.TraceEvent;
import sextant.ping.TraceHop;
import sextant.ping.TraceOptions;
import sextant.ping.TraceRun;
import sextant.words.Language;

/** {@code sextant trace}: the routers on the way, as traceroute and mtr show them. */
final class TraceCommand extends Command {
  private static final int MOST_HOPS = 64;

  TraceCommand() {
    super("trace");
  }

  @Override
  public String sentence(Language language) {
    return new TraceText(language).sentence();
  }

  /** What was asked for. */
  private record Arguments(
      Argument<String> host,
      Argument<TraceOptions.Method> method,
      Argument<Integer> port,
      Argument<Integer> maxHops,
      Argument<Integer> rounds,
      Argument<Duration> interval,
      Argument<Duration> timeout,
      Argument<Boolean> mtu,
      Argument<Boolean> ipv4,
      Argument<Boolean> ipv6,
      Argument<Boolean> numeric) {
    Target.Family family() {
      if (ipv4.value().equals(ipv6.value())) {
        return Target.Family.ANY;
      }
      return ipv4.value() ? Target.Family.IPV4 : Target.Family.IPV6;
    }

    TraceOptions options() {
      return TraceOptions.DEFAULTS
          .withMethod(method.value(), port.optional().orElse(0))
          .withRounds(rounds.value(), interval.value().toNanos())
          .withLimits(maxHops.value(), timeout.value().toNanos());
    }
  }

  @Override
  protected Action shape(Shape shape) {
    TraceText text = new TraceText(shape.language());
    shape.example("sextant trace 127.0.0.1", text.exampleLoopback());
    shape.example("sextant trace -r 10 -i 100ms 127.0.0.1", text.exampleReport());
    shape.example("sextant trace --method tcp --port 443 127.0.0.1", text.exampleTcp());
    shape.example("sextant trace --mtu 127.0.0.1", text.exampleMtu());
    Argument<String> host = shape.parameter(Values.text("HOST"), text.host());
    shape.group(text.groupProbes());
    Arguments arguments =
        new Arguments(
            host,
            shape
                .option(
                    "-M --method", Values.oneOf("HOW", TraceOptions.Method.class), text.method())
                .orElse(TraceOptions.Method.ICMP),
            shape.option("-p --port", Values.integer("PORT", 1, 65_535), text.port()),
            shape
                .option("-m --max-hops", Values.integer("N", 1, MOST_HOPS), text.maxHops())
                .orElse(30),
            shape
                .option("-r --rounds", Values.integer("N", 0, Integer.MAX_VALUE), text.rounds())
                .orElse(3),
            shape
                .option("-i --interval", Values.duration("TIME"), text.interval())
                .orElse(Duration.ofSeconds(1)),
            shape
                .option("-W --timeout", Values.duration("TIME"), text.timeout())
                .orElse(Duration.ofSeconds(1)),
            shape.flag("--mtu", text.mtu()),
            shape.flag("-4 --ipv4", text.ipv4()),
            shape.flag("-6 --ipv6", text.ipv6()),
            shape.flag("-n --numeric", text.numeric()));
    shape.note(text.note());
    return run -> {
      Target target = Target.resolve(host.value(), arguments.family());
      return arguments.mtu.value()
          ? pathMtu(run.output(), target, arguments, text)
          : trace(run, target, arguments, text);
    };
  }

  private static int trace(Run run, Target target, Arguments arguments, TraceText text)
      throws IOException {
    Output output = run.output();
    TraceOptions options = arguments.options();
    TraceTables tables = new TraceTables(output, text, arguments.numeric.value());
    String method = options.method().name().toLowerCase(Locale.ROOT);
    String address = AddressText.of(target.address());
    try (TraceRun trace = TraceRun.open(target, options);
        Interruption.Registration _ = run.interruption().stoppingAsUsual(trace::stop)) {
      if (!output.isJson()) {
        output.line(text.head(target.name(), address, method, options.maxHops()));
      }
      trace.run(event -> {
        if (event instanceof TraceEvent.RoundDone && output.isForPerson()) {
          tables.redraw(trace.hops());
        }
      });
      if (output.isJson()) {
        tables.json(trace.hops());
      } else if (output.isForPerson()) {
        tables.finish(trace.hops());
      } else {
        tables.lines(trace.hops()).forEach(output::line);
      }
      TraceHop last = trace.hops().getLast();
      boolean isReached = last.received() > 0 && last.kind() == TraceEvent.Kind.DESTINATION;
      return isReached ? Exit.DONE : Exit.FAILED;
    }
  }

  private static int pathMtu(Output output, Target target, Arguments arguments, TraceText text)
      throws IOException {
    PathMtu mtu =
        PathMtu.find(target, arguments.timeout.value().toNanos(), step -> tell(output, step, text));
    if (output.isJson()) {
      try (JsonLine line = output.json("mtu")) {
        line.text("host", target.name())
            .flag("reachable", mtu.isReachable())
            .number("bytes", mtu.bytes())
            .flag("blackHole", mtu.hasSilentDrops());
      }
    } else if (mtu.isReachable()) {
      output.line(text.pathMtu(target.name(), mtu.bytes()));
      if (mtu.hasSilentDrops()) {
        output.line(text.blackHole());
      }
    } else {
      output.line(text.notReached(target.name()));
    }
    return mtu.isReachable() ? Exit.DONE : Exit.FAILED;
  }

  private static void tell(Output output, PathMtu.Step step, TraceText text) {
    String result =
        step.passed()
            ? text.passed()
            : step.toldMtu() > 1 ? text.tooBig(step.toldMtu()) : text.vanished();
    output.say(text.step(step.bytes(), result));
  }
}
