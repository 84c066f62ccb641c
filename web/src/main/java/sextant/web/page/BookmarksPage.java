package sextant.web.page;

import sextant.web.PageText;
import sextant.web.store.BookmarkNode;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;
import sextant.web.store.Bookmarks;

/** The bookmarks as a tree. */
public final class BookmarksPage {
  private BookmarksPage() {}

  /** The page. */
  public static String html(PageStyle style, Folder root) {
    PageText text = style.text();
    Html html = Html.page(style, text.bookmarks());
    html.element("h1", text.bookmarks()).open("p");
    html.button(style.action("bookmarks", "import", "1"), text.importFile());
    html.button(style.action("bookmarks", "export", "1"), text.exportFile()).close("p");
    html.open("form", "class", "row", "action", "sextant:bookmarks");
    html.open("input", "type", "hidden", "name", OwnAddress.KEY, "value", style.key());
    html.open(
        "input", "name", "folder", "aria-label", text.newFolder(), "placeholder", text.newFolder());
    html.element("button", text.make()).close("form");
    if (root.children().isEmpty()) {
      html.element("p", text.bookmarksEmpty());
    }
    children(html, style, root);
    return html.end();
  }

  private static void children(Html html, PageStyle style, Folder folder) {
    html.open("ul");
    for (BookmarkNode node : folder.children()) {
      String id = Long.toString(node.id());
      switch (node) {
        case Bookmark one -> {
          html.open("li").open("span", "class", "what").link(one.url(), one.title());
          String tags = one.tags().isEmpty() ? "" : " · " + String.join(", ", one.tags());
          html.element("span", StartPage.shortened(one.url()) + tags, "class", "muted");
          html.close("span");
        }
        case Folder below -> {
          html.open("li", "class", "folder");
          html.open("span", "class", "what").element("b", below.title()).close("span");
        }
      }
      html.link(style.action("bookmarks", "edit", id), style.text().edit());
      html.link(style.action("bookmarks", "remove", id), style.text().remove());
      if (node instanceof Folder below && below.id() != Bookmarks.ROOT) {
        children(html, style, below);
      }
      html.close("li");
    }
    html.close("ul");
  }
}
