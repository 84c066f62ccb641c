package sextant.cli;

import java.nio.file.Path;
import java.time.Duration;
import sextant.raw.CaptureRequest;
import sextant.words.Language;

/** {@code sextant capture}: packets of an interface or a file, shown, saved, followed, counted. */
final class CaptureCommand extends Command {
  private static final int MOST = Integer.MAX_VALUE;

  CaptureCommand() {
    super("capture");
  }

  @Override
  public String sentence(Language language) {
    return new CaptureText(language).sentence();
  }

  @Override
  protected Action shape(Shape shape) {
    CaptureText text = new CaptureText(shape.language());
    shape.example("sextant capture -i lo tcp port 80", text.exampleLive());
    shape.example("sextant capture -r trace.pcapng -c 2 -v", text.exampleFields());
    shape.example(
        "sextant capture -w dns.pcapng --ring-size 10M --ring-files 5 port 53", text.exampleRing());
    shape.example("sextant capture -r trace.pcapng --follow tcp port 80", text.exampleFollow());
    CaptureArguments given = new CaptureArguments(shape, text);
    shape.note(text.note());
    return run -> new CaptureRun(run, given).go();
  }

  /** The options of the command as declared. */
  static final class CaptureArguments {
    final Argument<String> filter;
    final Argument<String> interfaceName;
    final Argument<String> readFile;
    final Argument<Boolean> listInterfaces;
    final Argument<Integer> snapLength;
    final Argument<Long> bufferSize;
    final Argument<Boolean> promiscuous;
    final Argument<Boolean> fields;
    final Argument<Boolean> hex;
    final Argument<Boolean> follow;
    final Argument<Boolean> statistics;
    final Argument<Boolean> showProgram;
    final Argument<Integer> count;
    final Argument<Path> writeFile;
    final Argument<Long> ringSize;
    final Argument<Duration> ringTime;
    final Argument<Integer> ringFiles;

    CaptureArguments(Shape shape, CaptureText text) {
      filter = shape.restParameters(Values.text("FILTER"), text.filter());
      shape.group(text.groupSource());
      interfaceName = shape.option("-i --interface", Values.text("NAME"), text.interfaceName());
      readFile = shape.option("-r --read", Values.text("FILE"), text.readFile());
      listInterfaces = shape.flag("-D --interfaces", text.listInterfaces());
      snapLength =
          shape
              .option("-s --snap", Values.integer("BYTES", 1, MOST), text.snapLength())
              .orElse(CaptureRequest.WHOLE_PACKETS);
      bufferSize =
          shape
              .option("-B --buffer", Values.size("SIZE"), text.bufferSize())
              .orElse((long) CaptureRequest.DEFAULT_BUFFER_BYTES);
      promiscuous = shape.flag("--promiscuous", text.promiscuous());
      shape.group(text.groupShow());
      fields = shape.flag("-v --fields", text.fields());
      hex = shape.flag("-x --hex", text.hex());
      follow = shape.flag("--follow", text.follow());
      statistics = shape.flag("--statistics", text.statistics());
      showProgram = shape.flag("-d --program", text.showProgram());
      shape.group(text.groupKeep());
      count = shape.option("-c --count", Values.integer("N", 1, MOST), text.count());
      writeFile = shape.option("-w --write", Values.file("FILE"), text.writeFile());
      ringSize = shape.option("--ring-size", Values.size("SIZE"), text.ringSize());
      ringTime = shape.option("--ring-time", Values.duration("TIME"), text.ringTime());
      ringFiles = shape.option("--ring-files", Values.integer("N", 1, MOST), text.ringFiles());
    }
  }
}
