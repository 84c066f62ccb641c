package sextant.cli;

import sextant.words.Language;

/**
 * What a person without a display sees first: every instrument with one line to try. Made by hand
 * from texts alone, because it is on the fast path of the program's start.
 */
public final class FirstPage {
  private final StringBuilder page = new StringBuilder();
  private final Ink.Paint paint;

  private FirstPage(boolean isColoured) {
    paint = new Ink.Paint(isColoured);
  }

  /** The page in that language, without a line end. */
  public static String of(Language language, boolean isColoured) {
    CliText text = new CliText(language);
    FirstPage first = new FirstPage(isColoured);
    first.page.append('\n').append("  ").append(first.paint.in(Ink.STRONG, "Sextant"));
    first.page.append("  ").append(text.firstPageLine()).append("\n");
    first.page.append("\n  ").append(first.paint.in(Ink.FAINT, text.firstPageMore()));
    return first.page.append('\n').toString();
  }
}
