package sextant.desktop.kit;

import java.util.HexFormat;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Bytes as they look everywhere: 16 a row (8 where 16 could not be read), offset, hex, text. A run
 * of bytes can be chosen with the mouse (drag) or the keyboard (arrows, with Shift to extend);
 * {@link #selectionProperty} works both ways, so that a field can mark its bytes and bytes can name
 * their field. Ctrl+C copies hex.
 */
public final class HexView extends Region {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  private final Canvas canvas = new Canvas();
  private final ScrollBar scroll = new ScrollBar();
  private final HexPainter painter = new HexPainter(this::requestLayout);
  private final ObjectProperty<ByteRange> selection =
      new SimpleObjectProperty<>(this, "selection", ByteRange.NONE);
  private byte[] bytes = {};
  private int anchor;
  private int caret;

  /** A view of no bytes. */
  public HexView() {
    getStyleClass().add("hex-view");
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setFocusTraversable(true);
    scroll.setOrientation(Orientation.VERTICAL);
    scroll.setFocusTraversable(false);
    scroll.valueProperty().addListener((at, before, now) -> requestLayout());
    selection.addListener((at, before, now) -> requestLayout());
    focusedProperty().addListener((at, before, now) -> requestLayout());
    getChildren().addAll(canvas, scroll);
    getChildren().addAll(painter.inkNodes());
    canvas.setOnMousePressed(this::pressed);
    canvas.setOnMouseDragged(this::dragged);
    setOnScroll(event -> scrollBy(event.getDeltaY() < 0 ? 3 : -3));
    setOnKeyPressed(this::keyPressed);
  }

  /** Shows these bytes from the start with nothing chosen. The array must not change afterwards. */
  public void show(byte[] shown) {
    bytes = shown;
    anchor = 0;
    caret = 0;
    selection.set(ByteRange.NONE);
    scroll.setValue(0);
    setAccessibleText(SPACED.formatHex(shown, 0, Math.min(shown.length, 64)));
    requestLayout();
  }

  /** The chosen bytes; set it to mark a field. {@link ByteRange#NONE} for none; never null. */
  public ObjectProperty<ByteRange> selectionProperty() {
    return selection;
  }

  /** Scrolls so that the range is in sight. */
  public void reveal(ByteRange range) {
    int row = range.offset() / painter.perRow();
    int first = firstRow();
    int visible = Math.max(1, visibleRows());
    if (row < first || row >= first + visible) {
      scroll.setValue(Math.clamp(row - visible / 3, 0, (int) scroll.getMax()));
    }
  }

  @Override
  protected void layoutChildren() {
    double left = snappedLeftInset();
    double width = snapSizeX(getWidth()) - left;
    double height = snapSizeY(getHeight());
    painter.measure(width - scroll.prefWidth(-1), bytes.length);
    int rows = painter.rows(bytes.length);
    int visible = visibleRows();
    scroll.setVisible(rows > visible);
    scroll.setMax(Math.max(0, rows - visible));
    scroll.setVisibleAmount(rows == 0 ? 1 : scroll.getMax() * visible / rows);
    scroll.setBlockIncrement(Math.max(1, visible - 1));
    double bar = scroll.prefWidth(-1);
    scroll.resizeRelocate(left + width - bar, 0, bar, height);
    canvas.relocate(left, 0);
    canvas.setWidth(width);
    canvas.setHeight(height);
    painter.paint(canvas, bytes, firstRow(), selection.get(), isFocused());
  }

  @Override
  protected double computePrefHeight(double width) {
    painter.measure((width < 0 ? getWidth() : width) - snappedLeftInset(), bytes.length);
    return painter.heightOf(Math.clamp(painter.rows(bytes.length), 2, 16));
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + painter.preferredWidth(bytes.length) + scroll.prefWidth(-1);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 240;
  }

  private int firstRow() {
    return (int) Math.round(scroll.getValue());
  }

  private int visibleRows() {
    return painter.rowsIn(getHeight());
  }

  private void scrollBy(int rows) {
    scroll.setValue(Math.clamp(scroll.getValue() + rows, 0, scroll.getMax()));
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int at = painter.byteAt(event.getX(), event.getY(), firstRow(), bytes.length);
    if (event.getButton() == MouseButton.PRIMARY) {
      if (at < 0) {
        selection.set(ByteRange.NONE);
      } else {
        choose(at, event.isShiftDown());
      }
    }
  }

  private void dragged(MouseEvent event) {
    int at = painter.byteAt(event.getX(), event.getY(), firstRow(), bytes.length);
    if (at >= 0 && !selection.get().isEmpty()) {
      choose(at, true);
    }
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
      copy();
      event.consume();
      return;
    }
    if (event.isShortcutDown() && event.getCode() == KeyCode.A && bytes.length > 0) {
      selection.set(new ByteRange(0, bytes.length));
      event.consume();
      return;
    }
    int page = painter.perRow() * Math.max(1, visibleRows() - 1);
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          case UP -> -painter.perRow();
          case DOWN -> painter.perRow();
          case PAGE_UP -> -page;
          case PAGE_DOWN -> page;
          case HOME -> -bytes.length;
          case END -> bytes.length;
          default -> 0;
        };
    if (step != 0 && bytes.length > 0) {
      int from = selection.get().isEmpty() ? 0 : caret + step;
      choose(Math.clamp(from, 0, bytes.length - 1), event.isShiftDown());
      reveal(new ByteRange(caret, 1));
      event.consume();
    }
  }

  private void choose(int at, boolean extend) {
    ByteRange marked = selection.get();
    if (!extend) {
      anchor = at;
    } else if (!marked.contains(anchor)) {
      anchor = marked.offset(); // the mark came from a field, not from this view
    }
    caret = at;
    selection.set(ByteRange.between(anchor, caret));
  }

  private void copy() {
    ByteRange range = selection.get();
    var chosen =
        range.isEmpty()
            ? SPACED.formatHex(bytes)
            : SPACED.formatHex(bytes, range.offset(), Math.min(range.end(), bytes.length));
    var content = new ClipboardContent();
    content.putString(chosen);
    Clipboard.getSystemClipboard().setContent(content);
  }

  /** The style classes of the inks it paints with, for the theme's tests. */
  static List<String> inkClasses() {
    return HexPainter.INK_CLASSES;
  }
}
