package sextant.desktop.kit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Paints a timeline: grid, lines, loss marks, the chosen stretch and the value under the mouse. */
final class TimelinePainter {
  static final double AXIS_HEIGHT = 24;
  private static final double SIGN_DISTANCE = 144;
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Ink grid;
  private final Ink label;
  private final Ink loss;
  private final Ink selection;
  private final Ink hover;
  private final List<Ink> lines = new ArrayList<>();
  private final ZoneId zone = ZoneId.systemDefault();

  TimelinePainter(Runnable onChange) {
    grid = new Ink("timeline-grid", onChange);
    label = new Ink("timeline-label", onChange);
    loss = new Ink("timeline-loss", onChange);
    selection = new Ink("timeline-selection", onChange);
    hover = new Ink("timeline-hover", onChange);
    for (int i = 1; i <= 6; i++) {
      lines.add(new Ink("timeline-line-" + i, onChange));
    }
  }

  /** How much room the values at the left take: as much as {@code 50.0 MB/s}, in any text size. */
  double labelWidth() {
    return label.font().getSize() * 6;
  }

  List<Text> inkNodes() {
    var nodes = new ArrayList<Text>();
    for (Ink ink : List.of(grid, label, loss, selection, hover)) {
      nodes.add(ink.node());
    }
    lines.forEach(ink -> nodes.add(ink.node()));
    return nodes;
  }

  void paintGrid(Canvas canvas, TimelineScale scale, DoubleFunction<String> unit) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    context.setFont(label.font());
    context.setLineWidth(1);
    context.setStroke(grid.fill());
    context.setFill(label.fill());
    context.setTextAlign(TextAlignment.RIGHT);
    context.setTextBaseline(VPos.CENTER);
    for (double value : scale.valueTicks((int) Math.max(1, scale.height() / 48))) {
      double y = Math.round(scale.y(value)) + 0.5;
      context.strokeLine(scale.left(), y, scale.left() + scale.width(), y);
      context.fillText(unit.apply(value), scale.left() - 8, Math.max(8, y));
    }
    double floor = Math.round(scale.height()) + 0.5;
    context.strokeLine(scale.left(), floor, scale.left() + scale.width(), floor);
    context.setTextAlign(TextAlignment.CENTER);
    long offset =
        zone.getRules().getOffset(Instant.ofEpochMilli(scale.toMillis())).getTotalSeconds()
            * 1_000L;
    for (long time : scale.timeTicks(88, offset)) {
      double x = Math.round(scale.x(time)) + 0.5;
      context.strokeLine(x, floor, x, floor + 4);
      if (x > scale.left() + 24 && x < scale.left() + scale.width() - 24) {
        context.fillText(clock(time), x, floor + 14);
      }
    }
  }

  /** One line; several values in one pixel column become their range, so that no peak is hidden. */
  void paintSeries(Canvas canvas, TimelineScale scale, TimelineSeries series) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.setStroke(lines.get(series.tint() - 1).fill());
    context.setLineWidth(1.5);
    context.beginPath();
    boolean open = false;
    int last = Math.min(series.size() - 1, series.indexAt(scale.toMillis() + 1));
    int i = Math.max(0, series.indexAt(scale.fromMillis()) - 1);
    while (i <= last) {
      double value = series.value(i);
      if (Double.isNaN(value)) {
        open = false;
        i++;
        continue;
      }
      double x = Math.floor(scale.x(series.timeMillis(i)));
      double low = value;
      double high = value;
      int next = i + 1;
      while (next <= last
          && !Double.isNaN(series.value(next))
          && Math.floor(scale.x(series.timeMillis(next))) <= x) {
        low = Math.min(low, series.value(next));
        high = Math.max(high, series.value(next));
        next++;
      }
      draw(context, open, x, scale.y(low), scale.y(high));
      open = true;
      i = next;
    }
    context.stroke();
    paintSigns(context, scale, series, last);
    paintLosses(context, scale, series, last);
  }

  /** The sign of the line at moments that stay the same while it moves, and at its newest value. */
  private void paintSigns(
      GraphicsContext context, TimelineScale scale, TimelineSeries series, int last) {
    context.setFill(lines.get(series.tint() - 1).fill());
    context.setFont(label.font());
    context.setTextAlign(TextAlignment.CENTER);
    context.setTextBaseline(VPos.CENTER);
    long span = scale.toMillis() - scale.fromMillis();
    long period = Math.max(1, Math.round(span * SIGN_DISTANCE / scale.width()));
    long phase = period * series.tint() / 6; // the signs of two lines do not cover each other
    long first = Math.floorDiv(scale.fromMillis(), period) * period + phase;
    for (long at = first; at <= scale.toMillis(); at += period) {
      int i = series.indexAt(Math.max(at, scale.fromMillis()));
      if (i <= last && series.timeMillis(i) < at + period) {
        paintSign(context, scale, series, i);
      }
    }
    if (last >= 0 && series.timeMillis(last) >= scale.fromMillis()) {
      paintSign(context, scale, series, last);
    }
  }

  private static void paintSign(
      GraphicsContext context, TimelineScale scale, TimelineSeries series, int index) {
    double value = series.value(index);
    if (!Double.isNaN(value)) {
      context.fillText(series.sign(), scale.x(series.timeMillis(index)), scale.y(value));
    }
  }

  private static void draw(
      GraphicsContext context, boolean open, double x, double low, double high) {
    if (open) {
      context.lineTo(x, low);
    } else {
      context.moveTo(x, low);
      context.lineTo(x + 1, low); // a lone value is a visible dot
    }
    if (high != low) {
      context.lineTo(x, high);
    }
  }

  private void paintLosses(
      GraphicsContext context, TimelineScale scale, TimelineSeries series, int last) {
    context.setStroke(loss.fill());
    double floor = scale.height();
    for (int i = series.indexAt(scale.fromMillis()); i <= last; i++) {
      if (Double.isNaN(series.value(i))) {
        double x = Math.floor(scale.x(series.timeMillis(i))) + 0.5;
        context.setLineWidth(2);
        context.strokeLine(x, floor - 24, x, floor - 12);
        context.strokeLine(x - 4, floor - 10, x + 4, floor - 2);
        context.strokeLine(x + 4, floor - 10, x - 4, floor - 2);
      }
    }
  }

  void paintSelection(Canvas canvas, TimelineScale scale, long from, long to) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    double left = Math.max(scale.left(), scale.x(from));
    double right = Math.min(scale.left() + scale.width(), scale.x(to));
    if (right > left) {
      context.setGlobalAlpha(0.25);
      context.setFill(selection.fill());
      context.fillRect(left, 0, right - left, scale.height());
      context.setGlobalAlpha(1);
    }
  }

  /** A line through the hovered moment with the text beside it, on the side where it fits. */
  void paintHover(Canvas canvas, TimelineScale scale, double x, String words) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.setStroke(hover.fill());
    context.setLineWidth(1);
    double at = Math.floor(x) + 0.5;
    context.strokeLine(at, 0, at, scale.height());
    boolean rightHalf = x > scale.left() + scale.width() / 2;
    context.setTextAlign(rightHalf ? TextAlignment.RIGHT : TextAlignment.LEFT);
    context.setTextBaseline(VPos.TOP);
    context.setFont(hover.font());
    context.setFill(hover.fill());
    context.fillText(words, rightHalf ? x - 8 : x + 8, 4);
  }

  String clock(long timeMillis) {
    return CLOCK.format(Instant.ofEpochMilli(timeMillis).atZone(zone));
  }
}
