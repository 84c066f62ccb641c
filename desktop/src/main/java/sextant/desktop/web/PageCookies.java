package sextant.desktop.web;

import com.sun.webkit.WebPage;
import java.util.Optional;
import sextant.web.CookieJar;
import sextant.web.WebRequest;
import sextant.web.WebUrl;

/**
 * {@code document.cookie} of one page, from the jar of its own tab (docs/decisions/0030). WebKit
 * asks for cookies by address alone, so that a private page and a usual one of the same host would
 * share them; this way the question comes with the page. JavaFX thread.
 */
final class PageCookies {
  /** What a page says before it; no page can learn it. */
  static final String KEY = "sextant-cookie:" + OwnPages.newKey();

  private final WebPage page;
  private final TabLoads loads;

  PageCookies(WebPage page, TabLoads loads) {
    this.page = page;
    this.loads = loads;
  }

  /** Whether a page's question for a text is one for cookies. */
  static boolean isAsked(String message) {
    return message.equals(KEY);
  }

  /** Answers one. */
  String answer(String asked) {
    String[] parts = asked.split("\n", 3);
    Optional<WebUrl> url = parts.length < 2 ? Optional.empty() : WebUrl.parse(parts[1]);
    if (url.filter(this::isShown).isEmpty()) {
      return "";
    }
    CookieJar jar = loads.client().profile().cookies();
    WebRequest request = WebRequest.get(url.get()).with(loads.ofScripts());
    if (parts.length == 3) {
      jar.set(request, parts[2], CookieJar.Asker.SCRIPT);
      return "";
    }
    return jar.header(request, CookieJar.Asker.SCRIPT);
  }

  // Who found out the key would still get no cookies but those of the pages that are here.
  private boolean isShown(WebUrl url) {
    return new Frames(page)
        .addresses().stream()
            .flatMap(shown -> WebUrl.parse(shown).stream())
            .anyMatch(shown -> shown.origin().equals(url.origin()));
  }
}
