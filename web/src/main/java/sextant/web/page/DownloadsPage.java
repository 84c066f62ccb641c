package sextant.web.page;

import java.util.List;
import java.util.OptionalLong;
import sextant.web.PageText;
import sextant.web.store.DownloadEntry;
import sextant.words.Quantity;

/** The list of downloads with what can be done to each. */
public final class DownloadsPage {
  private DownloadsPage() {}

  /** The page. */
  public static String html(PageStyle style, List<DownloadEntry> entries) {
    PageText text = style.text();
    Html html = Html.page(style, text.downloads());
    html.element("h1", text.downloads());
    if (entries.isEmpty()) {
      html.element("p", text.downloadsEmpty());
      return html.end();
    }
    html.open("p").button(style.action("downloads", "clear", "1"), text.clearList()).close("p");
    html.open("ul");
    entries.forEach(entry -> entry(html, style, entry));
    return html.close("ul").end();
  }

  private static void entry(Html html, PageStyle style, DownloadEntry entry) {
    PageText text = style.text();
    html.open("li").open("span", "class", "what");
    html.element("b", entry.name());
    html.element("span", entry.url(), "class", "muted");
    switch (entry.state()) {
      case RUNNING -> {
        progress(html, entry);
        html.element("span", size(entry), "class", "muted");
      }
      case PAUSED -> html.element("span", text.paused(size(entry)), "class", "muted");
      case DONE -> {
        html.element("span", size(entry), "class", "muted");
        html.element("span", "SHA-256 " + entry.sha256(), "class", "muted mono");
      }
      case FAILED ->
          html.element(
              "span",
              entry
                  .failure()
                  .map(why -> WindowAdvice.explain(why, style.language()).inOneLine())
                  .orElse(text.failed()),
              "class",
              "bad");
    }
    html.close("span");
    actions(html, style, entry);
    html.close("li");
  }

  private static void actions(Html html, PageStyle style, DownloadEntry entry) {
    PageText text = style.text();
    String id = Long.toString(entry.id());
    switch (entry.state()) {
      case RUNNING -> html.link(style.action("downloads", "pause", id), text.pause());
      case PAUSED, FAILED -> {
        if (entry.file().isPresent()) {
          html.link(style.action("downloads", "resume", id), text.resume());
        }
      }
      case DONE -> {
        html.link(style.action("downloads", "show", id), text.showFolder());
        html.link(style.action("downloads", "send", id), text.sendWithFiles());
      }
    }
    html.link(style.action("downloads", "remove", id), text.remove());
  }

  private static void progress(Html html, DownloadEntry entry) {
    OptionalLong total = entry.total();
    if (total.isPresent() && total.getAsLong() > 0) {
      html.open(
          "progress",
          "max",
          Long.toString(total.getAsLong()),
          "value",
          Long.toString(entry.done()));
      html.close("progress");
    }
  }

  private static String size(DownloadEntry entry) {
    String done = Quantity.bytes(entry.done());
    boolean isPart = entry.state() != DownloadEntry.State.DONE && entry.total().isPresent();
    return isPart ? done + " / " + Quantity.bytes(entry.total().getAsLong()) : done;
  }
}
