package sextant.packets;

import java.util.ArrayList;
import java.util.List;
import sextant.wire.Bytes;
import sextant.wire.Dissection;
import sextant.wire.Field;
import sextant.wire.Layer;
import sextant.wire.Name;
import sextant.words.Language;

/**
 * A packet's bytes, 16 a row, with the names of the fields under them: what {@code -x} shows. A
 * name that does not fit is cut; a field too short for a name shows a number that is explained at
 * the end of the line.
 */
public final class HexFields {
  private static final int ROW = 16;
  private static final int OFFSET_COLUMNS = 8;
  private static final int LEAST_NAME = 5;

  private final boolean isChinese;
  private final LineBuffer out;

  /** Dumps in this language. */
  public HexFields(Language language, LineBuffer out) {
    this.isChinese = language == Language.CHINESE;
    this.out = out;
  }

  /** Appends the rows; without layers only the bytes. */
  public void append(Dissection dissection) {
    Bytes packet = dissection.packet();
    List<Mark> marks = marks(dissection);
    int numbered = 0;
    for (int row = 0; row < packet.length(); row += ROW) {
      int end = Math.min(row + ROW, packet.length());
      bytes(packet, row, end);
      numbered = names(marks, row, end, numbered);
    }
  }

  /** A field as it is drawn: whole bytes, not overlapping the one before. */
  private record Mark(int from, int end, String name) {}

  private List<Mark> marks(Dissection dissection) {
    List<Mark> marks = new ArrayList<>();
    int covered = 0;
    for (Layer layer : dissection.layers()) {
      for (Field field : layer.fields()) {
        boolean isFresh = field.byteLength() > 0 && field.byteOffset() >= covered;
        if (isFresh && !layer.key().equals("data")) {
          covered = field.byteOffset() + field.byteLength();
          marks.add(new Mark(field.byteOffset(), covered, text(field.kind().name())));
        }
      }
    }
    return marks;
  }

  private String text(Name name) {
    return isChinese ? name.chinese() : name.english();
  }

  private void bytes(Bytes packet, int from, int end) {
    out.ascii("  ").hex(from, 4).ascii("  ");
    for (int i = from; i < from + ROW; i++) {
      if (i < end) {
        out.hex(packet.u8(i), 2).character(' ');
      } else {
        out.ascii("   ");
      }
    }
    out.character(' ');
    for (int i = from; i < end; i++) {
      int value = packet.u8(i);
      out.character(value >= 0x20 && value < 0x7f ? (char) value : '.');
    }
    out.character('\n');
  }

  private int names(List<Mark> marks, int row, int end, int numberedBefore) {
    int numbered = numberedBefore;
    StringBuilder line = new StringBuilder(" ".repeat(OFFSET_COLUMNS));
    StringBuilder legend = new StringBuilder();
    int column = OFFSET_COLUMNS;
    for (Mark mark : marks) {
      int from = Math.max(mark.from(), row);
      int to = Math.min(mark.end(), end);
      if (from >= to || mark.from() < row) {
        continue; // named in the row it begins in
      }
      int start = OFFSET_COLUMNS + 3 * (from - row);
      int width = 3 * (to - from) - 1;
      boolean isNumbered = width < LEAST_NAME;
      numbered += isNumbered ? 1 : 0;
      String label = isNumbered ? String.valueOf(numbered % 100) : mark.name();
      String cut = TextColumns.cut(label, width);
      line.append(" ".repeat(Math.max(0, start - column))).append(cut);
      column = start + TextColumns.of(cut);
      if (isNumbered) {
        legend.append(legend.isEmpty() ? "" : "  ").append(label).append(' ').append(mark.name());
      }
    }
    if (column > OFFSET_COLUMNS) {
      int gap = Math.max(2, OFFSET_COLUMNS + 3 * ROW + 1 - column);
      out.text(line.toString());
      out.text(legend.isEmpty() ? "" : " ".repeat(gap) + legend).character('\n');
    }
    return numbered;
  }
}
