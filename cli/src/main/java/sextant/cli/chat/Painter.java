package sextant.cli.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns frames into what a terminal must be sent, line by line, only those that changed. */
final class Painter {
  /** Another screen than the shell's, no wrapping at the edge, pasted text marked as such. */
  static final String ENTER = "\u001b[?1049h\u001b[?7l\u001b[?2004h\u001b[2J";

  /** Everything as it was before {@link #ENTER}. */
  static final String LEAVE =
      "\u001b[?1000;1006l\u001b[?2004l\u001b[?7h\u001b[0m\u001b[?25h\u001b[?1049l";

  private static final String BEGIN = "\u001b[?2026h\u001b[?25l"; // shown as one, where that works
  private static final String END = "\u001b[?25h\u001b[?2026l";

  private final boolean hasColours;
  private @Nullable Frame before;

  Painter(boolean hasColours) {
    this.hasColours = hasColours;
  }

  /** Forgets what the terminal shows, so that the next frame is sent whole. */
  void forget() {
    before = null;
  }

  /** What brings the terminal from the frame before to this one. */
  String paint(Frame frame) {
    if (frame.equals(before)) {
      return "";
    }
    StringBuilder out = new StringBuilder(BEGIN);
    Frame known = before;
    boolean isNew =
        known == null
            || known.columns() != frame.columns()
            || known.lines().size() != frame.lines().size();
    if (isNew) {
      out.append("\u001b[0m\u001b[2J");
    }
    for (int i = 0; i < frame.lines().size(); i++) {
      List<Frame.Piece> line = frame.lines().get(i);
      if (isNew || known == null || !known.lines().get(i).equals(line)) {
        line(out, i, line);
      }
    }
    before = frame;
    move(out, frame.cursorLine(), frame.cursorColumn());
    return out.append(END).toString();
  }

  private void line(StringBuilder out, int number, List<Frame.Piece> pieces) {
    move(out, number, 0);
    out.append("\u001b[0m\u001b[2K");
    for (Frame.Piece piece : pieces) {
      move(out, number, piece.column());
      for (Span span : piece.row().spans()) {
        out.append(span.look().sequence(hasColours)).append(span.text());
      }
    }
    out.append("\u001b[0m");
  }

  private static void move(StringBuilder out, int line, int column) {
    out.append("\u001b[").append(line + 1).append(';').append(column + 1).append('H');
  }
}
