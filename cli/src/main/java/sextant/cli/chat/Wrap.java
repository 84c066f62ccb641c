package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;

/** Breaks rows that are too wide: at spaces and beside wide characters, a long word anywhere. */
final class Wrap {
  private static final String NEVER_FIRST = "，。、：；）」』》！？…,.;:)]!?%”’";

  private record Cell(String cluster, int columns, Look look) {
    boolean isSpace() {
      return cluster.equals(" ");
    }
  }

  private Wrap() {}

  /** The row in rows of at most so many columns; one at least. */
  static List<Row> rows(Row row, int columns) {
    List<Cell> cells = cells(row);
    List<Row> rows = new ArrayList<>();
    int from = 0;
    while (from < cells.size()) {
      int to = end(cells, from, Math.max(2, columns));
      int shown = to;
      while (shown > from && cells.get(shown - 1).isSpace()) {
        shown--;
      }
      rows.add(row(cells.subList(from, to == cells.size() ? to : shown)));
      from = to;
    }
    return rows.isEmpty() ? List.of(Row.EMPTY) : rows;
  }

  private static List<Cell> cells(Row row) {
    List<Cell> cells = new ArrayList<>();
    for (Span span : row.spans()) {
      for (String cluster : Cells.clusters(span.text())) {
        cells.add(new Cell(cluster, Cells.ofCluster(cluster), span.look()));
      }
    }
    return cells;
  }

  private static int end(List<Cell> cells, int from, int columns) {
    int used = 0;
    int best = from;
    for (int at = from; at < cells.size(); at++) {
      Cell cell = cells.get(at);
      used += cell.columns();
      if (used > columns && !cell.isSpace()) {
        return best > from ? best : Math.max(at, from + 1);
      }
      if (mayBreakAfter(cells, at)) {
        best = at + 1;
      }
    }
    return cells.size();
  }

  private static boolean mayBreakAfter(List<Cell> cells, int at) {
    Cell cell = cells.get(at);
    if (at + 1 >= cells.size() || cells.get(at + 1).isSpace()) {
      return false;
    }
    Cell next = cells.get(at + 1);
    boolean wide = cell.columns() > 1 || next.columns() > 1;
    return cell.isSpace() || (wide && NEVER_FIRST.indexOf(next.cluster().charAt(0)) < 0);
  }

  private static Row row(List<Cell> cells) {
    List<Span> spans = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Look look = Look.PLAIN;
    for (Cell cell : cells) {
      if (!cell.look().equals(look) && !text.isEmpty()) {
        spans.add(new Span(text.toString(), look));
        text.setLength(0);
      }
      look = cell.look();
      text.append(cell.cluster());
    }
    if (!text.isEmpty()) {
      spans.add(new Span(text.toString(), look));
    }
    return new Row(spans);
  }
}
