package sextant.cli;

import sextant.words.Language;

/**
 * What a person without a display sees first: every instrument with one line to try. Made by hand
 * from texts alone, because it is on the fast path of the program's start.
 */
public final class FirstPage {
  private static final int NAME_WIDTH = 10;

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
    first.instrument("Talk", "sextant talk serve", text.firstPageTalk());
    first.instrument("Ping", "sextant ping -c 3 127.0.0.1", text.firstPagePing());
    first.instrument("Packets", "sextant capture -i lo tcp port 80", text.firstPagePackets());
    first.instrument("Web", "sextant fetch -iL localhost:8080", text.firstPageWeb());
    first.instrument("Files", "sextant receive", text.firstPageFiles());
    first.instrument("Chat", "sextant chat connect", text.firstPageChat());
    first.page.append("\n  ").append(first.paint.in(Ink.FAINT, text.firstPageTour()));
    first.page.append("\n  ").append(first.paint.in(Ink.FAINT, text.firstPageDoctor()));
    first.page.append("\n  ").append(first.paint.in(Ink.FAINT, text.firstPageMore()));
    return first.page.append('\n').toString();
  }

  private void instrument(String name, String example, String what) {
    String padding = " ".repeat(NAME_WIDTH - name.length());
    page.append("\n  ").append(paint.in(Ink.STRONG, name)).append(padding).append(what);
    page.append("\n  ").append(" ".repeat(NAME_WIDTH)).append(paint.in(Ink.ACCENT, example));
    page.append('\n');
  }
}
