package sextant.desktop.web;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import sextant.desktop.WebRoomText;
import sextant.web.WebRequest;
import sextant.web.WebUrl;

/** The menu of a place on a page. */
final class PageMenu {
  private final WebRoomText text;
  private final Tab tab;
  private final Page page;
  private final WebRoomActions actions;
  private final ContextMenu menu = new ContextMenu();

  private PageMenu(WebRoomText text, Tab tab, Page page, WebRoomActions actions) {
    this.text = text;
    this.tab = tab;
    this.page = page;
    this.actions = actions;
  }

  static ContextMenu of(
      WebRoomText text, Tab tab, Page.Spot spot, Page page, WebRoomActions actions) {
    var made = new PageMenu(text, tab, page, actions);
    made.link(spot.link());
    made.image(spot.image());
    if (spot.isEditable()) {
      made.field();
      return made.menu;
    }
    made.words(spot);
    if (spot.link().isEmpty() && spot.image().isEmpty() && spot.selection().isEmpty()) {
      made.page();
    }
    made.host(spot.link().isEmpty() ? tab.addressProperty().get() : spot.link());
    return made.menu;
  }

  /** Whether a page may have this address opened in another tab. */
  static boolean isOpenable(String url) {
    return WebUrl.parse(url).isPresent();
  }

  private void item(String id, String words, Runnable run) {
    var item = new MenuItem(words);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    menu.getItems().add(item);
  }

  private void separator() {
    if (!menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
  }

  private void link(String url) {
    if (isOpenable(url)) {
      item("menu-open-beside", text.openBeside(), () -> actions.tabs().openBeside(url, false));
      item("menu-open-private", text.openPrivate(), () -> actions.tabs().openPrivate(url));
      item("menu-save-link", text.saveLink(), () -> download(url));
    }
    if (!url.isEmpty()) {
      item("menu-copy-link", text.copyLink(), () -> actions.context().clip().put(url));
    }
    if (isOpenable(url)) {
      send("menu-send-link", text.sendLink(), () -> actions.files().send(url));
    }
  }

  private void send(String id, String words, Runnable run) {
    if (actions.files().canSend()) {
      item(id, words, run);
    }
  }

  private void download(String url) {
    WebUrl.parse(url)
        .map(WebRequest::get)
        .ifPresent(request -> actions.tabs().download(tab, request));
  }

  private void image(String url) {
    if (isOpenable(url)) {
      separator();
      item("menu-open-image", text.openImage(), () -> actions.tabs().openBeside(url, false));
      item("menu-save-image", text.saveImage(), () -> download(url));
      item("menu-copy-image", text.copyImageAddress(), () -> actions.context().clip().put(url));
      send("menu-send-image", text.sendImage(), () -> actions.files().fetchAndSend(tab, url));
    }
  }

  private void words(Page.Spot spot) {
    if (!spot.selection().isEmpty()) {
      separator();
      item("menu-copy", text.copy(), () -> actions.context().clip().put(spot.selection()));
      String shown = spot.selection().strip();
      String cut = shown.length() > 24 ? shown.substring(0, 24) + "…" : shown;
      item("menu-search", text.searchFor(cut), () -> actions.searchBeside(spot.selection()));
    }
  }

  private void field() {
    separator();
    item("menu-undo", text.undo(), () -> page.edit(Page.Edit.UNDO));
    item("menu-redo", text.redo(), () -> page.edit(Page.Edit.REDO));
    separator();
    item("menu-cut", text.cut(), () -> page.edit(Page.Edit.CUT));
    item("menu-copy", text.copy(), () -> page.edit(Page.Edit.COPY));
    item("menu-paste", text.paste(), () -> page.edit(Page.Edit.PASTE));
    item("menu-select-all", text.selectAll(), () -> page.edit(Page.Edit.SELECT_ALL));
  }

  private void page() {
    item("menu-back", text.back(), () -> actions.step(-1));
    item("menu-forward", text.forward(), () -> actions.step(1));
    item("menu-reload", text.reload(), () -> actions.reload(false));
    separator();
    item("menu-save-page", text.savePage(), actions.files()::savePage);
    item("menu-print", text.printPage(), actions.files()::printPage);
    String here = tab.addressProperty().get();
    if (isOpenable(here)) {
      send("menu-send-page", text.sendPage(), () -> actions.files().send(here));
    }
    item("menu-reader", text.reader(), actions::toggleReader);
    item("menu-source", text.viewSource(), actions::viewSource);
  }

  private void host(String url) {
    actions
        .host(url)
        .ifPresent(host -> {
          separator();
          var more = new Menu(text.hostMenu(host.address()));
          more.setMnemonicParsing(false);
          more.getItems().setAll(actions.context().hostLinks().items(host));
          menu.getItems().add(more);
        });
  }
}
