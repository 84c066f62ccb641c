package sextant.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.talk.Direction;
import sextant.talk.MessageText;
import sextant.talk.RecordExport;
import sextant.talk.RecordFilter;
import sextant.talk.RecordedMessage;
import sextant.talk.Utf8Stream;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.Language;

/** {@code sextant talk show}: what a recording holds, all of it or what is looked for. */
final class ShowCommand extends Command {
  ShowCommand() {
    super("show");
  }

  @Override
  public String sentence(Language language) {
    return new TalkText(language).showSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    TalkText text = new TalkText(shape.language());
    shape.example("sextant talk show /tmp/talk.jsonl", text.exampleShow());
    shape.example(
        "sextant talk show /tmp/talk.jsonl --find hello --show received", text.exampleFind());
    shape.example(
        "sextant talk show /tmp/talk.jsonl --find-hex 0d0a --view hex", text.exampleFindHex());
    Argument<Path> file = shape.parameter(Values.file("FILE"), text.parameterRecording());
    shape.group(text.groupFind());
    Argument<String> words = shape.option("--find", Values.text("TEXT"), text.optionFind());
    Argument<Bytes> bytes =
        shape.option(
            "--find-hex",
            Values.of("HEX", MessageText::ofHex, CliText::expectedHex),
            text.optionFindHex());
    Argument<String> peers = shape.option("--peer", Values.text("HOST:PORT"), text.optionPeer());
    ShowArguments show = new ShowArguments(shape, text);
    return run -> {
      RecordFilter filter = RecordFilter.ALL;
      if (words.isGiven()) {
        filter = filter.withText(words.value());
      } else if (bytes.isGiven()) {
        filter = filter.withBytes(bytes.value());
      }
      Printer printer = new Printer(run.output(), show.style(TrafficLog.Show.BOTH));
      return print(file.value(), filter, Set.copyOf(peers.all()), printer);
    };
  }

  private static int print(Path file, RecordFilter filter, Set<String> peers, Printer printer)
      throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      RecordExport.readMessages(
          stream,
          message -> {
            if (message.isWithOneOf(peers) && message.matches(filter)) {
              printer.print(message);
            }
          });
    } catch (IOException e) {
      throw Failure.wrap(e, file.toString());
    }
    return printer.hasPrinted() ? Exit.DONE : Exit.FAILED; // as grep does
  }

  /** Prints the messages one by one. */
  private static final class Printer {
    private final Output output;
    private final TrafficLog.Style style;
    private final TrafficLine line;
    private final Map<String, Utf8Stream> streams = new HashMap<>();
    private boolean hasPrinted;

    private Printer(Output output, TrafficLog.Style style) {
      this.output = output;
      this.style = style;
      this.line = new TrafficLine(output);
      output.inBlocks();
    }

    private boolean hasPrinted() {
      return hasPrinted;
    }

    private void print(RecordedMessage message) {
      if (!style.show().includes(message.direction())) {
        return;
      }
      hasPrinted = true;
      byte[] bytes = message.bytes().toArray();
      if (output.isJson()) {
        printJson(message, bytes);
        return;
      }
      boolean isReceived = message.direction() == Direction.IN;
      String sign = output.paint().in(isReceived ? Ink.RECEIVED : Ink.SENT, isReceived ? "<" : ">");
      for (String each : lines(message, bytes)) {
        line.print(message.time(), message.peer(), sign, each);
      }
    }

    private List<String> lines(RecordedMessage message, byte[] bytes) {
      return switch (style.view()) {
        case HEX -> TrafficText.hexRows(bytes);
        case MIXED -> List.of(TrafficText.mixed(bytes));
        case TEXT -> {
          String key = message.conversation() + " " + message.direction();
          Utf8Stream stream = streams.computeIfAbsent(key, k -> new Utf8Stream());
          yield TrafficText.lines(stream.decode(ByteBuffer.wrap(bytes)));
        }
      };
    }

    private void printJson(RecordedMessage message, byte[] bytes) {
      String event = message.direction() == Direction.IN ? "received" : "sent";
      try (JsonLine json = output.json(event)) {
        json.time("time", message.time()).number("id", message.conversation());
        json.text("peer", message.peer());
        TrafficText.addTo(json, bytes);
      }
    }
  }
}
