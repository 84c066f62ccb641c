package sextant.web.page;

import sextant.web.PageText;
import sextant.web.WebUrl;

/** An article without what stood around it. */
public final class ReaderPage {
  private static final int CHARACTERS_A_MINUTE = 1_000;
  private static final int CHINESE_A_MINUTE = 400;
  private static final int SURELY_CHINESE = 200;

  private ReaderPage() {}

  /** The page. */
  public static String html(PageStyle style, WebUrl url, Reader.Article article) {
    PageText text = style.text();
    Html html = Html.page(style, article.title());
    html.open("article").element("h1", article.title());
    String by = article.by().isEmpty() ? "" : article.by() + " · ";
    int minutes = Math.max(1, article.characters() / speed(article.content()));
    html.open("p", "class", "muted").text(by).link(url.withoutSecrets().toString(), url.host());
    html.text(" · " + text.minutes(minutes)).close("p");
    return html.cleaned(article.content()).close("article").end();
  }

  private static int speed(String content) {
    long chinese =
        content
            .chars()
            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
            .limit(SURELY_CHINESE)
            .count();
    return chinese < SURELY_CHINESE ? CHARACTERS_A_MINUTE : CHINESE_A_MINUTE;
  }

  /** What is shown when a page has no article. */
  public static String nothing(PageStyle style, WebUrl url) {
    PageText text = style.text();
    Html html = Html.page(style, text.reader());
    html.element("h1", text.reader()).element("p", text.readerNothing());
    return html.open("p").primary(url.toString(), text.toThePage()).close("p").end();
  }
}
