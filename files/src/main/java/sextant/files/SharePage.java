package sextant.files;

import java.util.List;
import java.util.Optional;
import sextant.words.Language;
import sextant.words.Quantity;

/** The page of a shared link: plain HTML, every foreign word of it escaped. */
final class SharePage {
  private static final int MOST_SHOWN = 5_000;

  private final ShareText text;
  private final String base;

  /** A page whose links begin with this path, which ends with a slash. */
  SharePage(Language language, String base) {
    this.text = new ShareText(language);
    this.base = base;
  }

  /** What a browser asks for first, as in {@code zh-CN,zh;q=0.9,en;q=0.8}. */
  static Language languageOf(Optional<String> accepted, Language otherwise) {
    for (String each : accepted.orElse("").toLowerCase(java.util.Locale.ROOT).split(",", -1)) {
      String tag = each.strip();
      if (tag.startsWith("zh")) {
        return Language.CHINESE;
      }
      if (tag.startsWith("en")) {
        return Language.ENGLISH;
      }
    }
    return otherwise;
  }

  /** The files, and a place to drop others when that is allowed. */
  String files(String owner, List<SourceEntry> entries, boolean takesUploads) {
    var html = new StringBuilder();
    if (!entries.isEmpty()) {
      html.append("<ul>");
      int shown = Math.min(MOST_SHOWN, entries.size());
      for (int i = 0; i < shown; i++) {
        SourceEntry entry = entries.get(i);
        html.append("<li><a download href=\"").append(base).append("f/").append(i).append("\">");
        html.append(escaped(Names.shown(entry.name(), 300))).append("</a> <small>");
        html.append(escaped(Quantity.bytes(entry.size()))).append("</small></li>");
      }
      html.append("</ul>");
      if (shown < entries.size()) {
        html.append("<p>").append(escaped(text.more(entries.size() - shown))).append("</p>");
      }
    }
    if (takesUploads) {
      html.append("<form id=\"up\" data-to=\"").append(base).append("up\" data-done=\"");
      html.append(escaped(text.uploaded())).append("\" data-failed=\"");
      html.append(escaped(text.uploadFailed())).append("\"><label>");
      html.append(escaped(text.upload())).append(" <input type=\"file\" multiple></label>");
      html.append("<output></output></form><script src=\"").append(base).append("up.js\" defer>");
      html.append("</script>");
    }
    return page(text.sharedBy(owner), html.toString());
  }

  /** Asks for the PIN. */
  String pin(boolean wasWrong) {
    String hint = wasWrong ? "<p class=\"bad\">" + escaped(text.pinWrong()) + "</p>" : "";
    return page(
        text.pinTitle(),
        hint
            + "<form method=\"post\" action=\""
            + base
            + "pin\"><input name=\"pin\" type=\"password\" inputmode=\"numeric\" autofocus"
            + " autocomplete=\"off\" aria-label=\"PIN\"> <button>"
            + escaped(text.pinGo())
            + "</button></form>");
  }

  /** Says in a sentence why there is nothing. */
  String sorry(boolean isShutOut) {
    return page(
        text.sorryTitle(), "<p>" + escaped(isShutOut ? text.shutOut() : text.gone()) + "</p>");
  }

  private String page(String title, String body) {
    return "<!doctype html><html lang=\""
        + text.tag()
        + "\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        + "<meta name=\"referrer\" content=\"no-referrer\"><title>"
        + escaped(title)
        + "</title><link rel=\"stylesheet\" href=\""
        + base
        + "style.css\"><main><h1>"
        + escaped(title)
        + "</h1>"
        + body
        + "<footer>Sextant</footer></main></html>";
  }

  static String escaped(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
