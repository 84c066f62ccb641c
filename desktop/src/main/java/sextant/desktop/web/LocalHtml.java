package sextant.desktop.web;

import sextant.web.page.Reader;

/** The frame of every page of our own: no script, nothing from outside. */
final class LocalHtml {
  private final boolean isDark;

  /** Pages dark or light, as the window is. */
  LocalHtml(boolean isDark) {
    this.isDark = isDark;
  }

  /** A whole page around this body. */
  String page(String title, String body) {
    return page(title, body, "data:");
  }

  private String page(String title, String body, String images) {
    return "<!doctype html><html class="
        + (isDark ? "dark" : "light")
        + "><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        + "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src"
        + " 'unsafe-inline'; img-src "
        + images
        + "; form-action sextant:\"><title>"
        + escaped(title)
        + "</title><style>"
        + Scripts.text("pages.css")
        + "</style><main>"
        + body
        + "</main>";
  }

  /** What is to read of a page, which {@link Reader} has cleaned; its pictures may be loaded. */
  String article(Reader.Article article, String original, String url) {
    String by = article.by().isEmpty() ? "" : "<p class=by>" + escaped(article.by()) + "</p>";
    return page(
        article.title(),
        "<article><h1>"
            + escaped(article.title())
            + "</h1>"
            + by
            + article.content()
            + "</article>"
            + link(original, url),
        "http: https: data:");
  }

  /** A sentence, and the way to another page. */
  String notice(String sentence, String original, String url) {
    return page(sentence, "<h1>" + escaped(sentence) + "</h1>" + link(original, url));
  }

  private static String link(String words, String url) {
    return "<p><a href=\"" + escaped(url) + "\">" + escaped(words) + "</a></p>";
  }

  /** A page that goes on to another at once. */
  static String onTo(String url) {
    return "<!doctype html><meta charset=utf-8><meta http-equiv=refresh content=\"0;url="
        + escaped(url)
        + "\"><title>Sextant</title>";
  }

  /** The lines of a source, numbered. */
  String source(String title, String source) {
    var lines = new StringBuilder("<ol class=source>");
    source
        .lines()
        .forEach(line -> lines.append("<li><code>").append(marked(line)).append("</code>"));
    return page(title, lines.append("</ol>").toString());
  }

  // Tags, strings in them and comments are told apart line by line: enough to read by.
  private static String marked(String line) {
    return escaped(line)
        .replaceAll("(&lt;!--.*?(?:--&gt;|$))", "<i>$1</i>")
        .replaceAll("(&lt;/?[A-Za-z][\\w:-]*)", "<b>$1</b>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
