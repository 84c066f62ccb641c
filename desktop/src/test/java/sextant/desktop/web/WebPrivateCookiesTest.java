package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;

class WebPrivateCookiesTest {
  @TempDir private Path folder = Path.of("");

  /** What every document of a page can see of cookies, however a page goes about it. */
  private static final String SEEN =
      """
      <script>
        var seen = [document.cookie];
        function note(what) { seen.push(what()); }
        var frame = document.createElement("iframe");
        document.documentElement.appendChild(frame);
        note(() => frame.contentDocument.cookie);
        note(() => Object.getOwnPropertyDescriptor(
            frame.contentWindow.Document.prototype, "cookie").get.call(document));
        note(() => document.implementation.createHTMLDocument("").cookie);
        note(() => new DOMParser().parseFromString("<p>", "text/html").cookie);
        note(() => typeof window.cookieStore);
        window.onload = () => { note(() => document.cookie); document.title = "over"; };
      </script>
      <iframe src="/frame"></iframe>
      <iframe srcdoc="<script>parent.seen.push(document.cookie)</script>"></iframe>
      """;

  private static String cookie(String name) {
    return "<script>document.cookie='" + name + "=1; max-age=9999'</script>";
  }

  private static PageServer server() throws Exception {
    return new PageServer()
        .page("/usual", "<title>usual</title>" + cookie("usual"))
        .page("/secret", "<title>secret</title>" + cookie("secret"))
        .page("/frame", "<script>parent.seen.push(document.cookie)</script>")
        .page("/seen", SEEN);
  }

  private static void openPrivate(Browser browser, String url, String title) {
    browser.window().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
    browser.window().type(url).press(KeyCode.ENTER);
    browser.awaitTitle(title);
  }

  @Test
  void scriptsOfAPrivateTabAndOfAUsualOneNeverShareCookies() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      browser.go(server.url("/usual"), "usual");
      openPrivate(browser, server.url("/secret"), "secret");
      assertThat(browser.script("document.cookie")).isEqualTo("secret=1");
      browser.go(server.url("/seen"), "over");
      assertThat(browser.script("seen.join('|')")).contains("secret=1").doesNotContain("usual");
      browser.window().press(KeyCode.CONTROL, KeyCode.T);
      browser.go(server.url("/seen"), "over");
      assertThat(browser.script("seen.join('|')")).contains("usual=1").doesNotContain("secret");
      assertThat(server.cookies(" /frame")).containsExactly("secret=1", "usual=1");
      browser.window().press(KeyCode.CONTROL, KeyCode.W);
      Fx.run(() ->
          browser.model().tabs().stream()
              .filter(Tab::isPrivate)
              .toList()
              .forEach(browser.actions().tabs()::close));
      openPrivate(browser, server.url("/seen"), "over");
      assertThat(browser.script("seen.join('')")).doesNotContain("secret", "usual");
    }
  }

  @Test
  void aPrivatePageSeesItsOwnCookiesInEveryDocument() throws Exception {
    try (var server = server();
        var browser = new Browser(folder)) {
      openPrivate(browser, server.url("/secret"), "secret");
      browser.go(server.url("/seen"), "over");
      String own = "secret=1";
      assertThat(browser.script("seen.join('|')").split("\\|", -1))
          .containsExactlyInAnyOrder(own, own, own, "", "", "undefined", own, own, own);
      assertThat(browser.script("document.cookie='x=1; path=/other'; document.cookie"))
          .isEqualTo(own);
      assertThat(
              browser.script(
                  "document.cookie='x=1'; document.cookie='x=; max-age=0';''+document.cookie"))
          .isEqualTo(own);
      assertThat(browser.script("prompt.name+Document.prototype.__lookupGetter__('cookie')"))
          .doesNotContain("sextant-cookie");
    }
  }
}
