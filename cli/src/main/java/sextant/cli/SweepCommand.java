package sextant.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sextant.ping.SweepEvent;
import sextant.ping.SweepOptions;
import sextant.ping.SweepRun;
import sextant.ping.SweepTargets;
import sextant.wire.Ipv4Address;
import sextant.words.Explanation;
import sextant.words.FailureException;
import sextant.words.Language;
import sextant.words.Quantity;

/** {@code sextant sweep}: which of many addresses answer. */
final class SweepCommand extends Command {
  private static final int SOME_SILENT = 1;
  private static final int BAD_TARGET = 2;
  private static final int MOST_DATA = 64;

  SweepCommand() {
    super("sweep");
  }

  @Override
  public String sentence(Language language) {
    return new SweepText(language).sentence();
  }

  /** What was asked for. */
  private record Arguments(
      Argument<String> targets,
      Argument<Path> file,
      Argument<Integer> rate,
      Argument<Integer> retries,
      Argument<Duration> timeout,
      Argument<Integer> size,
      Argument<Boolean> elapsed,
      Argument<Boolean> names,
      Argument<Boolean> unreachable,
      Argument<Boolean> count) {}

  @Override
  protected Action shape(Shape shape) {
    SweepText text = new SweepText(shape.language());
    shape.example("sextant sweep 127.0.0.0/24", text.exampleLoopback());
    shape.example("sextant sweep 127.0.0.1-20 localhost", text.exampleRange());
    shape.example("sextant sweep --elapsed --file /dev/null 127.0.0.1", text.exampleFile());
    Argument<String> targets = shape.restParameters(Values.text("TARGET"), text.targets());
    shape.group(text.groupWork());
    Values<Integer> number = Values.integer("N", 0, Integer.MAX_VALUE);
    Argument<Integer> rate = shape.option("-R --rate", number, text.rate());
    Argument<Integer> retries = shape.option("-r --retries", number, text.retries()).orElse(1);
    Argument<Duration> timeout =
        shape
            .option("-t --timeout", Values.duration("TIME"), text.timeout())
            .orElse(Duration.ofMillis(500));
    Argument<Integer> size =
        shape.option("-b --size", Values.integer("BYTES", 0, MOST_DATA), text.size()).orElse(56);
    Argument<Path> file = shape.option("-f --file", Values.file("FILE"), text.file());
    shape.group(text.groupShow());
    Arguments all =
        new Arguments(
            targets,
            file,
            rate,
            retries,
            timeout,
            size,
            shape.flag("-e --elapsed", text.elapsed()),
            shape.flag("-n --names", text.names()),
            shape.flag("-u --unreachable", text.unreachable()),
            shape.flag("-c --count", text.count()));
    shape.note(text.note());
    return run -> sweep(run, all, text);
  }

  private static int sweep(Run run, Arguments arguments, SweepText text) throws IOException {
    SweepTargets targets;
    try {
      targets = SweepTargets.parse(targetTexts(run, arguments, text));
    } catch (FailureException failed) {
      String kind = failed.failure().kind().name().toLowerCase(Locale.ROOT);
      run.output().explain(kind, failed.failure().explain(run.language()));
      return BAD_TARGET;
    }
    int usualRate = targets.isLoopback() ? 0 : (int) SweepOptions.POLITE_RATE;
    SweepOptions options =
        SweepOptions.DEFAULTS
            .withRate(arguments.rate.optional().orElse(usualRate))
            .withPatience(arguments.retries.value(), arguments.timeout.value().toNanos())
            .withDataBytes(arguments.size.value());
    long start = System.nanoTime();
    try (SweepRun sweep = SweepRun.open(targets, options);
        Interruption.Registration _ = run.interruption().stopping(sweep::stop)) {
      sweepShowingProgress(run.output(), sweep, text);
      report(run.output(), sweep, arguments);
      String time = Quantity.duration(System.nanoTime() - start);
      if (run.output().screen().onErrors()) {
        run.output().say(text.summary(sweep.aliveCount(), targets.size(), time));
      }
      return sweep.aliveCount() == targets.size() ? Exit.DONE : SOME_SILENT;
    }
  }

  private static void sweepShowingProgress(Output output, SweepRun sweep, SweepText text) {
    try (Progress progress =
        output.progress(text.progress(), Progress.Unit.THINGS, sweep.targets().size())) {
      sweep.run(event -> {
        if (event instanceof SweepEvent.Progress now) {
          progress.at(Math.min(now.sent(), now.total()));
        }
      });
    }
  }

  private static List<String> targetTexts(Run run, Arguments arguments, SweepText text)
      throws IOException {
    List<String> texts = new ArrayList<>();
    for (String each : arguments.targets.all()) {
      if (each.equals("-")) {
        addLines(texts, new String(run.input().readAllBytes(), StandardCharsets.UTF_8));
      } else {
        texts.add(each);
      }
    }
    if (arguments.file.isGiven()) {
      addLines(texts, Files.readString(arguments.file.value()));
    }
    if (texts.isEmpty()) {
      throw new UsageException(
          new Explanation(text.nothing(), text.targets(), "sextant sweep --help"));
    }
    return texts;
  }

  private static void addLines(List<String> texts, String lines) {
    for (String line : lines.lines().toList()) {
      int comment = line.indexOf('#');
      String target = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!target.isEmpty()) {
        texts.add(target);
      }
    }
  }

  private static void report(Output output, SweepRun sweep, Arguments arguments) {
    if (arguments.count.value()) {
      output.line(Integer.toString(sweep.aliveCount()));
      return;
    }
    output.inBlocks();
    boolean wantsSilent = arguments.unreachable.value();
    Map<InetAddress, String> names =
        arguments.names.value() ? names(sweep, output.isJson(), wantsSilent) : Map.of();
    for (int i = 0; i < sweep.targets().size(); i++) {
      long rtt = sweep.rttNanos(i);
      if (output.isJson()) {
        json(output, sweep, i, names);
      } else if ((rtt < 0) == wantsSilent) {
        output.line(line(sweep, i, arguments, names));
      }
    }
    output.flush();
  }

  private static Map<InetAddress, String> names(SweepRun sweep, boolean all, boolean wantsSilent) {
    List<InetAddress> addresses = new ArrayList<>();
    for (int i = 0; i < sweep.targets().size(); i++) {
      if (all || (sweep.rttNanos(i) < 0) == wantsSilent) {
        addresses.add(sweep.targets().address(i));
      }
    }
    return AddressText.names(addresses);
  }

  private static String line(
      SweepRun sweep, int index, Arguments arguments, Map<InetAddress, String> names) {
    String line = new Ipv4Address(sweep.targets().ipv4(index)).toString();
    long rtt = sweep.rttNanos(index);
    InetAddress address = sweep.targets().address(index);
    String name = names.get(address);
    if (name != null) {
      line = AddressText.withName(address, name);
    }
    return arguments.elapsed.value() && rtt >= 0
        ? line + " (" + Decimals.replyMillis(rtt) + " ms)"
        : line;
  }

  private static void json(
      Output output, SweepRun sweep, int index, Map<InetAddress, String> names) {
    long rtt = sweep.rttNanos(index);
    try (JsonLine line = output.json("host")) {
      line.text("address", new Ipv4Address(sweep.targets().ipv4(index)).toString());
      String name = names.get(sweep.targets().address(index));
      if (name != null) {
        line.text("name", name);
      }
      line.flag("alive", rtt >= 0);
      if (rtt >= 0) {
        line.number("rtt", rtt);
      }
    }
  }
}
