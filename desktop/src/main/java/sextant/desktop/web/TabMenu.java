package sextant.desktop.web;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import sextant.desktop.WebRoomText;

/** What can be done with a tab by its handle. */
final class TabMenu {
  private final ContextMenu menu = new ContextMenu();

  private TabMenu() {}

  static ContextMenu of(WebRoomText text, Tab tab, WebRoomModel model, WebRoomActions actions) {
    var made = new TabMenu();
    Tabs tabs = actions.tabs();
    made.item(
        "tab-reload", text.reload(), () -> tabs.driver(tab).ifPresent(one -> one.reload(false)));
    MenuItem twice =
        made.item(
            "tab-duplicate",
            text.duplicateTab(),
            () -> tabs.openBeside(tab.addressProperty().get(), true));
    made.menu.getItems().add(new SeparatorMenuItem());
    made.item("tab-close", text.closeTab(), () -> tabs.close(tab));
    MenuItem others =
        made.item(
            "tab-close-others",
            text.closeOthers(),
            () ->
                List.copyOf(model.tabs()).stream()
                    .filter(one -> !one.equals(tab))
                    .forEach(tabs::close));
    MenuItem reopen = made.item("tab-reopen", text.reopenTab(), tabs::reopenClosed);
    made.menu.setOnShowing(event -> {
      twice.setDisable(tab.addressProperty().get().isEmpty());
      others.setDisable(model.tabs().size() < 2);
      reopen.setDisable(!tabs.hasClosed());
    });
    return made.menu;
  }

  private MenuItem item(String id, String words, Runnable run) {
    var item = new MenuItem(words);
    item.setId(id);
    item.setOnAction(event -> run.run());
    menu.getItems().add(item);
    return item;
  }
}
