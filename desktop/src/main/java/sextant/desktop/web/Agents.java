package sextant.desktop.web;

import java.util.Optional;
import sextant.web.HeaderList;

/** The headers every request of a page has from us. */
final class Agents {
  private static final String FALLBACK =
      "Mozilla/5.0 (Linux x86_64) AppleWebKit/623.1 (KHTML, like Gecko) Version/18.4 Safari/623.1";

  private Agents() {}

  /** The headers of the engine with ours; the number of the tab stays at home. */
  static HeaderList headers(HeaderList asked, TabLoads tab) {
    HeaderList headers =
        asked
            .plus(
                "User-Agent",
                Optional.of(tab.userAgent()).filter(a -> !a.isEmpty()).orElse(FALLBACK))
            .plus("Accept-Language", tab.languages());
    return headers.orElse("Accept", "*/*");
  }
}
