package sextant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import sextant.packets.CaptureFiles;
import sextant.packets.LiveCapture;
import sextant.packets.RingFiles;
import sextant.packets.filter.FilterException;
import sextant.packets.filter.LinkLayer;
import sextant.raw.CaptureInterface;
import sextant.raw.CaptureRequest;
import sextant.raw.CaptureStatistics;
import sextant.wire.CaptureReader;
import sextant.wire.LinkType;
import sextant.wire.PacketBuffer;
import sextant.words.Explanation;

/** One run of {@code sextant capture}. */
final class CaptureRun {
  private static final String STANDARD_INPUT = "-";

  private final Run run;
  private final Output output;
  private final CaptureText text;
  private final CaptureCommand.CaptureArguments given;
  private long kept;
  private long read;

  CaptureRun(Run run, CaptureCommand.CaptureArguments given) {
    this.run = run;
    this.output = run.output();
    this.text = new CaptureText(run.language());
    this.given = given;
  }

  int go() throws IOException {
    if (given.listInterfaces.value()) {
      return listInterfaces();
    }
    forbidBoth(given.readFile, given.interfaceName);
    forbidBoth(given.follow, given.statistics);
    CaptureFilter filter = new CaptureFilter(output, given.filter.all());
    if (given.showProgram.value()) {
      filter.compile(programLink()).toString().lines().forEach(output::line);
      return Exit.DONE;
    }
    return given.readFile.isGiven()
        ? readFile(filter, given.readFile.value())
        : live(filter, interfaceName());
  }

  private void forbidBoth(Argument<?> one, Argument<?> other) throws UsageException {
    if (one.isGiven() && other.isGiven()) {
      String first = one.facts().longestName();
      String second = other.facts().longestName();
      throw new UsageException(
          new Explanation(text.onlyOne(first, second), first + " " + second, text.onlyOneTodo()));
    }
  }

  private LinkLayer programLink() throws IOException {
    return given.interfaceName.isGiven()
        ? LinkLayer.ofSocket(linkType(given.interfaceName.value())).orElse(LinkLayer.ETHERNET)
        : LinkLayer.ETHERNET;
  }

  private static int linkType(String name) throws IOException {
    return CaptureInterface.list().stream()
        .filter(each -> each.name().equals(name))
        .mapToInt(CaptureInterface::linkType)
        .findFirst()
        .orElse(LinkType.LINUX_SLL2);
  }

  private int listInterfaces() throws IOException {
    for (CaptureInterface each : CaptureInterface.list()) {
      String state = each.isUp() ? text.stateUp() : text.stateDown();
      if (output.isJson()) {
        try (JsonLine line = output.json("interface")) {
          line.text("name", each.name()).flag("up", each.isUp()).array("addresses");
          each.addresses().forEach(line::element);
          line.endArray();
        }
      } else {
        output.line(text.interfaceLine(each.name(), state, String.join(" ", each.addresses())));
      }
    }
    return Exit.DONE;
  }

  private String interfaceName() throws IOException {
    if (given.interfaceName.isGiven()) {
      return given.interfaceName.value();
    }
    return CaptureInterface.list().stream()
        .filter(each -> each.isUp() && !each.isLoopback() && !each.addresses().isEmpty())
        .map(CaptureInterface::name)
        .findFirst()
        .orElse(CaptureRequest.ANY);
  }

  private int live(CaptureFilter filter, String name) throws IOException {
    LiveCapture.Settings settings =
        new LiveCapture.Settings(
            given.snapLength.value(),
            (int) Math.min(Integer.MAX_VALUE / 2, given.bufferSize.value()),
            given.promiscuous.value());
    try (LiveCapture capture = open(name, filter, settings);
        Interruption.Registration _ = run.interruption().stopping(capture::close)) {
      try (CaptureSinks sinks = sinks(capture.source())) {
        output.say(text.capturing(name));
        capture.run(new Counted(sinks, capture));
        sinks.finish();
        CaptureStatistics counted = capture.statistics();
        sinks.note(counted);
        report(counted);
        sayFiles(sinks.files());
      }
    }
    return Exit.DONE;
  }

