package sextant.desktop.web;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Listening;
import sextant.web.store.BookmarkNode;
import sextant.web.store.BookmarkNode.Bookmark;
import sextant.web.store.BookmarkNode.Folder;
import sextant.web.store.Bookmarks;

/** The bookmarks over the tabs, to be pressed and dragged; what has no room is in a menu. */
final class BookmarkBar {
  private static final DataFormat DRAGGED = new DataFormat("application/x-sextant-bookmark");

  private final WebRoomText text;
  private final WebRoomActions actions;
  private final ToolBar bar = new ToolBar();

  BookmarkBar(WebRoomText text, WebRoomModel model, WebRoomActions actions, Listening listening) {
    this.text = text;
    this.actions = actions;
    bar.setId("web-bookmark-bar");
    bar.getStyleClass().add("bookmark-bar");
    bar.setVisible(false);
    bar.managedProperty().bind(bar.visibleProperty());
    bar.setOnContextMenuRequested(event ->
        BookmarkMenu.ofBar(text, actions).show(bar, event.getScreenX(), event.getScreenY()));
    listening.to(model.bookmarksChangedProperty(), count -> fill());
  }

  Node node() {
    return bar;
  }

  private void fill() {
    boolean isShown = actions.bookmarks().isBarShown();
    List<BookmarkNode> nodes = actions.bookmarks().root().children();
    bar.getItems().setAll(isShown ? nodes.stream().map(this::button).toList() : List.of());
    if (nodes.isEmpty()) {
      var none = new Label(text.noBookmarks());
      none.getStyleClass().addAll("quiet", "small-text");
      bar.getItems().add(none);
    }
    bar.setVisible(isShown);
  }

  private ButtonBase button(BookmarkNode node) {
    ButtonBase button =
        switch (node) {
          case Bookmark one -> page(one);
          case Folder folder -> folder(folder);
        };
    button.getStyleClass().addAll("bookmark", "flat");
    button.setMnemonicParsing(false);
    button.setOnContextMenuRequested(event -> {
      BookmarkMenu.of(text, node, actions).show(button, event.getScreenX(), event.getScreenY());
      event.consume();
    });
    drags(button, node);
    return button;
  }

  private Button page(Bookmark one) {
    var button = new Button(one.title(), new FontIcon(Material2MZ.STAR_BORDER));
    button.setTooltip(new Tooltip(one.title() + "\n" + one.url()));
    button.setOnAction(event -> actions.load(one.url()));
    button.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        event -> {
          if (event.getButton() == MouseButton.MIDDLE) {
            actions.tabs().openBeside(one.url(), false);
          }
        });
    return button;
  }

  private MenuButton folder(Folder folder) {
    var button = new MenuButton(folder.title(), new FontIcon(Material2AL.FOLDER));
    button.getItems().setAll(items(folder));
    return button;
  }

  private List<MenuItem> items(Folder folder) {
    if (folder.children().isEmpty()) {
      var none = new MenuItem(text.emptyFolder());
      none.setDisable(true);
      return List.of(none);
    }
    return folder.children().stream().map(this::item).toList();
  }

  private MenuItem item(BookmarkNode node) {
    MenuItem item =
        switch (node) {
          case Bookmark one -> {
            var page = new MenuItem(one.title());
            page.setOnAction(event -> actions.load(one.url()));
            yield page;
          }
          case Folder below -> {
            var menu = new Menu(below.title());
            menu.getItems().setAll(items(below));
            yield menu;
          }
        };
    item.setMnemonicParsing(false);
    return item;
  }

  private void drags(ButtonBase button, BookmarkNode node) {
    button.setOnDragDetected(event -> {
      var content = new ClipboardContent();
      content.put(DRAGGED, Long.toString(node.id()));
      button.startDragAndDrop(TransferMode.MOVE).setContent(content);
      event.consume();
    });
    button.setOnDragOver(event -> {
      if (event.getDragboard().hasContent(DRAGGED)) {
        event.acceptTransferModes(TransferMode.MOVE);
        event.consume();
      }
    });
    button.setOnDragDropped(event -> {
      if (event.getDragboard().getContent(DRAGGED) instanceof String id) {
        dropped(Long.parseLong(id), node, isBehind(event, button));
        event.setDropCompleted(true);
        event.consume();
      }
    });
  }

  private static boolean isBehind(DragEvent event, ButtonBase button) {
    return event.getX() > button.getWidth() / 2;
  }

  /** Into a folder, else beside the one it fell on. */
  private void dropped(long id, BookmarkNode on, boolean isBehind) {
    if (id == on.id()) {
      return;
    }
    if (on instanceof Folder) {
      actions.bookmarks().moveInto(id, on.id());
      return;
    }
    List<Long> others =
        actions.bookmarks().root().children().stream()
            .map(BookmarkNode::id)
            .filter(one -> one != id)
            .toList();
    int place = others.indexOf(on.id()) + (isBehind ? 1 : 0);
    actions.bookmarks().move(id, Bookmarks.ROOT, place);
  }
}
