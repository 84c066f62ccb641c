package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;

/** Finds blocks of code, between lines of three backquotes, in what was said. Pure. */
final class CodeBlocks {
  private static final String FENCE = "```";

  private CodeBlocks() {}

  /** A part of what was said. */
  record Piece(boolean isCode, String text) {}

  /** The parts in their order; a block that does not end is no block. */
  static List<Piece> of(String text) {
    List<Piece> pieces = new ArrayList<>();
    int done = 0;
    int open = text.indexOf(FENCE);
    while (open >= 0) {
      int close = text.indexOf(FENCE, open + FENCE.length());
      if (close < 0) {
        break;
      }
      add(pieces, false, text.substring(done, open));
      add(pieces, true, inner(text.substring(open + FENCE.length(), close)));
      done = close + FENCE.length();
      open = text.indexOf(FENCE, done);
    }
    add(pieces, false, text.substring(done));
    return pieces.isEmpty() ? List.of(new Piece(false, "")) : pieces;
  }

  // The word after the opening fence names a language.
  private static String inner(String block) {
    int line = block.indexOf('\n');
    boolean isNamed = line >= 0 && block.substring(0, line).matches("\\w*\\s*");
    return (isNamed ? block.substring(line + 1) : block).stripTrailing();
  }

  private static void add(List<Piece> pieces, boolean isCode, String text) {
    String words = isCode ? text : text.strip();
    if (!words.isEmpty()) {
      pieces.add(
          new Piece(isCode, isCode ? words : pieces.isEmpty() ? text.stripTrailing() : words));
    }
  }
}
