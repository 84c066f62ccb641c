package sextant.irc;

import java.util.ArrayList;
import java.util.List;

/** Bold, colours and the like inside a text (modern IRC formatting document). */
public final class Formatting {
  private static final char BOLD = 0x02;
  private static final char COLOUR = 0x03;
  private static final char HEX_COLOUR = 0x04;
  private static final char RESET = 0x0f;
  private static final char MONOSPACE = 0x11;
  private static final char REVERSE = 0x16;
  private static final char ITALIC = 0x1d;
  private static final char STRIKE = 0x1e;
  private static final char UNDERLINE = 0x1f;

  private Formatting() {}

  /**
   * How a piece of text looks.
   *
   * @param foreground colour 0 to 98, or 0x1000000 plus red, green and blue, or -1 for none
   * @param background the same for what is behind
   */
  public record Style(
      boolean bold,
      boolean italic,
      boolean underline,
      boolean strike,
      boolean monospace,
      boolean reverse,
      int foreground,
      int background) {
    /** Text without any formatting. */
    public static final Style PLAIN = new Style(false, false, false, false, false, false, -1, -1);

    private Style toggle(char code) {
      return new Style(
          bold ^ code == BOLD,
          italic ^ code == ITALIC,
          underline ^ code == UNDERLINE,
          strike ^ code == STRIKE,
          monospace ^ code == MONOSPACE,
          reverse ^ code == REVERSE,
          foreground,
          background);
    }

    private Style colours(int front, int back) {
      return new Style(bold, italic, underline, strike, monospace, reverse, front, back);
    }
  }

  /** A piece of text in one style; never empty. */
  public record Span(String text, Style style) {}

  /** The text in pieces without codes; any text is accepted. */
  public static List<Span> spans(String text) {
    return new Reader(text).read();
  }

  /** The text without any code. */
  public static String strip(String text) {
    boolean clean = text.chars().noneMatch(c -> c < 0x20);
    if (clean) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    spans(text).forEach(span -> plain.append(span.text()));
    return plain.toString();
  }

  private static final class Reader {
    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder piece = new StringBuilder();
    private Style style = Style.PLAIN;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Span> read() {
      while (at < text.length()) {
        char c = text.charAt(at++);
        switch (c) {
          case BOLD, ITALIC, UNDERLINE, STRIKE, MONOSPACE, REVERSE -> change(style.toggle(c));
          case RESET -> change(Style.PLAIN);
          case COLOUR -> colour(10, 2, 0);
          case HEX_COLOUR -> colour(16, 6, 0x1000000);
          default -> piece.append(c);
        }
      }
      change(style);
      return spans;
    }

    private void change(Style next) {
      if (!piece.isEmpty()) {
        spans.add(new Span(piece.toString(), style));
        piece.setLength(0);
      }
      style = next;
    }

    private void colour(int radix, int digits, int offset) {
      int front = number(radix, digits, offset);
      if (front < 0) {
        change(style.colours(-1, -1));
        return;
      }
      int back = style.background();
      if (at + 1 < text.length() && text.charAt(at) == ',' && digit(at + 1, radix) >= 0) {
        int comma = at++;
        back = number(radix, digits, offset);
        at = back < 0 ? comma : at;
      }
      change(style.colours(front == 99 ? -1 : front, back == 99 ? -1 : back));
    }

    /** Up to two decimal digits, or exactly six of a hexadecimal colour; -1 for anything else. */
    private int number(int radix, int digits, int offset) {
      int start = at;
      int value = 0;
      while (at < text.length() && at - start < digits && digit(at, radix) >= 0) {
        value = value * radix + digit(at++, radix);
      }
      boolean enough = radix == 10 ? at > start : at - start == digits;
      at = enough ? at : start;
      return enough ? value + offset : -1;
    }

    private int digit(int index, int radix) {
      char c = text.charAt(index);
      return c < 0x80 ? Character.digit(c, radix) : -1;
    }
  }
}
