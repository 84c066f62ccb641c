package sextant.web.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sextant.web.PageText;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.LocalService;
import sextant.web.store.VisitedPage;

/** What a new tab shows: web servers of this computer, bookmarks, pages visited often. */
public final class StartPage {
  private static final int MOST = 12;

  private StartPage() {}

  /** The page; the lists in the order to show them, their beginnings are taken. */
  public static String html(
      PageStyle style,
      List<LocalService> services,
      List<Bookmark> bookmarks,
      List<VisitedPage> often) {
    PageText text = style.text();
    Html html = Html.page(style, text.start());
    boolean isEmpty = services.isEmpty() && bookmarks.isEmpty() && often.isEmpty();
    if (isEmpty) {
      html.element("h1", text.start()).element("p", text.startEmpty());
    }
    Set<String> shown = new HashSet<>();
    if (!services.isEmpty()) {
      html.element("h2", text.onThisComputer()).open("div", "class", "dial");
      for (LocalService one : services.subList(0, Math.min(MOST, services.size()))) {
        shown.add(one.url().toString());
        tile(html, one.url().toString(), one.url().hostPort(), one.server());
      }
      html.close("div");
    }
    if (!bookmarks.isEmpty()) {
      html.element("h2", text.bookmarks()).open("div", "class", "dial");
      bookmarks.stream()
          .filter(one -> shown.add(one.url()))
          .limit(MOST)
          .forEach(one -> tile(html, one.url(), one.title(), shortened(one.url())));
      html.close("div");
    }
    if (often.stream().anyMatch(one -> !shown.contains(one.url()))) {
      html.element("h2", text.visitedOften()).open("div", "class", "dial");
      often.stream()
          .filter(one -> shown.add(one.url()))
          .limit(MOST)
          .forEach(one -> tile(html, one.url(), titleOf(one), shortened(one.url())));
      html.close("div");
    }
    return html.end();
  }

  private static String titleOf(VisitedPage page) {
    return page.title().isEmpty() ? shortened(page.url()) : page.title();
  }

  private static void tile(Html html, String url, String title, String below) {
    if (!Html.isLinkable(url)) {
      return;
    }
    html.open("a", "href", url, "title", url);
    html.element("b", title).element("span", below, "class", "muted").close("a");
  }

  /** An address without its scheme, cut to what a tile has room for. */
  static String shortened(String url) {
    String plain = url.replaceFirst("^[a-z]+://(www\\.)?", "").replaceFirst("/$", "");
    return plain.length() <= 60 ? plain : plain.substring(0, 59) + "…";
  }
}
