package sextant.web.page;

import sextant.web.PageText;

/** The source of a page with numbered lines. */
public final class SourcePage {
  private static final int MOST_LINES = 20_000;
  private static final int LONGEST = 4 << 20;

  private SourcePage() {}

  /** The page; what is longer than 4 MiB or 20,000 lines is cut, and says so. */
  public static String html(PageStyle style, String url, String source) {
    PageText text = style.text();
    Html html = Html.page(style, text.sourceOf(url));
    String shown = source.length() > LONGEST ? source.substring(0, LONGEST) : source;
    String[] lines = shown.split("\r\n|\r|\n", MOST_LINES + 1);
    int count = Math.min(lines.length, MOST_LINES);
    html.open("div", "class", "source").open("pre");
    for (int i = 0; i < count; i++) {
      html.open("span").text(lines[i].isEmpty() ? " " : lines[i]).close("span");
    }
    html.close("pre").close("div");
    if (count < lines.length || shown.length() < source.length()) {
      html.element("p", text.sourceCut(), "class", "warn");
    }
    return html.end();
  }
}
