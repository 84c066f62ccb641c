package sextant.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/**
 * Values over time, as they look everywhere: newest right, wheel to zoom, drag to choose a stretch,
 * hover for the value, losses as crosses in the warning colour. While it is live its right edge is
 * now; Left and Right (or choosing and zooming) look back, End makes it live again.
 */
public final class Timeline extends Region {
  private static final long SHORTEST_MILLIS = 5_000;
  private static final long LONGEST_MILLIS = 7L * 86_400_000;

  /** A stretch of time, in milliseconds of the epoch. */
  public record Span(long fromMillis, long toMillis) {
    /** No stretch chosen. */
    public static final Span NONE = new Span(0, 0);

    /** Whether nothing is chosen. */
    public boolean isEmpty() {
      return toMillis <= fromMillis;
    }
  }

  private final Canvas canvas = new Canvas();
  private final TimelinePainter painter = new TimelinePainter(this::requestLayout);
  private final LongSupplier clockMillis;
  private final DoubleFunction<String> unit;
  private final List<TimelineSeries> series = new ArrayList<>();
  private final ObjectProperty<Span> selection =
      new SimpleObjectProperty<>(this, "selection", Span.NONE);
  private long spanMillis = 60_000;
  private long endMillis;
  private boolean live = true;
  private double hoverX = -1;
  private double pressX = -1;
  private final AnimationTimer ticking =
      new AnimationTimer() {
        private long lastNanos;

        @Override
        public void handle(long nowNanos) {
          if (live && nowNanos - lastNanos > 100_000_000) {
            lastNanos = nowNanos;
            requestLayout();
          }
        }
      };

  /**
   * An empty timeline.
   *
   * @param clockMillis what time it is, in milliseconds of the epoch
   * @param unit writes a value with its unit
   */
  public Timeline(LongSupplier clockMillis, DoubleFunction<String> unit) {
    this.clockMillis = clockMillis;
    this.unit = unit;
    getStyleClass().add("timeline");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    getChildren().add(canvas);
    getChildren().addAll(painter.inkNodes());
    setOnScroll(this::zoom);
    setOnMouseMoved(event -> hover(event.getX()));
    setOnMouseExited(event -> hover(-1));
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnKeyPressed(this::keyPressed);
    selection.addListener((at, before, now) -> requestLayout());
    sceneProperty()
        .addListener((at, before, now) -> {
          if (now == null) {
            ticking.stop();
          } else {
            ticking.start();
          }
        });
  }

  /** Adds a line; what is added to the series from now on appears by itself. */
  public void add(TimelineSeries line) {
    series.add(line);
    line.onChange(this::requestLayout);
    requestLayout();
  }

  /** Takes a line away. */
  public void remove(TimelineSeries line) {
    series.remove(line);
    line.onChange(() -> {});
    requestLayout();
  }

  /** How much time is in sight. */
  public void setSpanMillis(long millis) {
    spanMillis = Math.clamp(millis, SHORTEST_MILLIS, LONGEST_MILLIS);
    requestLayout();
  }

  /** The stretch chosen by dragging; {@link Span#NONE} when none is. */
  public ObjectProperty<Span> selectionProperty() {
    return selection;
  }

  /** Shows exactly this stretch; it is then not live. */
  public void showSpan(Span span) {
    live = false;
    endMillis = span.toMillis();
    setSpanMillis(span.toMillis() - span.fromMillis());
  }

  /** Follows the time again. */
  public void goLive() {
    live = true;
    selection.set(Span.NONE);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(snapSizeX(getWidth()));
    canvas.setHeight(snapSizeY(getHeight()));
    TimelineScale scale = scale();
    painter.paintGrid(canvas, scale, unit);
    Span chosen = selection.get();
    if (!chosen.isEmpty()) {
      painter.paintSelection(canvas, scale, chosen.fromMillis(), chosen.toMillis());
    }
    series.forEach(line -> painter.paintSeries(canvas, scale, line));
    if (hoverX >= scale.left()) {
      painter.paintHover(canvas, scale, hoverX, wordsAt(scale.timeAt(hoverX)));
    }
  }

  @Override
  protected double computePrefHeight(double width) {
    return 200;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 480;
  }

  private TimelineScale scale() {
    long end = live ? clockMillis.getAsLong() : endMillis;
    long from = end - spanMillis;
    double left = painter.labelWidth();
    double width = Math.max(1, getWidth() - left - 8);
    double height = Math.max(1, getHeight() - TimelinePainter.AXIS_HEIGHT);
    return new TimelineScale(from, end, top(from, end), left, width, height);
  }

  private double top(long from, long to) {
    double most = 0;
    for (TimelineSeries line : series) {
      int last = Math.min(line.size() - 1, line.indexAt(to + 1));
      for (int i = line.indexAt(from); i <= last; i++) {
        double value = line.value(i);
        most = value > most ? value : most; // NaN, a loss, is never greater
      }
    }
    return TimelineScale.roundUp(most * 1.1);
  }

  private String wordsAt(long time) {
    var words = new StringBuilder(painter.clock(time));
    long near = Math.max(1_000, spanMillis / 50);
    for (TimelineSeries line : series) {
      int at = Math.min(line.size() - 1, line.indexAt(time));
      if (at > 0 && time - line.timeMillis(at - 1) < line.timeMillis(at) - time) {
        at--;
      }
      if (at >= 0 && Math.abs(line.timeMillis(at) - time) < near) {
        double value = line.value(at);
        words.append("\n").append(line.sign()).append(" ").append(line.name()).append("  ");
        words.append(Double.isNaN(value) ? "×" : unit.apply(value));
      }
    }
    return words.toString();
  }

  private void zoom(ScrollEvent event) {
    TimelineScale before = scale();
    long pinned = before.timeAt(event.getX());
    double factor = event.getDeltaY() > 0 ? 1 / 1.25 : 1.25;
    setSpanMillis(Math.round(spanMillis * factor));
    if (!live) { // keep the moment under the mouse where it is
      double rest = 1 - (event.getX() - before.left()) / before.width();
      endMillis = pinned + Math.round(spanMillis * rest);
    }
    event.consume();
  }

  private void hover(double x) {
    hoverX = x;
    requestLayout();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    pressX = event.getX();
    if (event.getClickCount() == 2) {
      goLive();
    } else {
      selection.set(Span.NONE);
    }
  }

  private void dragged(MouseEvent event) {
    hoverX = event.getX();
    TimelineScale scale = scale();
    double right = scale.left() + scale.width();
    long one = scale.timeAt(Math.clamp(pressX, scale.left(), right));
    long other = scale.timeAt(Math.clamp(event.getX(), scale.left(), right));
    selection.set(new Span(Math.min(one, other), Math.max(one, other)));
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> look(-spanMillis / 4);
      case RIGHT -> look(spanMillis / 4);
      case PLUS, EQUALS -> setSpanMillis(Math.round(spanMillis / 1.25));
      case MINUS -> setSpanMillis(Math.round(spanMillis * 1.25));
      case END -> goLive();
      case ENTER -> {
        if (!selection.get().isEmpty()) {
          showSpan(selection.get());
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void look(long millis) {
    long now = clockMillis.getAsLong();
    endMillis = Math.min(now, (live ? now : endMillis) + millis);
    live = endMillis == now && millis > 0;
    requestLayout();
  }
}
