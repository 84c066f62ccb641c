package sextant.desktop.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import sextant.files.QrPicture;

/** A link as squares for a camera; dark on white in every theme, as cameras want it. */
public final class QrCanvas extends Canvas {
  private static final int QUIET = 4; // squares around the picture (ISO/IEC 18004, 9.1)

  private final int square;

  /** A picture of nothing yet, with squares of so many pixels. */
  public QrCanvas(int square) {
    this.square = square;
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** Shows a link. */
  public void show(String link) {
    QrPicture picture = QrPicture.of(link);
    int side = (picture.size() + 2 * QUIET) * square;
    setWidth(side);
    setHeight(side);
    setAccessibleText(link);
    GraphicsContext ink = getGraphicsContext2D();
    ink.setFill(Color.WHITE);
    ink.fillRect(0, 0, side, side);
    ink.setFill(Color.BLACK);
    for (int row = 0; row < picture.size(); row++) {
      for (int column = 0; column < picture.size(); column++) {
        if (picture.isDark(column, row)) {
          ink.fillRect((column + QUIET) * square, (row + QUIET) * square, square, square);
        }
      }
    }
  }
}
