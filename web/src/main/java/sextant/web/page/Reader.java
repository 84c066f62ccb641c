package sextant.web.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import sextant.web.WebUrl;

/**
 * Finds what a person came to read in a page: the element whose paragraphs hold most of the text
 * and few links. What comes out holds no script, style, form or foreign attribute.
 */
public final class Reader {
  private static final int LONGEST = 4 << 20;
  private static final int FEWEST_CHARACTERS = 250;
  private static final int SHORTEST_PARAGRAPH = 25;
  private static final String NEVER =
      "script,style,noscript,template,iframe,object,embed,form,nav,footer,aside,header nav,"
          + "[hidden],[aria-hidden=true],[role=navigation],[role=complementary],[role=banner]";

  private Reader() {}

  /**
   * What is worth reading.
   *
   * @param by who wrote it; empty when the page does not say
   * @param content clean HTML
   */
  public record Article(String title, String by, String content, int characters) {}

  /** The article of a page; empty when it has none. */
  public static Optional<Article> extract(String html, WebUrl url) {
    String beginning = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
    Document page = Jsoup.parse(beginning, url.withoutSecrets().toString());
    String title = title(page);
    String by = page.select("meta[name=author]").attr("content").strip();
    page.select(NEVER).remove();
    Element best = best(page);
    Safelist allowed =
        Safelist.relaxed().addTags("figure", "figcaption", "hr", "mark").removeTags("div", "span");
    Document clean = new Cleaner(allowed).clean(wrapped(best, page));
    clean.select("p,li,h1,h2,h3,h4,h5,h6").stream()
        .filter(one -> one.text().isBlank() && one.select("img").isEmpty())
        .forEach(Element::remove);
    clean.select("h1").stream().filter(one -> one.text().equals(title)).forEach(Element::remove);
    int characters = clean.body().text().length();
    return characters < FEWEST_CHARACTERS
        ? Optional.empty()
        : Optional.of(new Article(title, by, clean.body().html(), characters));
  }

  private static Document wrapped(Element best, Document page) {
    Document only = Document.createShell(page.baseUri());
    only.body().append(best.outerHtml());
    return only;
  }

  private static String title(Document page) {
    String open = page.select("meta[property=og:title]").attr("content").strip();
    if (!open.isEmpty()) {
      return open;
    }
    Element heading = page.selectFirst("article h1, main h1, h1");
    return heading == null || heading.text().isBlank() ? page.title() : heading.text();
  }

  private static Element best(Document page) {
    Element said = page.selectFirst("article, main, [role=main]");
    if (said != null && said.text().length() >= 2 * FEWEST_CHARACTERS) {
      return said;
    }
    Map<Element, Double> scores = new HashMap<>();
    for (Element paragraph : page.select("p, pre, blockquote")) {
      String text = paragraph.text();
      Element parent = paragraph.parent();
      if (text.length() >= SHORTEST_PARAGRAPH && parent != null) {
        double score = 1 + commas(text) + Math.min(3, text.length() / 100);
        scores.merge(parent, score, Double::sum);
        Element above = parent.parent();
        if (above != null) {
          scores.merge(above, score / 2, Double::sum);
        }
      }
    }
    return scores.entrySet().stream()
        .max((a, b) -> Double.compare(worth(a), worth(b)))
        .map(Map.Entry::getKey)
        .orElse(page.body());
  }

  private static double worth(Map.Entry<Element, Double> candidate) {
    Element element = candidate.getKey();
    int all = Math.max(1, element.text().length());
    int inLinks = element.select("a").text().length();
    return candidate.getValue() * (1 - Math.min(1, (double) inLinks / all));
  }

  private static long commas(String text) {
    return text.chars().filter(c -> c == ',' || c == '，' || c == '、').count();
  }
}
