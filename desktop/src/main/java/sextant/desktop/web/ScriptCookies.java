package sextant.desktop.web;

import java.net.CookieHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.web.CookieJar;
import sextant.web.WebRequest;
import sextant.web.WebUrl;

/**
 * {@code document.cookie} of pages that are not private: their scripts read and write the jar of
 * the room. WebKit says only the address, so private pages ask another way: {@link PageCookies}.
 */
final class ScriptCookies extends CookieHandler {
  @Override
  public Map<String, List<String>> get(URI uri, Map<String, List<String>> requestHeaders) {
    String cookies =
        url(uri)
            .flatMap(url -> jar().map(jar -> jar.header(request(url), CookieJar.Asker.SCRIPT)))
            .orElse("");
    return cookies.isEmpty() ? Map.of() : Map.of("Cookie", List.of(cookies));
  }

  @Override
  public void put(URI uri, Map<String, List<String>> responseHeaders) {
    url(uri)
        .ifPresent(url ->
            jar()
                .ifPresent(jar ->
                    responseHeaders.forEach((name, values) -> {
                      if ("Set-Cookie".equalsIgnoreCase(name)) {
                        values.forEach(v -> jar.set(request(url), v, CookieJar.Asker.SCRIPT));
                      }
                    })));
  }

  // WebKit marks what scripts ask by schemes of its own.
  private static Optional<WebUrl> url(URI uri) {
    return WebUrl.parse(uri.toString().replaceFirst("^javascript(s?):", "http$1:"));
  }

  private static Optional<CookieJar> jar() {
    return TabRegistry.anyThatRemembers().map(tab -> tab.client().profile().cookies());
  }

  private static WebRequest request(WebUrl url) {
    return WebRequest.get(url).with(WebRequest.Context.partOf(0, url));
  }
}
