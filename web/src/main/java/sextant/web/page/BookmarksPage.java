package sextant.web.page;

import java.util.Optional;
import java.util.OptionalLong;
import sextant.web.PageText;
import sextant.web.store.BookmarkNode;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;
import sextant.web.store.Bookmarks;

/** The bookmarks as a tree, each to be edited, moved and deleted without a script. */
public final class BookmarksPage {
  private final PageStyle style;
  private final PageText text;
  private final Folder root;
  private final OptionalLong edited;
  private final Html html;

  private BookmarksPage(PageStyle style, Folder root, OptionalLong edited) {
    this.style = style;
    this.root = root;
    this.edited = edited;
    text = style.text();
    html = Html.page(style, text.bookmarks());
  }

  /**
   * The page.
   *
   * @param edited the node that has a form in the place of its row
   * @param removed what was deleted a moment ago and may be taken back
   */
  public static String html(
      PageStyle style, Folder root, OptionalLong edited, Optional<BookmarkNode> removed) {
    return new BookmarksPage(style, root, edited).whole(removed);
  }

  private String whole(Optional<BookmarkNode> removed) {
    html.element("h1", text.bookmarks()).open("p");
    html.button(style.action("bookmarks", "import", "1"), text.importFile());
    html.button(style.action("bookmarks", "export", "1"), text.exportFile()).close("p");
    removed.ifPresent(node -> {
      html.open("p", "role", "status").text(text.deleted(node.title())).text(" ");
      html.link(style.action("bookmarks", "undo", "1"), text.takeBack()).close("p");
    });
    form("row");
    html.open(
        "input", "name", "folder", "aria-label", text.newFolder(), "placeholder", text.newFolder());
    html.element("button", text.make()).close("form");
    if (root.children().isEmpty()) {
      html.element("p", text.bookmarksEmpty());
    }
    children(root);
    return html.end();
  }

  private void form(String look) {
    html.open("form", "class", look, "action", "sextant:bookmarks");
    html.open("input", "type", "hidden", "name", OwnAddress.KEY, "value", style.key());
  }

  private void children(Folder folder) {
    html.open("ul");
    for (BookmarkNode node : folder.children()) {
      html.open("li", "class", node instanceof Folder ? "folder" : "mark");
      if (edited.isPresent() && edited.getAsLong() == node.id()) {
        fields(node, folder);
      } else {
        row(node);
      }
      if (node instanceof Folder below) {
        children(below);
      }
      html.close("li");
    }
    html.close("ul");
  }

  private void row(BookmarkNode node) {
    html.open("span", "class", "what");
    switch (node) {
      case Bookmark one -> {
        html.link(one.url(), one.title());
        String tags = one.tags().isEmpty() ? "" : " · " + String.join(", ", one.tags());
        html.element("span", StartPage.shortened(one.url()) + tags, "class", "muted");
      }
      case Folder below -> html.element("b", below.title());
    }
    html.close("span");
    String id = Long.toString(node.id());
    sign("up", id, "↑", text.moveUp());
    sign("down", id, "↓", text.moveDown());
    html.link(OwnAddress.of("bookmarks").with("edit", id) + "#edited", text.edit());
    html.link(style.action("bookmarks", "remove", id), text.remove());
  }

  private void sign(String what, String id, String sign, String words) {
    html.link(style.action("bookmarks", what, id), sign, "title", words, "aria-label", words);
  }

  private void fields(BookmarkNode node, Folder parent) {
    form("edit");
    html.open("input", "type", "hidden", "name", "save", "value", Long.toString(node.id()));
    field("title", text.title(), node.title());
    if (node instanceof Bookmark one) {
      field("url", text.address(), one.url());
    }
    html.open("label", "class", "field", "id", "edited").element("span", text.inFolder());
    html.open("select", "name", "in");
    root.folders()
        .filter(folder -> node.find(folder.id()).isEmpty())
        .forEach(folder -> option(folder, folder.id() == parent.id()));
    html.close("select").close("label").open("p");
    html.element("button", text.save(), "class", "primary");
    html.button("sextant:bookmarks", text.cancel()).close("p").close("form");
  }

  private void field(String name, String label, String value) {
    html.open("label", "class", "field").element("span", label);
    html.open("input", "name", name, "value", value).close("label");
  }

  private void option(Folder folder, boolean isChosen) {
    String id = Long.toString(folder.id());
    String[] attributes =
        isChosen ? new String[] {"value", id, "selected", "selected"} : new String[] {"value", id};
    String title = folder.id() == Bookmarks.ROOT ? text.noFolder() : folder.title();
    html.element("option", title, attributes);
  }
}
