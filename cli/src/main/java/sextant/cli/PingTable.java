package sextant.cli;

import java.util.ArrayList;
import java.util.List;
import sextant.ping.EchoRun;
import sextant.ping.EchoSummary;
import sextant.ping.RttSummary;
import sextant.words.Quantity;

/** The statistics of several hosts side by side. */
final class PingTable {
  private static final int GAP = 2;

  private final PingText text;

  PingTable(PingText text) {
    this.text = text;
  }

  List<String> of(EchoRun run) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            text.columnHost(),
            text.columnSent(),
            text.columnLoss(),
            "min",
            "avg",
            "p50",
            "p90",
            "p99",
            "max",
            text.columnJitter()));
    for (int i = 0; i < run.targets().size(); i++) {
      rows.add(row(run.targets().get(i).name(), run.summary(i)));
    }
    return aligned(rows);
  }

  private static List<String> row(String name, EchoSummary summary) {
    RttSummary rtt = summary.rtt();
    long lost = summary.transmitted() - summary.received();
    List<String> row = new ArrayList<>();
    row.add(name);
    row.add(Long.toString(summary.transmitted()));
    row.add(Decimals.shortPercent(lost, summary.transmitted()) + " %");
    for (long nanos :
        new long[] {
          rtt.min(), rtt.average(), rtt.p50(), rtt.p90(), rtt.p99(), rtt.max(), rtt.jitter()
        }) {
      row.add(rtt.count() == 0 ? "-" : Quantity.duration(nanos));
    }
    return row;
  }

  /** The first column to the left, the others to the right. */
  static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(Columns.left(row.getFirst(), widths[0]));
      for (int i = 1; i < widths.length; i++) {
        line.append(Columns.right(row.get(i), widths[i] + GAP));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
