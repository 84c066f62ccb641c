package sextant.desktop.ping;

import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import sextant.desktop.kit.Ink;

/**
 * The addresses of a sweep as a grid that lights up: a full square answered (the warmer, the
 * quicker), a dot kept silent, an outline has not been asked. The mouse or the arrow keys choose a
 * cell, Enter or a double click opens it.
 */
final class SweepMap extends Region {
  private static final double LABEL_WIDTH = 112;
  private static final double LARGEST_CELL = 40;
  private static final double SMALLEST_DRAWN_CELL = 6;

  private final Canvas canvas = new Canvas();
  private final Ink unknown = new Ink("sweep-unknown", this::requestLayout);
  private final Ink silent = new Ink("sweep-silent", this::requestLayout);
  private final Ink alive = new Ink("sweep-alive", this::requestLayout);
  private final Ink aliveText = new Ink("sweep-alive-text", this::requestLayout);
  private final Ink mark = new Ink("sweep-cursor", this::requestLayout);
  private final Ink label = new Ink("timeline-label", this::requestLayout);
  private final IntegerProperty cursor;
  private @Nullable SweepGrid grid;
  private @Nullable WritableImage dots;
  private double cell = 1;

  /**
   * An empty map.
   *
   * @param cursor the chosen cell, -1 for none
   * @param open what Enter or a double click does with it
   */
  SweepMap(IntegerProperty cursor, IntConsumer open) {
    this.cursor = cursor;
    getStyleClass().add("sweep-map");
    setId("sweep-map");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    getChildren().add(canvas);
    for (Ink ink : new Ink[] {unknown, silent, alive, aliveText, mark, label}) {
      getChildren().add(ink.node());
    }
    focusedProperty().addListener((at, before, now) -> requestLayout());
    setOnMouseMoved(event -> point(event.getX(), event.getY()));
    setOnMousePressed(event -> {
      requestFocus();
      point(event.getX(), event.getY());
      if (event.getClickCount() == 2 && cursor.get() >= 0) {
        open.accept(cursor.get());
      }
    });
    setOnKeyPressed(event -> keyPressed(event, open));
  }

  /** Shows these addresses; null for none. Called again whenever a cell has changed. */
  void show(@Nullable SweepGrid present) {
    grid = present;
    requestLayout();
  }

  private void point(double x, double y) {
    SweepGrid present = grid;
    if (present == null) {
      return;
    }
    int column = (int) Math.floor((x - LABEL_WIDTH) / cell);
    int row = (int) Math.floor(y / cell);
    int index = row * present.columns() + column;
    if (column >= 0 && column < present.columns() && row >= 0 && index < present.size()) {
      cursor.set(index);
    }
  }

  private void keyPressed(KeyEvent event, IntConsumer open) {
    SweepGrid present = grid;
    if (present == null) {
      return;
    }
    int at = cursor.get();
    int columns = present.columns();
    int next =
        switch (event.getCode()) {
          case LEFT -> at - 1;
          case RIGHT -> at + 1;
          case UP -> at - columns;
          case DOWN -> at + columns;
          case HOME -> 0;
          case END -> present.size() - 1;
          case PAGE_UP -> nextAlive(present, at, -1);
          case PAGE_DOWN -> nextAlive(present, at, 1);
          case ENTER -> at;
          default -> Integer.MIN_VALUE;
        };
    if (next == Integer.MIN_VALUE) {
      return;
    }
    event.consume();
    if (at < 0) {
      cursor.set(Math.max(0, nextAlive(present, -1, 1)));
    } else if (next == at) {
      open.accept(at);
    } else if (next >= 0 && next < present.size()) {
      cursor.set(next);
    }
  }

