package sextant.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import sextant.web.WebUrl;
import sextant.words.FailureException;

class ReaderTest {
  private static final String PARAGRAPH =
      "<p>A sextant measures the angle between two objects, such as the horizon and a star, and"
          + " so finds where a ship is, even far from every coast.</p>";

  private static Reader.Article read(String html) throws FailureException {
    return Reader.extract(html, WebUrl.of("https://a.example/dir/page")).orElseThrow();
  }

  @Test
  void theArticleIsFoundAmongWhatStandsAroundIt() throws FailureException {
    Reader.Article article =
        read(
            "<html><head><title>Site - Page</title><meta name=author content='Ann'></head><body>"
                + "<nav><a href=/>Home</a> <a href=/b>News, more news, other news</a></nav>"
                + "<div id=menu><p>"
                + "<a href=/x>A link, another link, and a third one</a> ".repeat(9)
                + "</p></div><div class=text><h1>Of sextants</h1><h2>Part</h2>"
                + PARAGRAPH.repeat(4)
                + "<p><img src=star.png onerror=alert(1)><a href='javascript:x()'>no</a>"
                + "<a href=other style='color:red'>yes</a></p><form><input></form></div>"
                + "<footer>Copyright, all rights, reserved, and so on and so forth</footer>");
    assertThat(article.title()).isEqualTo("Of sextants");
    assertThat(article.by()).isEqualTo("Ann");
    Document content = Jsoup.parse(article.content());
    assertThat(content.text()).contains("measures the angle").doesNotContain("Copyright", "News");
    assertThat(content.select("img").attr("src")).isEqualTo("https://a.example/dir/star.png");
    assertThat(content.select("form, script, h1, [style], [onerror], a[href^=javascript]"))
        .isEmpty();
    assertThat(content.select("a").attr("abs:href")).isEqualTo("https://a.example/dir/other");
  }

  @Test
  void whatSaysThatItIsTheArticleIsBelieved() throws FailureException {
    String html =
        "<p>Other, text, here</p><article><h1>T</h1>" + PARAGRAPH.repeat(5) + "</article>";
    assertThat(read(html).content()).doesNotContain("Other");
  }

  @Test
  void aPageWithoutAnArticleHasNone() throws FailureException {
    WebUrl url = WebUrl.of("https://a.example/");
    assertThat(Reader.extract("", url)).isEmpty();
    assertThat(Reader.extract("<p>short</p>", url)).isEmpty();
    assertThat(Reader.extract("<div>".repeat(100_000) + "x", url)).isEmpty();
  }
}
