package sextant.cli;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/** Text measured in terminal columns: a Chinese character takes two, a combining mark none. */
public final class Columns {
  private static final String NEVER_FIRST = "，。、：；）」』》！？…,.;:)]!?";

  private Columns() {}

  /** The columns this text takes, without control sequences in it. */
  public static int of(String text) {
    int columns = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      columns += Math.max(0, WCWidth.wcwidth(text.codePointAt(at)));
    }
    return columns;
  }

  /** The text followed by spaces up to that width; longer text stays as it is. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /** The text after spaces up to that width; longer text stays as it is. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  /** The text cut to at most that width, with an ellipsis where it was cut. */
  public static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int columns = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      columns += Math.max(0, WCWidth.wcwidth(point));
      if (columns > width - 1) {
        break;
      }
      kept.appendCodePoint(point);
      at += Character.charCount(point);
    }
    return width > 0 ? kept.append('…').toString() : "";
  }

  /** The text in lines of at most that width, broken at spaces and between Chinese characters. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String piece : pieces(text)) {
      if (!line.isEmpty() && of(line.toString()) + of(piece.stripTrailing()) > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(piece);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (mayBreakAfter(point, text, next)) {
        pieces.add(text.substring(start, next));
        start = next;
      }
      at = next;
    }
    if (start < text.length()) {
      pieces.add(text.substring(start));
    }
    return pieces;
  }

  private static boolean mayBreakAfter(int point, String text, int next) {
    if (next >= text.length() || text.charAt(next) == ' ') {
      return false;
    }
    int following = text.codePointAt(next);
    boolean wide = WCWidth.wcwidth(point) > 1 || WCWidth.wcwidth(following) > 1;
    return (point == ' ' || wide) && NEVER_FIRST.indexOf(following) < 0 && point != '（';
  }
}
