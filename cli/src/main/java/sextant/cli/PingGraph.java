package sextant.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sextant.ping.EchoEvent;
import sextant.ping.EchoRun;
import sextant.ping.EchoSummary;
import sextant.words.Quantity;

/** A live bar graph per host, redrawn in place: newest right, lost probes marked. */
final class PingGraph implements PingReport {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final long LOST = -1;
  private static final int FACTS_WIDTH = 34;
  private static final long REDRAW_NANOS = 50_000_000;

  private final Output output;
  private final PingTextReport atEnd;
  private final List<List<Long>> history = new ArrayList<>();
  private final List<Long> losses = new ArrayList<>();
  private @Nullable EchoRun run;
  private long drawnNanos = System.nanoTime() - REDRAW_NANOS;
  private boolean isDrawn;
  private int columns;
  private int nameWidth;

  PingGraph(Output output, PingSettings settings) {
    this.output = output;
    atEnd = new PingTextReport(output, settings);
  }

  @Override
  public void begin(EchoRun started) {
    run = started;
    atEnd.begin(started);
    columns = output.screen().columns();
    for (int i = 0; i < started.targets().size(); i++) {
      history.add(new ArrayList<>());
      losses.add(0L);
      nameWidth = Math.max(nameWidth, Columns.of(started.targets().get(i).name()));
    }
  }

  @Override
  public void on(EchoEvent event) {
    switch (event) {
      case EchoEvent.Reply reply when !reply.check().isDuplicate() ->
          add(reply.host(), reply.rttNanos());
      case EchoEvent.Lost lost -> add(lost.host(), LOST);
      case EchoEvent.Problem problem -> add(problem.host(), LOST);
      case EchoEvent.SendFailed failed -> add(failed.host(), LOST);
      case EchoEvent.Reply duplicate -> {}
      case EchoEvent.Sent sent -> {}
      case EchoEvent.Finished finished -> {}
    }
  }

  private void add(int host, long nanos) {
    List<Long> values = history.get(host);
    values.add(nanos);
    losses.set(host, losses.get(host) + (nanos == LOST ? 1 : 0));
    if (values.size() > columns) {
      values.removeFirst();
    }
    long now = System.nanoTime();
    if (now - drawnNanos >= REDRAW_NANOS) {
      drawnNanos = now;
      draw();
    }
  }

  private void draw() {
    EchoRun current = run;
    if (current == null) {
      return;
    }
    StringBuilder screen = new StringBuilder();
    if (isDrawn) {
      screen.append("\u001b[").append(history.size()).append('A');
    }
    for (int i = 0; i < history.size(); i++) {
      screen.append("\r\u001b[K").append(row(current, i)).append('\n');
    }
    isDrawn = true;
    byte[] bytes = screen.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    output.bytes(bytes, 0, bytes.length);
  }

  private String row(EchoRun current, int host) {
    EchoSummary summary = current.summary(host);
    List<Long> values = history.get(host);
    long last = values.isEmpty() ? LOST : values.getLast();
    // A probe under way is not lost yet; one that was given up may still have been answered late.
    long lost = Math.min(losses.get(host), summary.transmitted() - summary.received());
    String facts =
        Columns.right(last == LOST ? "×" : Quantity.duration(last), 9)
            + Columns.right(Decimals.shortPercent(lost, summary.received() + lost) + " %", 9);
    int width = Math.max(8, columns - nameWidth - FACTS_WIDTH);
    List<Long> shown = values.subList(Math.max(0, values.size() - width), values.size());
    long top = highest(shown);
    String scale = "  ≤ " + Quantity.duration(top);
    return Columns.left(current.targets().get(host).name(), nameWidth)
        + facts
        + "  "
        + bars(shown, top)
        + scale;
  }

  private static long highest(List<Long> values) {
    long top = 1;
    for (long each : values) {
      top = Math.max(top, each);
    }
    return top;
  }

  private String bars(List<Long> values, long top) {
    StringBuilder bars = new StringBuilder();
    for (long each : values) {
      if (each == LOST) {
        bars.append(output.paint().in(Ink.LOST, "×"));
      } else {
        bars.append(BARS.charAt((int) Math.min(7, each * 8 / top)));
      }
    }
    return bars.toString();
  }

  @Override
  public void interim() {
    atEnd.interim();
  }

  @Override
  public void end() {
    draw();
    atEnd.end();
  }
}
