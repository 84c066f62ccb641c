package sextant.desktop.web;

import com.sun.webkit.WebPage;

/**
 * Our scripts in pages of the web: what the engine leaves out, what the console hears, and who asks
 * for cookies. They stand in every frame before the first script of the page, by a command of the
 * engine's inspector.
 */
final class PageScripts {
  /** Those for every page; harmless when they come twice. */
  static final String USUAL =
      called("console", "")
          + called("files", PageFiles.KEY)
          + called("uploads", "")
          + called("windows", PageFiles.KEY);

  private PageScripts() {}

  private static String called(String name, String key) {
    return Scripts.named(name) + "(" + Scripts.literal(key) + ");";
  }

  /** Has them run at the beginning of every document of a page. */
  static void begin(WebPage page, boolean isPrivate) {
    page.setDeveloperExtrasEnabled(true);
    page.connectInspectorFrontend();
    page.dispatchInspectorMessageFromFrontend("{\"id\":1,\"method\":\"Page.enable\"}");
    String script =
        (isPrivate ? called("cookies", PageCookies.KEY) : "")
            + "if(/^https?:/.test(location.protocol)){"
            + USUAL
            + "}";
    page.dispatchInspectorMessageFromFrontend(
        "{\"id\":2,\"method\":\"Page.setBootstrapScript\",\"params\":{\"source\":"
            + Scripts.literal(script)
            + "}}");
  }
}
