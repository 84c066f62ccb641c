package sextant.web.page;

import sextant.web.PageText;
import sextant.words.Language;

/**
 * How own pages look and speak.
 *
 * @param key a secret of this run that addresses carry which change something
 */
public record PageStyle(Language language, boolean isDark, String key) {
  PageText text() {
    return new PageText(language);
  }

  /** An own address that changes something. */
  String action(String page, String name, String value) {
    return OwnAddress.of(page).with(name, value).with(OwnAddress.KEY, key).toString();
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "PageStyle[" + language + (isDark ? ", dark]" : ", light]");
  }
}
