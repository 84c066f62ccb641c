package sextant.web.page;

import java.util.Locale;
import sextant.words.Language;

/**
 * Writes HTML: elements by name, everything else escaped. Whoever has a text from outside cannot
 * put it in as markup.
 */
final class Html {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src http: https: data:; base-uri 'none'";

  private final StringBuilder html = new StringBuilder();

  private Html() {}

  /** Begins a page, up to the opened {@code main}. */
  static Html page(PageStyle style, String title) {
    var page = new Html();
    String language = style.language() == Language.CHINESE ? "zh-Hans" : "en";
    page.html.append("<!DOCTYPE html>\n<html lang=\"").append(language).append("\" class=\"");
    page.html.append(style.isDark() ? "dark" : "light").append("\"><head><meta charset=\"utf-8\">");
    page.html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    page.html.append(POLICY).append("\"><meta name=\"referrer\" content=\"no-referrer\">");
    page.element("title", title);
    page.html.append("<style>").append(PageCss.ALL).append("</style></head><body><main>");
    return page;
  }

  /** Ends the page. */
  String end() {
    return html.append("</main></body></html>\n").toString();
  }

  /** A text. */
  Html text(String text) {
    html.append(escaped(text));
    return this;
  }

  /** Opens an element; attributes as names and values in turn. */
  Html open(String name, String... attributes) {
    html.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      html.append(escaped(attributes[i + 1])).append('"');
    }
    html.append('>');
    return this;
  }

  /** Closes an element. */
  Html close(String name) {
    html.append("</").append(name).append(">\n");
    return this;
  }

  /** An element with a text. */
  Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close(name);
  }

  /** A link; to anything but a page, a file or one of ours it is plain text. */
  Html link(String address, String text, String... attributes) {
    if (!isLinkable(address)) {
      return element("span", text);
    }
    html.append("<a href=\"").append(escaped(address)).append('"');
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      html.append(escaped(attributes[i + 1])).append('"');
    }
    html.append('>').append(escaped(text)).append("</a>");
    return this;
  }

  /** Whether an address may be the target of a link. */
  static boolean isLinkable(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    return lower.matches("(?s)(https?|file|sextant|view-source):.*");
  }

  /** A link that looks like a button. */
  Html button(String address, String text) {
    return link(address, text, "class", "button");
  }

  /** Markup that was cleaned before. */
  Html cleaned(String markup) {
    html.append(markup);
    return this;
  }

  /** A text for element content and attributes between double or single quotes. */
  static String escaped(String text) {
    var safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\0' -> safe.append('\uFFFD');
        default -> safe.append(isDisguise(c) ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }

  // Marks that turn the direction of writing can make one address look like another.
  private static boolean isDisguise(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }
}
