package sextant.desktop.web.pdf;

import com.sun.prism.paint.Color;
import java.util.Optional;

/** What the engine has set for what it paints next; a copy is kept with every saved state. */
final class PdfState {
  static final int NO_STROKE = 0;
  static final int DOTTED = 2;
  static final int DASHED = 3;

  Color fill = Color.BLACK;
  Optional<PdfGradient> fillGradient = Optional.empty();
  Color stroke = Color.BLACK;
  double strokeWidth = 1;
  int strokeStyle = 1;
  double alpha = 1;
  String dash = "[] 0 d\n";
  boolean isTextFilled = true;
  double[] matrix = {1, 0, 0, 1, 0, 0};

  PdfState copy() {
    var copy = new PdfState();
    copy.fill = fill;
    copy.fillGradient = fillGradient;
    copy.stroke = stroke;
    copy.strokeWidth = strokeWidth;
    copy.strokeStyle = strokeStyle;
    copy.alpha = alpha;
    copy.dash = dash;
    copy.isTextFilled = isTextFilled;
    copy.matrix = matrix.clone();
    return copy;
  }

  /** The matrix that does {@code first}, then {@code then}. */
  static double[] times(double[] first, double[] then) {
    return new double[] {
      first[0] * then[0] + first[1] * then[2],
      first[0] * then[1] + first[1] * then[3],
      first[2] * then[0] + first[3] * then[2],
      first[2] * then[1] + first[3] * then[3],
      first[4] * then[0] + first[5] * then[2] + then[4],
      first[4] * then[1] + first[5] * then[3] + then[5]
    };
  }

  /** The matrix that undoes another; empty when nothing does. */
  static Optional<double[]> inverse(double[] m) {
    double det = m[0] * m[3] - m[1] * m[2];
    if (Math.abs(det) < 1e-12) {
      return Optional.empty();
    }
    return Optional.of(
        new double[] {
          m[3] / det,
          -m[1] / det,
          -m[2] / det,
          m[0] / det,
          (m[2] * m[5] - m[3] * m[4]) / det,
          (m[1] * m[4] - m[0] * m[5]) / det
        });
  }
}
