package sextant.web.page;

import java.util.Map;
import sextant.web.PageText;

/** What this is and what it stands on. */
public final class AboutPage {
  private AboutPage() {}

  /** The page; the facts as labels and values in the order to show them. */
  public static String html(PageStyle style, Map<String, String> facts) {
    PageText text = style.text();
    Html html = Html.page(style, text.about());
    html.element("h1", text.about()).element("p", text.aboutSays()).open("dl");
    facts.forEach((label, value) -> html.element("dt", label).element("dd", value));
    html.close("dl").element("h2", text.ownPages()).open("ul");
    for (String page : new String[] {"start", "history", "downloads", "bookmarks", "settings"}) {
      html.open("li").link("sextant:" + page, "sextant:" + page).close("li");
    }
    return html.close("ul").end();
  }
}
