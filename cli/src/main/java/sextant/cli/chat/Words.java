package sextant.cli.chat;

import java.util.ArrayList;
import java.util.List;
import sextant.irc.Formatting;

/**
 * What somebody wrote, with IRC's formatting codes as looks. Backgrounds are left out, and so are
 * black and white, so that nobody can write what cannot be read.
 */
final class Words {
  private static final int[] COLOURS = {-1, -1, 4, 2, 9, 1, 5, 3, 11, 10, 6, 14, 12, 13, -1, -1};

  private Words() {}

  static Row of(String text, Look base) {
    List<Span> spans = new ArrayList<>();
    for (Formatting.Span span : Formatting.spans(text)) {
      spans.add(new Span(span.text(), look(span.style(), base)));
    }
    return new Row(spans);
  }

  private static Look look(Formatting.Style style, Look base) {
    int traits = base.traits();
    traits |= style.bold() ? Look.BOLD : 0;
    traits |= style.italic() ? Look.ITALIC : 0;
    traits |= style.underline() ? Look.UNDERLINE : 0;
    traits |= style.strike() ? Look.STRIKE : 0;
    traits |= style.reverse() ? Look.REVERSE : 0;
    boolean isNamed = style.foreground() >= 0 && style.foreground() < COLOURS.length;
    int colour = isNamed ? COLOURS[style.foreground()] : -1;
    return new Look(colour < 0 ? base.colour() : colour, traits);
  }
}
