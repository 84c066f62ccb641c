package sextant.desktop.web.pdf;

/** The part of a page that is on one sheet. */
final class PaperPart {
  private final double[] matrix;
  private final double top;
  private final double height;

  /**
   * A part of this height.
   *
   * @param matrix from the engine's pixels to points of the sheet, downward from its margin
   * @param top where it begins in the page, in the engine's pixels
   */
  PaperPart(double[] matrix, double top, double height) {
    this.matrix = matrix.clone();
    this.top = top;
    this.height = height;
  }

  /** Whether a line of the page at this height is on the sheet. */
  boolean has(double y) {
    return y >= top && y < top + height;
  }

  /** A point of the page in points of the sheet, upward from its bottom. */
  double[] place(double x, double y) {
    return new double[] {
      PagePdf.MARGIN + matrix[0] * x + matrix[2] * y + matrix[4],
      PagePdf.PAPER_HEIGHT - PagePdf.MARGIN - (matrix[1] * x + matrix[3] * y + matrix[5])
    };
  }
}
