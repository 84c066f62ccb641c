package sextant.desktop.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** The last values of something as a small line without axes, newest right. NaN leaves a gap. */
public final class Sparkline extends Region {
  private final Canvas canvas = new Canvas();
  private final Ink line = new Ink("sparkline-line", this::requestLayout);
  private final Ink area = new Ink("sparkline-area", this::requestLayout);
  private final double[] values;
  private int count;

  /** An empty line of at most {@code capacity} values. */
  public Sparkline(int capacity) {
    values = new double[capacity];
    getStyleClass().add("sparkline");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().addAll(canvas, line.node(), area.node());
  }

  /** Adds the newest value; the oldest goes when the line is full. */
  public void add(double value) {
    if (count == values.length) {
      System.arraycopy(values, 1, values, 0, count - 1);
      count--;
    }
    values[count++] = value;
    requestLayout();
  }

  /** Forgets all values. */
  public void clear() {
    count = 0;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    canvas.setWidth(width);
    canvas.setHeight(height);
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, width, height);
    double top = top();
    double step = width / Math.max(1, values.length - 1);
    context.setFill(area.fill());
    context.setStroke(line.fill());
    context.setLineWidth(1.5);
    for (int i = 1; i < count; i++) {
      if (Double.isNaN(values[i - 1]) || Double.isNaN(values[i])) {
        continue;
      }
      double x1 = width - (count - i) * step;
      double x2 = x1 + step;
      double y1 = height - 1 - values[i - 1] / top * (height - 3);
      double y2 = height - 1 - values[i] / top * (height - 3);
      context.fillPolygon(new double[] {x1, x2, x2, x1}, new double[] {y1, y2, height, height}, 4);
      context.strokeLine(x1, y1, x2, y2);
    }
  }

  private double top() {
    double most = 0;
    for (int i = 0; i < count; i++) {
      most = values[i] > most ? values[i] : most;
    }
    return most > 0 ? most : 1;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 24;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 96;
  }
}
