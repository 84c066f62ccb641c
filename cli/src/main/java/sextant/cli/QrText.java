package sextant.cli;

import java.util.ArrayList;
import java.util.List;
import sextant.files.QrPicture;

/** A QR code in a terminal: two squares a character, light ones drawn, for dark screens. */
final class QrText {
  private static final int QUIET = 2; // readers manage with half of the four that the norm asks for

  private QrText() {}

  static List<String> of(QrPicture picture) {
    List<String> lines = new ArrayList<>();
    for (int row = -QUIET; row < picture.size() + QUIET; row += 2) {
      var line = new StringBuilder();
      for (int column = -QUIET; column < picture.size() + QUIET; column++) {
        boolean isUpperLight = !picture.isDark(column, row);
        boolean isLowerLight = !picture.isDark(column, row + 1);
        line.append(isUpperLight ? (isLowerLight ? '█' : '▀') : (isLowerLight ? '▄' : ' '));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