  private static int nextAlive(SweepGrid grid, int from, int step) {
    for (int i = from + step; i >= 0 && i < grid.size(); i += step) {
      if (grid.isAlive(i)) {
        return i;
      }
    }
    return from;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(snapSizeX(getWidth()));
    canvas.setHeight(snapSizeY(getHeight()));
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    SweepGrid present = grid;
    if (present == null) {
      return;
    }
    double fits =
        Math.min((getWidth() - LABEL_WIDTH) / present.columns(), getHeight() / present.rows());
    cell = Math.clamp(fits >= SMALLEST_DRAWN_CELL ? Math.floor(fits) : fits, 1, LARGEST_CELL);
    paintLabels(context, present);
    if (cell >= SMALLEST_DRAWN_CELL) {
      for (int i = 0; i < present.size(); i++) {
        paintCell(context, present, i);
      }
    } else {
      paintDots(context, present);
    }
    paintCursor(context, present);
  }

  private void paintLabels(GraphicsContext context, SweepGrid present) {
    context.setFont(label.font());
    context.setFill(label.fill());
    context.setTextAlign(TextAlignment.LEFT);
    context.setTextBaseline(VPos.CENTER);
    int every = 1;
    while (every * cell < 20) {
      every *= 2;
    }
    for (int row = 0; row < present.rows(); row += every) {
      String address = present.range().address(row * present.columns());
      context.fillText(address, 0, row * cell + Math.max(cell, 16) / 2);
    }
  }

  private void paintCell(GraphicsContext context, SweepGrid present, int index) {
    double x = LABEL_WIDTH + index % present.columns() * cell;
    int row = index / present.columns();
    double y = row * cell;
    double inside = cell - (cell > 12 ? 2 : 1);
    if (present.isAlive(index)) {
      context.setGlobalAlpha(present.heat(index));
      context.setFill(alive.fill());
      context.fillRect(x, y, inside, inside);
      context.setGlobalAlpha(1);
      if (cell >= 24) {
        paintNumber(context, present, index, x + inside / 2, y + inside / 2);
      }
    } else if (present.isSilent(index)) {
      double dot = Math.max(2, cell / 6);
      context.setFill(silent.fill());
      context.fillOval(x + (inside - dot) / 2, y + (inside - dot) / 2, dot, dot);
    } else {
      context.setFill(unknown.fill());
      context.fillRect(x, y, inside, inside);
    }
  }

  private void paintNumber(
      GraphicsContext context, SweepGrid present, int index, double x, double y) {
    String address = present.range().address(index);
    context.setFont(aliveText.font());
    context.setFill(present.heat(index) > 0.9 ? aliveText.fill() : mark.fill());
    context.setTextAlign(TextAlignment.CENTER);
    context.setTextBaseline(VPos.CENTER);
    context.fillText(address.substring(address.lastIndexOf('.') + 1), x, y);
  }

  // One pixel an address, enlarged without smoothing: tens of thousands of shapes would be slow.
  private void paintDots(GraphicsContext context, SweepGrid present) {
    WritableImage image = dots;
    if (image == null
        || image.getWidth() != present.columns()
        || image.getHeight() != present.rows()) {
      image = new WritableImage(present.columns(), present.rows());
      dots = image;
    }
    PixelWriter pixels = image.getPixelWriter();
    for (int i = 0; i < present.size(); i++) {
      pixels.setColor(i % present.columns(), i / present.columns(), color(present, i));
    }
    context.setImageSmoothing(false);
    double width = cell * present.columns();
    context.drawImage(image, LABEL_WIDTH, 0, width, cell * present.rows());
  }

  private Color color(SweepGrid present, int index) {
    Color ground = color(unknown.fill());
    if (present.isAlive(index)) {
      return ground.interpolate(color(alive.fill()), present.heat(index));
    }
    return present.isSilent(index) ? ground.interpolate(color(silent.fill()), 0.4) : ground;
  }

  private static Color color(Paint paint) {
    return paint instanceof Color color ? color : Color.TRANSPARENT;
  }

  private void paintCursor(GraphicsContext context, SweepGrid present) {
    int at = cursor.get();
    if (at < 0 || at >= present.size()) {
      return;
    }
    double x = LABEL_WIDTH + at % present.columns() * cell;
    int row = at / present.columns();
    double y = row * cell;
    double size = Math.max(6, cell);
    context.setStroke(mark.fill());
    context.setLineWidth(isFocused() ? 2 : 1);
    context.strokeRect(x - 1, y - 1, size, size);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 560;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 400;
  }
}
