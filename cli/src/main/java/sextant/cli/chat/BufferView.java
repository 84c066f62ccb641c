package sextant.cli.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.chatclient.ChatRow;
import sextant.chatclient.Line;

/** What was said in a place: all of it laid out, and the part of it that is on the screen. */
final class BufferView {
  private final LineView lines;
  private Map<ChatRow, List<Row>> known = new HashMap<>();
  private int knownWidth;

  /** A line of the screen that belongs to a row of the transcript. */
  record Laid(Row row, String key, int part) {}

  BufferView(LineView lines) {
    this.lines = lines;
  }

  /** All lines of the place at this width; what was laid out before is not laid out again. */
  List<Laid> lay(Buffer buffer, int width) {
    Map<ChatRow, List<Row>> used = new HashMap<>();
    List<Laid> all = new ArrayList<>();
    for (ChatRow row : buffer.rows()) {
      List<Row> rows = width == knownWidth ? known.get(row) : null;
      if (rows == null) {
        rows = lines.rows(row, width);
      }
      used.put(row, rows);
      for (int part = 0; part < rows.size(); part++) {
        all.add(new Laid(rows.get(part), key(row), part));
      }
    }
    known = used;
    knownWidth = width;
    return all;
  }

  private static String key(ChatRow row) {
    return switch (row) {
      case ChatRow.Day day -> "day " + day.date();
      case ChatRow.Unread _ -> "unread";
      case ChatRow.Said said -> said.line().key();
      case ChatRow.Comings comings -> comings.lines().getLast().key();
      case ChatRow.Event event -> event.line().key();
    };
  }

  /** How many of these lines are above the foot of the screen or on it. */
  static int end(Buffer buffer, List<Laid> all, int height) {
    int end = all.size();
    Optional<Buffer.Anchor> anchor = buffer.anchor();
    if (anchor.isPresent()) {
      for (int i = 0; i < all.size(); i++) {
        Laid laid = all.get(i);
        if (laid.key().equals(anchor.get().key()) && laid.part() <= anchor.get().part()) {
          end = i + 1;
        }
      }
    }
    return Math.max(end, Math.min(height, all.size()));
  }

  /** Moves so many lines down, or up with a negative number. */
  void scroll(Buffer buffer, Geometry geometry, int by) {
    List<Laid> all = lay(buffer, geometry.width());
    int least = Math.min(geometry.height(), all.size());
    int end = Math.clamp(end(buffer, all, geometry.height()) + by, least, all.size());
    anchor(buffer, all, end);
  }

  private static void anchor(Buffer buffer, List<Laid> all, int end) {
    boolean isFoot = end >= all.size();
    buffer.anchor(
        isFoot
            ? Optional.empty()
            : Optional.of(new Buffer.Anchor(all.get(end - 1).key(), all.get(end - 1).part())));
  }

  /** Moves so that the selected line is on the screen. */
  void reveal(Buffer buffer, Geometry geometry) {
    Optional<Line> selected = buffer.selected();
    if (selected.isEmpty()) {
      return;
    }
    List<Laid> all = lay(buffer, geometry.width());
    int end = end(buffer, all, geometry.height());
    int first = -1;
    int last = -1;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).key().equals(selected.get().key())) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (first >= 0 && first < end - geometry.height()) {
      anchor(buffer, all, Math.min(all.size(), first + geometry.height()));
    } else if (last >= end) {
      anchor(buffer, all, last + 1);
    }
  }

  /** Whether the first line there is, is on the screen. */
  boolean isAtTop(Buffer buffer, Geometry geometry) {
    List<Laid> all = lay(buffer, geometry.width());
    return end(buffer, all, geometry.height()) <= geometry.height();
  }

  /** How many lines are below the foot of the screen. */
  int below(Buffer buffer, Geometry geometry) {
    List<Laid> all = lay(buffer, geometry.width());
    return all.size() - end(buffer, all, geometry.height());
  }

  void draw(Frame.Canvas canvas, Buffer buffer, Geometry geometry) {
    List<Laid> all = lay(buffer, geometry.width());
    int end = end(buffer, all, geometry.height());
    int from = Math.max(0, end - geometry.height());
    String selected = buffer.selected().map(Line::key).orElse("");
    int line = geometry.top() + geometry.height() - (end - from);
    for (Laid laid : all.subList(from, end)) {
      boolean isSelected = laid.key().equals(selected);
      Row row = isSelected ? laid.row().filled(geometry.width()).with(Look.REVERSE) : laid.row();
      canvas.put(line++, geometry.left(), geometry.width(), row);
    }
  }
}
