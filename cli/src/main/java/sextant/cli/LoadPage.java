package sextant.cli;

import sextant.talk.LoadOptions;
import sextant.talk.LoadReport;
import sextant.words.Quantity;

/** The result of a load run, for a person and for a program. */
final class LoadPage {
  private static final int LABEL_WIDTH = 12;

  private final Output output;
  private final LoadOptions options;
  private final TalkText text;

  LoadPage(Output output, LoadOptions options) {
    this.output = output;
    this.options = options;
    this.text = new TalkText(output.language());
  }

  void show(LoadReport report) {
    if (output.isJson()) {
      showInJson(report);
      return;
    }
    output.line(
        output.paint().in(Ink.STRONG, options.address().text())
            + "  "
            + text.loadHead(
                options.connections(),
                Quantity.bytes(options.messageBytes()),
                Quantity.duration(report.elapsed().toNanos())));
    row(
        text.loadMessages(),
        text.loadRates(
            Quantity.count(report.messages()),
            Quantity.count(Math.round(report.messagesPerSecond())),
            Quantity.bytesPerSecond(report.bytesPerSecond())));
    LoadReport.Latency latency = report.latency();
    row(text.loadLatency(), percentile("p50", latency.p50Nanos()));
    row("", percentile("p90", latency.p90Nanos()));
    row("", percentile("p99", latency.p99Nanos()));
    row("", percentile("p99.9", latency.p999Nanos()));
    row("", percentile("max", latency.maxNanos()));
    if (TransportArguments.hasDatagrams(options.address())) {
      row(text.loadLost(), report.lost() + "  " + percent(report.lossShare()));
    }
    if (report.brokenConnections() > 0) {
      row(
          text.loadBroken(),
          output.paint().in(Ink.LOST, Integer.toString(report.brokenConnections())));
    }
  }

  private void row(String label, String value) {
    String padded = "  " + Columns.left(label, LABEL_WIDTH);
    output.line(output.paint().in(Ink.FAINT, padded) + value);
  }

  private static String percentile(String name, long nanos) {
    return Columns.left(name, 6) + Columns.right(Quantity.duration(nanos), 9);
  }

  private static String percent(double share) {
    return Quantity.significant(share * 100) + " %";
  }

  private void showInJson(LoadReport report) {
    LoadReport.Latency latency = report.latency();
    try (JsonLine line = output.json("load")) {
      line.text("address", options.address().text())
          .number("connections", options.connections())
          .number("messageBytes", options.messageBytes())
          .number("elapsedNanos", report.elapsed().toNanos())
          .number("messages", report.messages())
          .decimal("messagesPerSecond", report.messagesPerSecond())
          .decimal("bytesPerSecond", report.bytesPerSecond())
          .number("lost", report.lost())
          .number("brokenConnections", report.brokenConnections())
          .object("latencyNanos")
          .number("min", latency.minNanos())
          .decimal("mean", latency.meanNanos())
          .number("p50", latency.p50Nanos())
          .number("p90", latency.p90Nanos())
          .number("p99", latency.p99Nanos())
          .number("p999", latency.p999Nanos())
          .number("max", latency.maxNanos())
          .endObject();
    }
  }
}
