package sextant.desktop.ping;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import sextant.desktop.ping.SweepModel.Alive;

/** What the room knows as text for other programs; times are ISO 8601 in UTC, durations in ms. */
final class PingExport {
  private PingExport() {}

  /** What a file to be saved holds. */
  enum Format {
    CSV,
    JSON
  }

  /** What the present task shows, in this format. */
  static String of(PingModel model, Format format) {
    boolean csv = format == Format.CSV;
    return switch (model.taskProperty().get()) {
      case PING -> csv ? pingCsv(model.hosts()) : pingJson(model.hosts());
      case SWEEP -> {
        SweepGrid grid = model.sweep().gridProperty().get();
        List<Alive> alive = model.sweep().alive();
        yield csv || grid == null ? sweepCsv(alive) : sweepJson(grid, alive);
      }
      case TRACE -> csv ? traceCsv(model.trace().hops()) : traceJson(model.trace());
    };
  }

  /** One line a probe: {@code time,host,address,rtt_ms}; no time for a lost one. */
  static String pingCsv(List<HostLine> hosts) {
    var out = new StringBuilder("time,host,address,rtt_ms\n");
    for (HostLine line : hosts) {
      String start = "," + field(line.host()) + "," + field(line.addressProperty().get()) + ",";
      for (int i = 0; i < line.series().size(); i++) {
        double millis = line.series().value(i);
        out.append(Instant.ofEpochMilli(line.series().timeMillis(i))).append(start);
        out.append(Double.isNaN(millis) ? "" : number(millis)).append('\n');
      }
    }
    return out.toString();
  }

  /** One object: per host the statistics of what is shown, and every probe as [time, rtt]. */
  static String pingJson(List<HostLine> hosts) {
    var out = new StringBuilder("{\"hosts\":[");
    String between = "\n";
    for (HostLine line : hosts) {
      out.append(between).append("{\"host\":").append(text(line.host()));
      out.append(",\"address\":").append(text(line.addressProperty().get()));
      out.append(",\"statistics\":").append(statistics(line.numbersProperty().get()));
      out.append(",\"probes\":[");
      for (int i = 0; i < line.series().size(); i++) {
        double millis = line.series().value(i);
        out.append(i == 0 ? "[" : ",[").append(text(time(line.series().timeMillis(i))));
        out.append(',').append(Double.isNaN(millis) ? "null" : number(millis)).append(']');
      }
      out.append("]}");
      between = ",\n";
    }
    return out.append("\n]}\n").toString();
  }

  /** One line an address that answered: {@code address,rtt_ms}. */
  static String sweepCsv(List<Alive> alive) {
    var out = new StringBuilder("address,rtt_ms\n");
    alive.forEach(
        a -> out.append(a.address()).append(',').append(millis(a.rttNanos())).append('\n'));
    return out.toString();
  }

  /** One object: the range, how many were asked, and who answered. */
  static String sweepJson(SweepGrid grid, List<Alive> alive) {
    var out = new StringBuilder("{\"range\":").append(text(grid.range().text()));
    out.append(",\"addresses\":").append(grid.size()).append(",\"alive\":[");
    String between = "\n";
    for (Alive one : alive) {
      out.append(between).append("{\"address\":").append(text(one.address()));
      out.append(",\"rtt_ms\":").append(millis(one.rttNanos())).append('}');
      between = ",\n";
    }
    return out.append("\n]}\n").toString();
  }

  /** One line a hop. */
  static String traceCsv(List<Hop> hops) {
    var out =
        new StringBuilder(
            "hop,address,name,sent,received,last_ms,avg_ms,best_ms,worst_ms,mdev_ms\n");
    for (Hop hop : hops) {
      Numbers n = hop.numbers();
      out.append(hop.distance()).append(',').append(String.join(" ", hop.addresses()));
      out.append(',').append(field(hop.name())).append(',').append(n.sent());
      out.append(',').append(n.received());
      for (long nanos :
          new long[] {
            n.lastNanos(), n.averageNanos(), n.bestNanos(), n.worstNanos(), n.mdevNanos()
          }) {
        out.append(',').append(n.received() == 0 ? "" : millis(nanos));
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** One object: the host and its hops with their statistics. */
  static String traceJson(TraceModel trace) {
    var out = new StringBuilder("{\"host\":").append(text(trace.hostProperty().get()));
    out.append(",\"address\":").append(text(trace.addressProperty().get())).append(",\"hops\":[");
    String between = "\n";
    for (Hop hop : trace.hops()) {
      out.append(between).append("{\"hop\":").append(hop.distance()).append(",\"addresses\":[");
      out.append(String.join(",", hop.addresses().stream().map(PingExport::text).toList()));
      out.append("],\"name\":").append(text(hop.name()));
      out.append(",\"statistics\":").append(statistics(hop.numbers())).append('}');
      between = ",\n";
    }
    return out.append("\n]}\n").toString();
  }

  private static String statistics(Numbers n) {
    return "{\"sent\":"
        + n.sent()
        + ",\"received\":"
        + n.received()
        + pair("last_ms", n, n.lastNanos())
        + pair("avg_ms", n, n.averageNanos())
        + pair("best_ms", n, n.bestNanos())
        + pair("worst_ms", n, n.worstNanos())
        + pair("mdev_ms", n, n.mdevNanos())
        + pair("jitter_ms", n, n.jitterNanos())
        + pair("p50_ms", n, n.p50Nanos())
        + pair("p90_ms", n, n.p90Nanos())
        + pair("p99_ms", n, n.p99Nanos())
        + "}";
  }

  private static String pair(String key, Numbers of, long nanos) {
    return ",\"" + key + "\":" + (of.received() == 0 ? "null" : millis(nanos));
  }

  private static String time(long epochMillis) {
    return Instant.ofEpochMilli(epochMillis).toString();
  }

  private static String millis(long nanos) {
    return number(nanos / 1e6);
  }

  private static String number(double millis) {
    return String.format(Locale.ROOT, "%.6f", millis).replaceFirst("\\.?0+$", "");
  }

  // A field that a spreadsheet would take for a formula or that has a separator in it is quoted.
  private static String field(String value) {
    return value.matches("[\\w.:-]*") ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }

  private static String text(String value) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
