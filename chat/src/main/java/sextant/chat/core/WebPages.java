package sextant.chat.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sextant.chat.net.Page;

/** The files of the web client. They load nothing from elsewhere, and the browser is told so. */
public final class WebPages {
  private static final String HEADERS =
      "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"
          + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'\r\n"
          + "X-Content-Type-Options: nosniff\r\n"
          + "Referrer-Policy: no-referrer\r\n"
          + "Cross-Origin-Opener-Policy: same-origin\r\n"
          + "Cross-Origin-Resource-Policy: same-origin\r\n"
          + "Cache-Control: no-cache\r\n";

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "app.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "app.js", SCRIPT,
          "session.js", SCRIPT,
          "history.js", SCRIPT,
          "rooms.js", SCRIPT,
          "lines.js", SCRIPT,
          "irc.js", SCRIPT,
          "words.js", SCRIPT);

  private final Map<String, Page> pages = new LinkedHashMap<>();

  /** Reads them. */
  public WebPages() {
    TYPES.forEach((name, type) -> pages.put("/" + name, read(name, type)));
  }

  /** The page of a path; what follows a question mark does not matter. */
  public Optional<Page> page(String path) {
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    return Optional.ofNullable(pages.get(plain.equals("/") ? "/index.html" : plain));
  }

  private static Page read(String name, String type) {
    try (InputStream file = WebPages.class.getResourceAsStream("/sextant/chat/web/" + name)) {
      if (file == null) {
        throw new IllegalStateException("bug: no resource " + name);
      }
      return Page.of(type, HEADERS, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
