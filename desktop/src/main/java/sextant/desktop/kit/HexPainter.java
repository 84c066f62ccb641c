package sextant.desktop.kit;

import java.util.HexFormat;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Where the columns of a hex view are, and how its rows are painted. */
final class HexPainter {
  private static final int PER_ROW = 16;
  static final List<String> INK_CLASSES =
      List.of(
          "hex-offset", "hex-byte", "hex-text", "hex-quiet", "hex-selection", "hex-selection-text");

  private static final HexFormat HEX = HexFormat.of();
  private static final double SMALLEST_FONT = 9;

  private final Ink offset;
  private final Ink data;
  private final Ink text;
  private final Ink quiet;
  private final Ink selected;
  private final Ink selectedText;
  private Font font = Font.getDefault();
  private double column = 8;
  private double row = 20;
  private int offsetDigits = 4;
  private int perRow = PER_ROW;

  HexPainter(Runnable onChange) {
    offset = new Ink("hex-offset", onChange);
    data = new Ink("hex-byte", onChange);
    text = new Ink("hex-text", onChange);
    quiet = new Ink("hex-quiet", onChange);
    selected = new Ink("hex-selection", onChange);
    selectedText = new Ink("hex-selection-text", onChange);
  }

  List<Text> inkNodes() {
    return List.of(
        offset.node(),
        data.node(),
        text.node(),
        quiet.node(),
        selected.node(),
        selectedText.node());
  }

  /** How many bytes stand in a row: 16, or half of them where these could not be read any more. */
  int perRow() {
    return perRow;
  }

  /** Chooses the size of the font: the theme's, or smaller when 16 bytes would not fit. */
  void measure(double width, int byteCount) {
    offsetDigits = byteCount > 0x10000 ? 8 : 4;
    Font wanted = data.font();
    double wantedColumn = data.columnWidth();
    perRow = PER_ROW;
    if (width / (columns(perRow) * wantedColumn) * wanted.getSize() < SMALLEST_FONT) {
      perRow = PER_ROW / 2;
    }
    double fits = width / (columns(perRow) * wantedColumn);
    double size = Math.max(SMALLEST_FONT, wanted.getSize() * Math.min(1, fits));
    font = fits >= 1 ? wanted : Font.font(wanted.getFamily(), size);
    column = wantedColumn * font.getSize() / wanted.getSize();
    row = Math.ceil(data.lineHeight() * font.getSize() / wanted.getSize()) + 4;
  }

  double preferredWidth(int byteCount) {
    offsetDigits = byteCount > 0x10000 ? 8 : 4;
    return Math.ceil(columns(PER_ROW) * data.columnWidth());
  }

  int rows(int byteCount) {
    return (byteCount + perRow - 1) / perRow;
  }

  int rowsIn(double height) {
    return (int) Math.max(1, Math.floor(height / row));
  }

  double heightOf(int rows) {
    return rows * row;
  }

  private int columns(int inRow) {
    return offsetDigits + 2 + inRow * 3 + 1 + 1 + inRow + 1;
  }

  private double hexX(int index) {
    return (offsetDigits + 2 + index * 3 + (index >= perRow / 2 ? 1 : 0)) * column;
  }

  private double textX(int index) {
    return (offsetDigits + 2 + perRow * 3 + 2 + index) * column;
  }

  /** The offset of the byte under a point, in the hex or the text column; -1 for none. */
  int byteAt(double x, double y, int firstRow, int byteCount) {
    int line = (int) Math.floor(y / row);
    int index = indexAt(x);
    int at = (firstRow + line) * perRow + index;
    return line < 0 || index < 0 || at >= byteCount ? -1 : at;
  }

  private int indexAt(double x) {
    for (int i = 0; i < perRow; i++) {
      boolean inHex = x >= hexX(i) - column / 2 && x < hexX(i) + 2.5 * column;
      if (inHex || (x >= textX(i) && x < textX(i) + column)) {
        return i;
      }
    }
    return -1;
  }

  void paint(Canvas canvas, byte[] bytes, int firstRow, ByteRange marked, boolean focused) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    context.setFont(font);
    context.setTextBaseline(VPos.CENTER);
    int last = Math.min(rows(bytes.length), firstRow + rowsIn(canvas.getHeight()) + 1);
    for (int line = firstRow; line < last; line++) {
      double y = (line - firstRow) * row;
      paintMark(context, bytes.length, line, y, marked, focused);
      fill(context, offset.fill());
      context.fillText(HEX.toHexDigits((long) line * perRow, offsetDigits), 0, y + row / 2);
      int end = Math.min(bytes.length, (line + 1) * perRow);
      for (int at = line * perRow; at < end; at++) {
        paintByte(context, bytes[at], at, y + row / 2, marked.contains(at));
      }
    }
  }

  private void paintByte(GraphicsContext context, byte value, int at, double y, boolean marked) {
    int index = at % perRow;
    boolean printable = value >= 0x20 && value < 0x7f;
    Paint ink = marked ? selectedText.fill() : value == 0 ? quiet.fill() : data.fill();
    fill(context, ink);
    context.fillText(HEX.toHexDigits(value), hexX(index), y);
    fill(context, marked ? selectedText.fill() : printable ? text.fill() : quiet.fill());
    context.fillText(printable ? String.valueOf((char) value) : "·", textX(index), y);
  }

  private void paintMark(
      GraphicsContext context, int size, int line, double y, ByteRange marked, boolean focused) {
    int from = Math.max(marked.offset(), line * perRow);
    int to = Math.min(Math.min(marked.end(), size), (line + 1) * perRow);
    if (from >= to) {
      return;
    }
    int first = from % perRow;
    int last = (to - 1) % perRow;
    context.setGlobalAlpha(focused ? 1 : 0.75);
    fill(context, selected.fill());
    double left = hexX(first) - column / 2;
    context.fillRoundRect(left, y, hexX(last) + 2.5 * column - left, row, 4, 4);
    context.fillRoundRect(textX(first), y, textX(last) + column - textX(first), row, 4, 4);
    context.setGlobalAlpha(1);
  }

  private static void fill(GraphicsContext context, Paint paint) {
    context.setFill(paint);
  }
}
