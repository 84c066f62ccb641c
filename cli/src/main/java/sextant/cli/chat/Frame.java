package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;

/**
 * A whole screen as it is to look.
 *
 * @param columns its width
 * @param lines its lines from the top, each with its pieces from left to right
 * @param cursorLine where the cursor stands, from 0
 * @param cursorColumn where the cursor stands, from 0
 */
record Frame(int columns, List<List<Piece>> lines, int cursorLine, int cursorColumn) {

  /** Part of a line that begins at a column of its own, whatever the terminal made of the rest. */
  record Piece(int column, Row row) {}

  /** An empty screen to be filled; a later piece lies over an earlier one. */
  static final class Canvas {
    private final int columns;
    private final List<List<Piece>> lines = new ArrayList<>();

    Canvas(int columns, int rows) {
      this.columns = columns;
      for (int i = 0; i < rows; i++) {
        lines.add(new ArrayList<>());
      }
    }

    /** Puts a row there, cut to so many columns; what is outside is left out. */
    void put(int line, int column, int width, Row row) {
      int most = Math.min(width, columns - column);
      if (line >= 0 && line < lines.size() && most > 0 && !row.spans().isEmpty()) {
        lines.get(line).add(new Piece(column, row.cut(most)));
      }
    }

    Frame frame(int cursorLine, int cursorColumn) {
      return new Frame(
          columns,
          lines.stream().map(List::copyOf).toList(),
          Math.clamp(cursorLine, 0, Math.max(0, lines.size() - 1)),
          Math.clamp(cursorColumn, 0, Math.max(0, columns - 1)));
    }
  }

  /** What a person sees, without looks: one text line each, no spaces at their ends. */
  List<String> text() {
    return lines.stream().map(this::text).toList();
  }

  private String text(List<Piece> pieces) {
    String[] cells = new String[columns];
    java.util.Arrays.fill(cells, " ");
    for (Piece piece : pieces) {
      int at = piece.column();
      for (String cluster : Cells.clusters(piece.row().text())) {
        int width = Cells.ofCluster(cluster);
        if (at + width <= columns && width > 0) {
          cells[at] = cluster;
          if (width == 2) {
            cells[at + 1] = "";
          }
          at += width;
        }
      }
    }
    return String.join("", cells).stripTrailing();
  }
}
