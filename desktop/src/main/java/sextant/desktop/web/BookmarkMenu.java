package sextant.desktop.web;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import sextant.desktop.WebRoomText;
import sextant.web.store.BookmarkNode;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;
import sextant.web.store.Bookmarks;

/** What can be done with a bookmark or a folder in the bar. */
final class BookmarkMenu {
  private final WebRoomText text;
  private final WebRoomActions room;
  private final BookmarkActions actions;
  private final ContextMenu menu = new ContextMenu();

  private BookmarkMenu(WebRoomText text, WebRoomActions room) {
    this.text = text;
    this.room = room;
    actions = room.bookmarks();
  }

  /** The menu of a node. */
  static ContextMenu of(WebRoomText text, BookmarkNode node, WebRoomActions room) {
    var made = new BookmarkMenu(text, room);
    made.node(node);
    made.bar();
    return made.menu;
  }

  /** The menu of the bar itself. */
  static ContextMenu ofBar(WebRoomText text, WebRoomActions room) {
    var made = new BookmarkMenu(text, room);
    made.bar();
    return made.menu;
  }

  private void node(BookmarkNode node) {
    switch (node) {
      case Bookmark one -> {
        item("bookmark-beside", text.openBeside(), () -> room.tabs().openBeside(one.url(), false));
        item("bookmark-edit", text.editBookmark(), () -> actions.edit(one.id()));
      }
      case Folder folder -> {
        item("bookmark-open-all", text.openAll(), () -> actions.openAll(folder));
        item("bookmark-edit", text.renameFolder(), () -> actions.edit(folder.id()));
      }
    }
    item("bookmark-left", text.moveLeft(), () -> actions.step(node.id(), -1));
    item("bookmark-right", text.moveRight(), () -> actions.step(node.id(), 1));
    folders(node);
    item("bookmark-delete", text.deleteBookmark(), () -> actions.remove(node));
    menu.getItems().add(new SeparatorMenuItem());
  }

  private void folders(BookmarkNode node) {
    var into = new Menu(text.moveInto());
    into.setId("bookmark-into");
    actions
        .root()
        .folders()
        .filter(one -> node.find(one.id()).isEmpty() && one.indexOf(node.id()) < 0)
        .forEach(one ->
            into.getItems()
                .add(made(name(text, one), () -> actions.moveInto(node.id(), one.id()))));
    into.setDisable(into.getItems().isEmpty());
    menu.getItems().add(into);
  }

  /** What a folder is called; the root has no name of its own. */
  static String name(WebRoomText text, Folder folder) {
    return folder.id() == Bookmarks.ROOT ? text.bookmarkBar() : folder.title();
  }

  private void bar() {
    item("bookmark-folder", text.makeFolder(), () -> actions.newFolder(Bookmarks.ROOT));
    item("bookmark-all", text.allBookmarks(), () -> room.show("bookmarks"));
    item("bookmark-bar", text.hideBar(), actions::toggleBar);
  }

  private void item(String id, String words, Runnable run) {
    MenuItem item = made(words, run);
    item.setId(id);
    menu.getItems().add(item);
  }

  private static MenuItem made(String words, Runnable run) {
    var item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }
}
