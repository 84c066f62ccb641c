package sextant.cli;

import java.util.List;
import sextant.packets.CaptureSummary;
import sextant.packets.ConversationCount;
import sextant.packets.EndpointCount;
import sextant.packets.ProtocolCount;
import sextant.wire.PacketBuffer;
import sextant.words.Language;
import sextant.words.Quantity;

/** Counts, and tells at the end: protocols, the largest conversations, the busiest addresses. */
final class CaptureStatisticsSink implements PacketSink {
  private static final int ROWS = 20;
  private static final int NUMBER_WIDTH = 10;
  private static final int NAME_WIDTH = 46;

  private final Output output;
  private final CaptureText text;
  private final CaptureSummary summary = new CaptureSummary();

  CaptureStatisticsSink(Output output) {
    this.output = output;
    this.text = new CaptureText(output.language());
  }

  @Override
  public void packet(PacketBuffer packet) {
    summary.add(packet);
  }

  @Override
  public void finish() {
    List<ConversationCount> conversations = summary.conversations().stream().limit(ROWS).toList();
    List<EndpointCount> endpoints = summary.endpoints().stream().limit(ROWS).toList();
    if (output.isJson()) {
      jsonProtocol(summary.protocols(), "");
      conversations.forEach(this::json);
      endpoints.forEach(this::json);
      return;
    }
    head(text.columnProtocol(), text.columnPackets(), text.columnBytes());
    protocol(summary.protocols(), 0);
    output.line("");
    head(
        text.columnConversation(),
        text.columnForward(),
        text.columnBackward(),
        text.columnDuration());
    conversations.forEach(this::conversation);
    output.line("");
    head(text.columnAddress(), text.columnSent(), text.columnReceived());
    endpoints.forEach(this::endpoint);
  }

  private void head(String name, String... columns) {
    output.line(output.paint().in(Ink.STRONG, row(name, columns)));
  }

  private static String row(String name, String... columns) {
    StringBuilder row = new StringBuilder(Columns.left(name, NAME_WIDTH));
    for (String column : columns) {
      row.append("  ").append(Columns.right(column, NUMBER_WIDTH));
    }
    return row.toString();
  }

  private void protocol(ProtocolCount count, int depth) {
    String name =
        output.language() == Language.CHINESE ? count.name().chinese() : count.name().english();
    output.line(
        row(
            "  ".repeat(depth) + name,
            Quantity.count(count.packets()),
            Quantity.bytes(count.bytes())));
    count.inner().forEach(inner -> protocol(inner, depth + 1));
  }

  private void conversation(ConversationCount count) {
    String ends =
        count.conversation().protocolName(output.language())
            + " "
            + count.conversation().first()
            + " ⇄ "
            + count.conversation().second();
    output.line(
        row(
            ends,
            Quantity.bytes(count.forwardBytes()),
            Quantity.bytes(count.backwardBytes()),
            Quantity.duration(count.durationNanos())));
  }

  private void endpoint(EndpointCount count) {
    output.line(
        row(
            count.address().toString(),
            Quantity.bytes(count.sentBytes()),
            Quantity.bytes(count.receivedBytes())));
  }

  private void jsonProtocol(ProtocolCount count, String path) {
    String here = path.isEmpty() ? count.name().english() : path + "/" + count.name().english();
    try (JsonLine line = output.json("protocol")) {
      line.text("protocol", here).number("packets", count.packets()).number("bytes", count.bytes());
    }
    count.inner().forEach(inner -> jsonProtocol(inner, here));
  }

  private void json(ConversationCount count) {
    try (JsonLine line = output.json("conversation")) {
      line.text("protocol", count.conversation().protocolName(Language.ENGLISH))
          .text("first", count.conversation().first().toString())
          .text("second", count.conversation().second().toString())
          .number("packets_forward", count.forwardPackets())
          .number("bytes_forward", count.forwardBytes())
          .number("packets_backward", count.backwardPackets())
          .number("bytes_backward", count.backwardBytes())
          .number("nanos", count.durationNanos());
    }
  }

  private void json(EndpointCount count) {
    try (JsonLine line = output.json("address")) {
      line.text("address", count.address().toString())
          .number("packets_sent", count.sentPackets())
          .number("bytes_sent", count.sentBytes())
          .number("packets_received", count.receivedPackets())
          .number("bytes_received", count.receivedBytes());
    }
  }
}
