package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;

/** The field to write in, in as many rows as it needs, and where its caret is. */
final class EntryView {
  /** Rows of the field; the caret's place is counted from the first of them. */
  record LaidEntry(List<Row> rows, int caretRow, int caretColumn) {}

  private EntryView() {}

  /** The field that has the keyboard. */
  static Entry active(ScreenState state) {
    return switch (state.overlay()) {
      case Overlay.Search search -> search.words;
      case Overlay.Servers servers -> servers.address;
      case Overlay.Rooms rooms -> rooms.words;
      case Overlay.None _, Overlay.Help _, Overlay.Notice _ -> state.entry();
    };
  }

  private static String prompt(ScreenState state) {
    return switch (state.overlay()) {
      case Overlay.Search _, Overlay.Rooms _ -> "/ ";
      case Overlay.Servers _ -> "> ";
      case Overlay.None _, Overlay.Help _, Overlay.Notice _ ->
          Cells.cut(state.current().map(where -> where.network().nick()).orElse(""), 16) + "> ";
    };
  }

  static LaidEntry lay(ScreenState state, int columns) {
    return new Layout(prompt(state), columns).lay(active(state));
  }

  private static final class Layout {
    private final String prompt;
    private final int columns;
    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder row = new StringBuilder();
    private int used;
    private int caretRow;
    private int caretColumn;

    Layout(String prompt, int columns) {
      this.prompt = prompt;
      this.columns = Math.max(8, columns);
      this.used = Cells.of(prompt);
    }

    LaidEntry lay(Entry entry) {
      int at = 0;
      for (String line : entry.text().split("\n", -1)) {
        if (at > 0) {
          endRow();
        }
        at = line(line, at, entry.caret()) + 1;
      }
      endRow();
      return new LaidEntry(rows, caretRow, caretColumn);
    }

    private int line(String line, int from, int caret) {
      int at = from;
      for (String cluster : Cells.clusters(line)) {
        int width = Cells.ofCluster(cluster);
        if (used + width >= columns) {
          endRow();
        }
        note(at, caret);
        row.append(cluster);
        used += width;
        at += cluster.length();
      }
      note(from + line.length(), caret);
      return from + line.length();
    }

    private void note(int at, int caret) {
      if (at == caret) {
        caretRow = rows.size();
        caretColumn = used;
      }
    }

    private void endRow() {
      boolean isFirst = rows.isEmpty();
      Row head = isFirst ? Row.of(prompt, Look.ACCENT) : Row.of("  ", Look.OVERLOOKED);
      rows.add(head.and(row.toString(), Look.PLAIN));
      row.setLength(0);
      used = 2;
    }
  }
}
