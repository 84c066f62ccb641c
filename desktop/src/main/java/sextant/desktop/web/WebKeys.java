package sextant.desktop.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.FindBar;

/** What can be done in the room, with the keys people know from other browsers. */
final class WebKeys {
  private static final List<KeyCode> FIGURES =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6,
          KeyCode.DIGIT7,
          KeyCode.DIGIT8,
          KeyCode.DIGIT9);

  private final WebRoomText text;
  private final WebRoomModel model;
  private final WebRoomActions actions;
  private final AddressField address;
  private final FindBar find;

  WebKeys(
      WebRoomText text,
      WebRoomModel model,
      WebRoomActions actions,
      AddressField address,
      FindBar find) {
    this.text = text;
    this.model = model;
    this.actions = actions;
    this.address = address;
    this.find = find;
  }

  /** What can be done now. */
  List<Action> actions() {
    var list = new ArrayList<Action>();
    list.add(new Action("web.address", text.goToAddress(), "Shortcut+L", address::focus));
    list.add(new Action("web.home", text.home(), "Alt+Home", actions::goHome));
    list.add(new Action("web.new-tab", text.newTab(), "Shortcut+T", () -> open(false)));
    list.add(new Action("web.private", text.newPrivateTab(), "Shortcut+Shift+N", () -> open(true)));
    if (actions.tabs().hasClosed()) {
      list.add(
          new Action(
              "web.reopen", text.reopenTab(), "Shortcut+Shift+T", actions.tabs()::reopenClosed));
    }
    list.add(
        new Action("web.history", text.history(), "Shortcut+H", () -> actions.show("history")));
    list.add(
        new Action(
            "web.bookmarks",
            text.bookmarks(),
            "Shortcut+Shift+O",
            () -> actions.show("bookmarks")));
    list.add(
        new Action(
            "web.bookmark-bar",
            text.toggleBar(),
            "Shortcut+Shift+B",
            actions.bookmarks()::toggleBar));
    list.add(new Action("web.settings", text.settings(), () -> actions.show("settings")));
    list.add(new Action("web.downloads", text.downloads(), "Shortcut+J", this::toggleDownloads));
    if (model.selectedProperty().get().isPresent()) {
      tab(list);
    }
    return list;
  }

  private void tab(List<Action> list) {
    list.add(
        new Action("web.close-tab", text.closeTab(), "Shortcut+W", actions.tabs()::closeCurrent));
    list.add(new Action("web.reload", text.reload(), "Shortcut+R", () -> actions.reload(false)));
    list.add(
        new Action(
            "web.reload-all", text.reloadAll(), "Shortcut+Shift+R", () -> actions.reload(true)));
    list.add(new Action("web.back", text.back(), "Alt+Left", () -> actions.step(-1)));
    list.add(new Action("web.forward", text.forward(), "Alt+Right", () -> actions.step(1)));
    list.add(
        new Action("web.bookmark", text.bookmark(), "Shortcut+D", actions.bookmarks()::toggle));
    list.add(new Action("web.panels", text.panels(), "F12", this::togglePanels));
    list.add(new Action("web.full", text.fullScreen(), "F11", actions::toggleFullScreen));
    page(list);
  }

  private void page(List<Action> list) {
    list.add(new Action("web.find", text.find(), "Shortcut+F", find::open));
    list.add(new Action("web.source", text.viewSource(), "Shortcut+U", actions::viewSource));
    list.add(new Action("web.reader", text.reader(), "F9", actions::toggleReader));
    list.add(new Action("web.save", text.savePage(), "Shortcut+S", actions.files()::savePage));
    list.add(new Action("web.print", text.printPage(), "Shortcut+P", actions.files()::printPage));
    list.add(new Action("web.zoom-in", text.zoomIn(), "Shortcut+Plus", () -> actions.zoom(1)));
    list.add(new Action("web.zoom-out", text.zoomOut(), "Shortcut+Minus", () -> actions.zoom(-1)));
    list.add(new Action("web.zoom-reset", text.zoomReset(), "Shortcut+0", () -> actions.zoom(0)));
    others(list);
  }

  private void others(List<Action> list) {
    list.add(
        new Action("web.next-tab", text.nextTab(), "Ctrl+Page Down", () -> model.selectNext(1)));
    list.add(
        new Action("web.last-tab", text.lastTab(), "Ctrl+Page Up", () -> model.selectNext(-1)));
    list.add(
        new Action("web.tab-left", text.tabLeft(), "Ctrl+Shift+Page Up", () -> model.move(-1)));
    list.add(
        new Action("web.tab-right", text.tabRight(), "Ctrl+Shift+Page Down", () -> model.move(1)));
  }

  private void open(boolean isPrivate) {
    actions.tabs().newTab(isPrivate);
    address.focus();
  }

  private void togglePanels() {
    model.panelsShownProperty().set(!model.panelsShownProperty().get());
  }

  private void toggleDownloads() {
    model.downloadsShownProperty().set(!model.downloadsShownProperty().get());
  }

  /** The keys that stand for an action a second time. */
  void keyPressed(KeyEvent event) {
    Optional<Runnable> run = second(event);
    run.ifPresent(one -> {
      event.consume();
      one.run();
    });
  }

  private Optional<Runnable> second(KeyEvent event) {
    boolean isControl = event.isShortcutDown() && !event.isAltDown();
    if (isControl && event.getCode() == KeyCode.O && !event.isShiftDown()) {
      return Optional.of(actions.files()::openFile);
    }
    if (isControl && event.isShiftDown()) {
      Optional<Runnable> shifted = shifted(event.getCode());
      if (shifted.isPresent()) {
        return shifted;
      }
    }
    return model.selectedProperty().get().isEmpty() ? Optional.empty() : inTab(event, isControl);
  }

  private Optional<Runnable> shifted(KeyCode code) {
    return switch (code) {
      case P -> Optional.of(() -> open(true));
      case I, J, K -> Optional.of(this::togglePanels);
      case DELETE -> Optional.of(() -> actions.show("history"));
      default -> Optional.empty();
    };
  }

  private Optional<Runnable> inTab(KeyEvent event, boolean isControl) {
    int back = event.isShiftDown() ? -1 : 1;
    return switch (event.getCode()) {
      case F5 -> Optional.of(() -> actions.reload(isControl));
      case F3 -> Optional.of(() -> findNext(back));
      default -> {
        if (event.isAltDown()) {
          yield withAlt(event);
        }
        yield isControl ? withControl(event.getCode(), back) : Optional.empty();
      }
    };
  }

  private Optional<Runnable> withControl(KeyCode code, int back) {
    return switch (code) {
      case TAB -> Optional.of(() -> model.selectNext(back));
      case F4 -> Optional.of(actions.tabs()::closeCurrent);
      case EQUALS, ADD -> Optional.of(() -> actions.zoom(1));
      case SUBTRACT -> Optional.of(() -> actions.zoom(-1));
      case NUMPAD0 -> Optional.of(() -> actions.zoom(0));
      case G -> Optional.of(() -> findNext(back));
      default -> Optional.empty();
    };
  }

  // Ctrl and a figure leads to a room; Alt and a figure to a tab, as on Linux everywhere.
  private Optional<Runnable> withAlt(KeyEvent event) {
    if (event.isShortcutDown() || event.isShiftDown()) {
      return Optional.empty();
    }
    KeyCode code = event.getCode();
    int figure = FIGURES.indexOf(code) + 1;
    if (figure > 0) {
      return Optional.of(() -> model.selectAt(figure == 9 ? -1 : figure - 1));
    }
    return code == KeyCode.D ? Optional.of(address::focus) : Optional.empty();
  }

  private void findNext(int step) {
    if (find.isVisible()) {
      find.step(step);
    } else {
      find.open();
    }
  }

  /** The menu behind the three dots. */
  ContextMenu menu() {
    var menu = new ContextMenu();
    for (Action action : actions()) {
      var item = new MenuItem(action.title());
      item.setId("menu-" + action.id());
      action.combination().map(KeyCombination.class::cast).ifPresent(item::setAccelerator);
      item.setOnAction(event -> action.run().run());
      menu.getItems().add(item);
    }
    return menu;
  }
}
