package sextant.desktop.web.pdf;

import com.sun.javafx.geom.PathIterator;
import com.sun.javafx.geom.Shape;
import com.sun.webkit.graphics.WCPath;
import com.sun.webkit.graphics.WCPathIterator;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes the operators of a path (ISO 32000-1, 8.5.2); coordinates are multiplied by a scale. */
final class PdfPath {
  private static final double ROUND =
      0.5523; // how far a curve's handles reach for a quarter circle

  private final StringBuilder out = new StringBuilder();
  private final double scaleX;
  private final double scaleY;
  private double lastX;
  private double lastY;
  private double left = Double.MAX_VALUE;
  private double top = -Double.MAX_VALUE;
  private double right = -Double.MAX_VALUE;
  private double bottom = Double.MAX_VALUE;

  PdfPath() {
    this(1, 1);
  }

  PdfPath(double scaleX, double scaleY) {
    this.scaleX = scaleX;
    this.scaleY = scaleY;
  }

  /** A number as PDF writes it: no exponent, at most three places. */
  static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value) || Math.abs(value) > 1e8) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Numbers with a space after each. */
  static String numbers(double... values) {
    var all = new StringBuilder();
    for (double value : values) {
      all.append(number(value)).append(' ');
    }
    return all.toString();
  }

  PdfPath move(double x, double y) {
    return point(x, y, "m\n");
  }

  PdfPath line(double x, double y) {
    return point(x, y, "l\n");
  }

  private PdfPath point(double x, double y, String operator) {
    out.append(numbers(x * scaleX, y * scaleY)).append(operator);
    reach(x, y);
    return this;
  }

  private void reach(double x, double y) {
    lastX = x;
    lastY = y;
    left = Math.min(left, x * scaleX);
    right = Math.max(right, x * scaleX);
    bottom = Math.min(bottom, y * scaleY);
    top = Math.max(top, y * scaleY);
  }

  PdfPath curve(double x1, double y1, double x2, double y2, double x, double y) {
    out.append(numbers(x1 * scaleX, y1 * scaleY, x2 * scaleX, y2 * scaleY, x * scaleX, y * scaleY));
    out.append("c\n");
    reach(x1, y1);
    reach(x2, y2);
    reach(x, y);
    return this;
  }

  PdfPath close() {
    out.append("h\n");
    return this;
  }

  private void quadratic(double x1, double y1, double x, double y) {
    curve(
        lastX + (x1 - lastX) * 2 / 3,
        lastY + (y1 - lastY) * 2 / 3,
        x + (x1 - x) * 2 / 3,
        y + (y1 - y) * 2 / 3,
        x,
        y);
  }

  PdfPath rectangle(double x, double y, double width, double height) {
    return move(x, y).line(x + width, y).line(x + width, y + height).line(x, y + height).close();
  }

  PdfPath ellipse(double x, double y, double width, double height) {
    return rounded(
        x,
        y,
        width,
        height,
        new double[] {
          width / 2, height / 2, width / 2, height / 2, width / 2, height / 2, width / 2, height / 2
        });
  }

  /** A rectangle with round corners: width and height each, from the top left clockwise. */
  PdfPath rounded(double x, double y, double width, double height, double[] corner) {
    double right = x + width;
    double bottom = y + height;
    double out = 1 - ROUND;
    move(x + corner[0], y).line(right - corner[2], y);
    curve(right - corner[2] * out, y, right, y + corner[3] * out, right, y + corner[3]);
    line(right, bottom - corner[5]);
    curve(
        right,
        bottom - corner[5] * out,
        right - corner[4] * out,
        bottom,
        right - corner[4],
        bottom);
    line(x + corner[6], bottom);
    curve(x + corner[6] * out, bottom, x, bottom - corner[7] * out, x, bottom - corner[7]);
    line(x, y + corner[1]);
    curve(x, y + corner[1] * out, x + corner[0] * out, y, x + corner[0], y);
    return close();
  }

  /** A path of the engine. */
  PdfPath of(WCPath<?> path) {
    WCPathIterator each = path.getPathIterator();
    var at = new double[6];
    for (; !each.isDone(); each.next()) {
      segment(each.currentSegment(at), at);
    }
    return this;
  }

  /** The outline of a glyph. */
  PdfPath of(Shape shape) {
    PathIterator each = shape.getPathIterator(null);
    var floats = new float[6];
    for (; !each.isDone(); each.next()) {
      int kind = each.currentSegment(floats);
      var at = new double[6];
      for (int i = 0; i < at.length; i++) {
        at[i] = floats[i];
      }
      segment(kind, at);
    }
    return this;
  }

  private void segment(int kind, double[] at) {
    switch (kind) {
      case PathIterator.SEG_MOVETO -> move(at[0], at[1]);
      case PathIterator.SEG_LINETO -> line(at[0], at[1]);
      case PathIterator.SEG_QUADTO -> quadratic(at[0], at[1], at[2], at[3]);
      case PathIterator.SEG_CUBICTO -> curve(at[0], at[1], at[2], at[3], at[4], at[5]);
      default -> close();
    }
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  /** Left, bottom, right and top of what was drawn. */
  double[] bounds() {
    return isEmpty() ? new double[4] : new double[] {left, bottom, right, top};
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
