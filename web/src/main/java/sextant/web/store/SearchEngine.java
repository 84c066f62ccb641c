package sextant.web.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import sextant.web.WebUrl;

/**
 * Where words from the address bar go.
 *
 * @param keyword typed before the words it chooses this engine for once; empty for none
 * @param template an address with {@code %s} for the words; empty for the engine that never asks
 */
public record SearchEngine(String name, String keyword, String template) {
  /** No engine: words stay on this computer. */
  public static final SearchEngine NONE = new SearchEngine("", "", "");

  /** Whether words stay on this computer. */
  public boolean isNone() {
    return template.isEmpty();
  }

  /** Whether it can be used: a web address with one place for the words, and a name. */
  boolean isUsable() {
    return isNone()
        || (!name.isBlank()
            && template.contains("%s")
            && template.length() <= 1_000
            && keyword.matches("[^\\s]{0,20}")
            && WebUrl.parse(template.replace("%s", "x")).isPresent());
  }

  /** The address that answers; empty when words stay here. */
  public Optional<WebUrl> search(String words) {
    String encoded = URLEncoder.encode(words.strip(), StandardCharsets.UTF_8);
    return isNone() ? Optional.empty() : WebUrl.parse(template.replace("%s", encoded));
  }
}
