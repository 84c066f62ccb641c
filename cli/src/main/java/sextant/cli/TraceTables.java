package sextant.cli;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sextant.ping.RttSummary;
import sextant.ping.TraceEvent;
import sextant.ping.TraceHop;

/** A traced path as a table, drawn again in place on a terminal, or as JSON. */
final class TraceTables {
  private final Output output;
  private final TraceText text;
  private final boolean isNumeric;
  private final Map<InetAddress, String> names = new HashMap<>();
  private int drawnLines;

  TraceTables(Output output, TraceText text, boolean isNumeric) {
    this.output = output;
    this.text = text;
    this.isNumeric = isNumeric;
  }

  /**
   * Draws the table over the one before. No line is wider than the terminal is now, and of a path
   * that is longer than the terminal is high the last hops are seen: what has left the screen
   * cannot be drawn over.
   */
  void redraw(List<TraceHop> hops) {
    draw(within(output.screen().rows() - 1, lines(hops)), output.screen().columns() - 1);
  }

  private List<String> within(int rows, List<String> lines) {
    int hidden = lines.size() - rows;
    if (hidden <= 0) {
      return lines;
    }
    int tail = Math.max(0, rows - 2); // below the heading and what is said of the others
    List<String> seen = new ArrayList<>();
    seen.add(lines.getFirst());
    seen.add(text.more(lines.size() - 1 - tail));
    seen.addAll(lines.subList(lines.size() - tail, lines.size()));
    return seen.subList(0, Math.clamp(rows, 1, seen.size()));
  }

  /** Draws the table for the last time, each line as long as it is. */
  void finish(List<TraceHop> hops) {
    draw(lines(hops), Integer.MAX_VALUE);
  }

  private void draw(List<String> lines, int width) {
    StringBuilder screen = new StringBuilder();
    if (drawnLines > 0) {
      screen.append("\u001b[").append(drawnLines).append("A\u001b[J");
    }
    for (String line : lines) {
      screen.append(Columns.cut(line, width)).append('\n');
    }
    drawnLines = lines.size();
    byte[] bytes = screen.toString().getBytes(StandardCharsets.UTF_8);
    output.bytes(bytes, 0, bytes.length);
  }

  /** One line per hop below a heading; further addresses of a hop have a line of their own. */
  List<String> lines(List<TraceHop> hops) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            text.columnHop(),
            text.columnLoss(),
            text.columnSent(),
            text.columnLast(),
            text.columnAverage(),
            text.columnBest(),
            text.columnWorst(),
            text.columnDeviation()));
    List<String> hosts = new ArrayList<>();
    hosts.add(text.columnHost());
    for (TraceHop hop : hops) {
      rows.add(row(hop));
      hosts.add(host(hop));
    }
    List<String> lines = PingTable.aligned(rows);
    int width = widest(lines);
    for (int i = 0; i < lines.size(); i++) {
      lines.set(i, Columns.left(lines.get(i), width) + "  " + hosts.get(i));
    }
    return lines;
  }

  private static int widest(List<String> lines) {
    int width = 0;
    for (String line : lines) {
      width = Math.max(width, Columns.of(line));
    }
    return width;
  }

  private static List<String> row(TraceHop hop) {
    RttSummary rtt = hop.rtt();
    List<String> row = new ArrayList<>();
    row.add(Integer.toString(hop.hop()));
    row.add(Decimals.shortPercent(hop.sent() - hop.received(), hop.sent()) + " %");
    row.add(Long.toString(hop.sent()));
    for (long nanos :
        new long[] {hop.lastNanos(), rtt.average(), rtt.min(), rtt.max(), rtt.deviation()}) {
      row.add(hop.received() == 0 ? "-" : Decimals.replyMillis(nanos));
    }
    return row;
  }

  private String host(TraceHop hop) {
    if (hop.addresses().isEmpty()) {
      return text.nobody();
    }
    StringBuilder host = new StringBuilder();
    for (InetAddress address : hop.addresses()) {
      host.append(host.isEmpty() ? "" : ", ").append(name(address));
    }
    boolean isEnd = hop.kind() == TraceEvent.Kind.UNREACHABLE;
    return isEnd ? host + " " + text.unreachable() : host.toString();
  }

  private String name(InetAddress address) {
    return isNumeric
        ? AddressText.of(address)
        : names.computeIfAbsent(address, AddressText::withName);
  }

  void json(List<TraceHop> hops) {
    for (TraceHop hop : hops) {
      RttSummary rtt = hop.rtt();
      try (JsonLine line = output.json("hop")) {
        line.number("hop", hop.hop()).array("addresses");
        hop.addresses().forEach(address -> line.element(AddressText.of(address)));
        line.endArray()
            .text("kind", hop.kind().name().toLowerCase(Locale.ROOT))
            .number("sent", hop.sent())
            .number("received", hop.received())
            .number("last", hop.lastNanos())
            .number("avg", rtt.average())
            .number("best", rtt.min())
            .number("worst", rtt.max())
            .number("stdev", rtt.deviation());
      }
    }
  }
}
