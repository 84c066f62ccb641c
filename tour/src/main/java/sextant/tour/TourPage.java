package sextant.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sextant.words.Explanation;
import sextant.words.Language;

/** The tour as one page of HTML beside its pictures; it asks for nothing from elsewhere. */
public final class TourPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;--fg:#1c2430;--bg:#fff;--soft:#5c6673;--line:#d9dee4;--bar:#f4f6f8}
      @media(prefers-color-scheme:dark){:root{--fg:#e4e8ee;--bg:#14181d;--soft:#9aa5b1;--line:#2d343c;--bar:#1c2228}}
      body{font:16px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:54rem;margin:2rem auto;
      padding:0 1rem;color:var(--fg);background:var(--bg)}
      h1{font-size:1.6rem}h2{margin-top:3rem;font-size:1.25rem}h3{font-size:1rem;color:var(--soft)}
      pre{background:var(--bar);padding:.75rem;overflow-x:auto;font:13px/1.4 ui-monospace,monospace}
      table{border-collapse:collapse}td{padding:.2rem 1rem .2rem 0;border-bottom:1px solid var(--line)}
      td+td{font-variant-numeric:tabular-nums}img{max-width:100%;border:1px solid var(--line)}
      .lacks{border-left:3px solid #b7791f;padding-left:.75rem}
      """;

  private final Language language;
  private final TourText text;
  private final StringBuilder page = new StringBuilder();

  /** A page in this language. */
  public TourPage(Language language) {
    this.language = language;
    this.text = new TourText(language);
  }

  /** Writes it; the pictures must be in the same folder. */
  public void write(List<Step> steps, Path file) throws IOException {
    page.append("<!doctype html><html lang=\"").append(language.tag());
    page.append(
        "\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
    page.append("<title>").append(escaped(text.pageTitle())).append("</title><style>");
    page.append(STYLE).append("</style>\n");
    element("h1", text.pageTitle());
    element("p", text.pageIntro());
    steps.forEach(this::append);
    page.append("</html>\n");
    Files.writeString(file, page);
  }

  private void append(Step step) {
    element("h2", step.exercise().number() + " · " + step.exercise().title(language));
    page.append("<ul>");
    step.did().forEach(sentence -> element("li", sentence));
    page.append("</ul>\n");
    step.trouble().ifPresent(this::append);
    if (!step.measured().isEmpty()) {
      element("h3", text.pageMeasured());
      page.append("<table>");
      for (Step.Measure measure : step.measured()) {
        page.append("<tr>");
        element("td", measure.name());
        element("td", measure.value());
        page.append("</tr>");
      }
      page.append("</table>\n");
    }
    for (Path picture : step.pictures()) {
      String name = escaped(picture.getFileName().toString());
      page.append("<p><img src=\"").append(name).append("\" alt=\"");
      page.append(escaped(step.exercise().title(language))).append("\"></p>\n");
    }
    for (Step.Listing listing : step.listings()) {
      element("h3", listing.title());
      element("pre", listing.text());
    }
    element("h3", text.pageByHand());
    element("pre", String.join("\n", step.byHand()));
  }

  private void append(Explanation trouble) {
    page.append("<div class=\"lacks\">");
    element("h3", text.pageTrouble());
    element("p", trouble.what());
    element("p", trouble.why());
    element("pre", trouble.todo());
    page.append("</div>\n");
  }

  private void element(String name, String content) {
    page.append('<').append(name).append('>').append(escaped(content));
    page.append("</").append(name).append(">\n");
  }

  private static String escaped(String content) {
    return content
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