  private static LiveCapture open(String name, CaptureFilter filter, LiveCapture.Settings settings)
      throws IOException {
    try {
      return LiveCapture.open(name, filter.filter(), settings);
    } catch (FilterException unsuited) {
      throw filter.usage(unsuited);
    }
  }

  private void report(CaptureStatistics counted) {
    if (output.isJson()) {
      try (JsonLine line = output.json("captured")) {
        line.number("packets", kept)
            .number("received", counted.received())
            .number("dropped", counted.dropped());
      }
    }
    output.say(text.counted(kept, counted.received(), counted.dropped()));
  }

  private void sayFiles(List<Path> files) {
    if (files.size() == 1) {
      output.say(text.wroteFile(files.getFirst()));
    } else if (files.size() > 1) {
      output.say(text.wroteRing(files.getFirst(), files.getLast(), files.size()));
    }
  }

  /** Hands packets on until there are as many as were asked for. */
  private final class Counted implements LiveCapture.Sink {
    private final CaptureSinks sinks;
    private final LiveCapture capture;

    Counted(CaptureSinks sinks, LiveCapture capture) {
      this.sinks = sinks;
      this.capture = capture;
    }

    @Override
    public void packet(PacketBuffer packet) throws IOException {
      if (isEnough()) {
        return;
      }
      kept++;
      sinks.packet(packet);
      if (isEnough()) {
        capture.close();
      }
    }

    @Override
    public void pause() throws IOException {
      sinks.pause();
    }
  }

  private boolean isEnough() {
    return given.count.isGiven() && kept >= given.count.value();
  }

  private CaptureSinks sinks(sextant.wire.CaptureInterface source) throws IOException {
    RingFiles.Limits limits =
        new RingFiles.Limits(
            given.ringSize.optional().orElse(0L),
            given.ringTime.isGiven() ? given.ringTime.value().toNanos() : 0,
            given.ringFiles.optional().orElse(0));
    return new CaptureSinks(shown(), given.writeFile.optional(), source, limits);
  }

  /** What shows packets; with {@code -w} nothing does unless it is asked for. */
  private Optional<PacketSink> shown() {
    boolean wantsDetails = given.fields.value() || given.hex.value();
    if (given.follow.value()) {
      return Optional.of(new FollowSink(output));
    }
    if (given.statistics.value()) {
      return Optional.of(new CaptureStatisticsSink(output));
    }
    if (given.writeFile.isGiven() && !wantsDetails) {
      return Optional.empty();
    }
    return Optional.of(
        output.isJson()
            ? new PacketJsonSink(output, given.fields.value(), given.hex.value())
            : new PacketTextSink(output, given.fields.value(), given.hex.value()));
  }

  private int readFile(CaptureFilter filter, String name) throws IOException {
    output.inBlocks();
    AtomicBoolean isStopped = new AtomicBoolean();
    try (CaptureReader reader = open(name);
        Interruption.Registration _ = run.interruption().stopping(() -> isStopped.set(true))) {
      PacketBuffer packet = new PacketBuffer();
      boolean hasPacket = CaptureFiles.next(reader, packet, name);
      int linkType = hasPacket ? packet.linkType() : LinkType.ETHERNET;
      try (CaptureSinks sinks = sinks(sextant.wire.CaptureInterface.of(linkType, ""))) {
        while (hasPacket && !isEnough() && !isStopped.get()) {
          read++;
          if (filter.keeps(packet)) {
            kept++;
            sinks.packet(packet);
          }
          hasPacket = CaptureFiles.next(reader, packet, name);
        }
        sinks.finish();
        output.say(reader.isCutShort() ? text.cutShort() : text.read(kept, read));
        sayFiles(sinks.files());
      }
    }
    return Exit.DONE;
  }

  private CaptureReader open(String name) throws IOException {
    InputStream input = run.input();
    return name.equals(STANDARD_INPUT)
        ? CaptureFiles.open(input, name)
        : CaptureFiles.open(Path.of(name));
  }
}
