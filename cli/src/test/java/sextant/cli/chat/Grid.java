package sextant.cli.chat;

import java.util.Arrays;

/** Cells that understand the sequences the screen uses, and no others. */
final class Grid {
  private final String[][] cells;
  private int line;
  private int column;

  Grid(int columns, int rows) {
    cells = new String[rows][columns];
    for (String[] row : cells) {
      Arrays.fill(row, " ");
    }
  }

  void draw(String sent) {
    int at = 0;
    while (at < sent.length()) {
      if (sent.charAt(at) == '\u001b') {
        int end = at + 2;
        while (sent.charAt(end) < '@') {
          end++;
        }
        obey(sent.substring(at + 2, end), sent.charAt(end));
        at = end + 1;
      } else if (sent.charAt(at) == '\u0007') {
        at++;
      } else {
        int end = sent.indexOf('\u001b', at);
        end = end < 0 ? sent.length() : end;
        Cells.clusters(sent.substring(at, end)).forEach(this::put);
        at = end;
      }
    }
  }

  private void obey(String numbers, char command) {
    switch (command) {
      case 'H' -> {
        String[] place = numbers.split(";");
        line = Integer.parseInt(place[0]) - 1;
        column = Integer.parseInt(place[1]) - 1;
      }
      case 'J' -> {
        for (String[] row : cells) {
          Arrays.fill(row, " ");
        }
      }
      case 'K' -> Arrays.fill(cells[line], " ");
      case 'm', 'h', 'l' -> {}
      default -> throw new AssertionError("a sequence nobody asked for: " + numbers + command);
    }
  }

  private void put(String cluster) {
    int width = Cells.ofCluster(cluster);
    if (line < cells.length && column + width <= cells[0].length) {
      cells[line][column] = cluster;
      if (width == 2) {
        cells[line][column + 1] = "";
      }
    }
    column += width;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (String[] row : cells) {
      text.append(String.join("", row).stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
