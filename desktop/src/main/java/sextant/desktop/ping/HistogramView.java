package sextant.desktop.ping;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.Ink;
import sextant.desktop.ping.RttHistogram.Bar;
import sextant.words.Quantity;

/** How often each round-trip time came: bars of equal logarithmic width; hover for the count. */
final class HistogramView extends Region {
  private static final double FOOT = 24;
  private static final double HEAD = 20;
  private static final double BAR_WIDTH = 8;

  private final Canvas canvas = new Canvas();
  private final Ink label = new Ink("timeline-label", this::requestLayout);
  private final Ink grid = new Ink("timeline-grid", this::requestLayout);
  private final Ink hover = new Ink("timeline-hover", this::requestLayout);
  private final List<Ink> tints = new ArrayList<>();
  private final PingRoomText text;
  private Bar[] bars = {};
  private RttHistogram shown = new RttHistogram();
  private int tint = 1;
  private double hoverX = -1;

  HistogramView(PingRoomText text) {
    this.text = text;
    getStyleClass().add("histogram");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(text.histogram());
    getChildren().addAll(canvas, label.node(), grid.node(), hover.node());
    for (int i = 1; i <= 6; i++) {
      var ink = new Ink("timeline-line-" + i, this::requestLayout);
      tints.add(ink);
      getChildren().add(ink.node());
    }
    setOnMouseMoved(event -> hover(event.getX()));
    setOnMouseExited(event -> hover(-1));
  }

  /** Shows these times in the colour of their host, from 1 to 6. */
  void show(RttHistogram histogram, int itsTint) {
    shown = histogram;
    tint = itsTint;
    requestLayout();
  }

  private void hover(double x) {
    hoverX = x;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(snapSizeX(getWidth()));
    canvas.setHeight(snapSizeY(getHeight()));
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    bars = shown.bars((int) Math.clamp(getWidth() / BAR_WIDTH, 8, 60));
    double floor = getHeight() - FOOT;
    context.setStroke(grid.fill());
    context.setLineWidth(1);
    context.strokeLine(0, Math.round(floor) + 0.5, getWidth(), Math.round(floor) + 0.5);
    if (bars.length > 0 && floor > HEAD) {
      paintBars(context, floor);
      paintWords(context, floor);
    }
  }

  // Bars keep a width that looks like a bar even when there are only a few.
  private double barWidth() {
    return Math.min(getWidth() / bars.length, 3 * BAR_WIDTH);
  }

  private void paintBars(GraphicsContext context, double floor) {
    long most = 1;
    for (Bar bar : bars) {
      most = Math.max(most, bar.count());
    }
    double width = barWidth();
    context.setFill(tints.get(tint - 1).fill());
    for (int i = 0; i < bars.length; i++) {
      if (bars[i].count() > 0) {
        double height = Math.max(2, (floor - HEAD) * bars[i].count() / most);
        context.setGlobalAlpha(i == hoverIndex() ? 1 : 0.75);
        context.fillRect(i * width, floor - height, Math.max(1, width - 1), height);
      }
    }
    context.setGlobalAlpha(1);
  }

  private void paintWords(GraphicsContext context, double floor) {
    context.setFont(label.font());
    context.setFill(label.fill());
    context.setTextBaseline(VPos.CENTER);
    context.setTextAlign(TextAlignment.LEFT);
    double end = barWidth() * bars.length;
    context.fillText(Quantity.duration(bars[0].fromNanos()), 0, floor + FOOT / 2);
    if (end > 112) {
      context.setTextAlign(TextAlignment.RIGHT);
      String last = Quantity.duration(bars[bars.length - 1].toNanos());
      context.fillText(last, end, floor + FOOT / 2);
    }
    int at = hoverIndex();
    context.setTextAlign(TextAlignment.LEFT);
    context.setFill(at >= 0 ? hover.fill() : label.fill());
    context.fillText(at >= 0 ? words(bars[at]) : text.histogram(), 0, HEAD / 2);
  }

  private int hoverIndex() {
    int at = hoverX < 0 || bars.length == 0 ? -1 : (int) (hoverX / barWidth());
    return at < bars.length ? at : -1;
  }

  private String words(Bar bar) {
    return text.probesBetween(
        bar.count(), Quantity.duration(bar.fromNanos()), Quantity.duration(bar.toNanos()));
  }

  @Override
  protected double computePrefWidth(double height) {
    return 240;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 160;
  }
}
