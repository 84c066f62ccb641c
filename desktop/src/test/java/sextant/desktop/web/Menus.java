package sextant.desktop.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;
import sextant.desktop.kit.Fx;

/** The menus that are open, for a test: what is in them, and choosing from them. */
final class Menus {
  private Menus() {}

  /**
   * Asks for the menu of a place, as the right mouse button does there; again when the node was
   * another one by then.
   */
  static void open(Supplier<Node> at, double x, double y) {
    Fx.await(
        () -> {
          Node node = at.get();
          if (menus().findAny().isEmpty() && node != null && node.getScene() != null) {
            ask(node, x, y);
          }
          return menus().findAny().isPresent();
        },
        "a menu");
  }

  private static void ask(Node node, double x, double y) {
    Point2D inScene = node.localToScene(x, y);
    Point2D onScreen = node.localToScreen(x, y);
    Event.fireEvent(
        node,
        new ContextMenuEvent(
            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
            inScene.getX(),
            inScene.getY(),
            onScreen.getX(),
            onScreen.getY(),
            false,
            null));
  }

  private static Stream<ContextMenu> menus() {
    return List.copyOf(Window.getWindows()).stream()
        .filter(window -> window instanceof ContextMenu && window.isShowing())
        .map(ContextMenu.class::cast);
  }

  private static Stream<MenuItem> items(List<MenuItem> items) {
    return items.stream()
        .flatMap(item ->
            item instanceof Menu menu
                ? Stream.concat(Stream.of(item), items(menu.getItems()))
                : Stream.of(item));
  }

  private static Stream<MenuItem> items() {
    return menus().flatMap(menu -> items(menu.getItems()));
  }

  /** The names of the open menus' items. */
  static List<String> ids() {
    return Fx.call(() -> items().map(MenuItem::getId).filter(id -> id != null).toList());
  }

  /** The words of the open menus' items. */
  static List<String> words() {
    return Fx.call(() -> items().map(MenuItem::getText).filter(text -> text != null).toList());
  }

  /** Chooses the item of that name, and closes the menus. */
  static void choose(String idOrWords) {
    Fx.await(() -> item(idOrWords).isPresent(), "the item " + idOrWords);
    Fx.run(() -> {
      MenuItem item = item(idOrWords).orElseThrow();
      menus().toList().forEach(ContextMenu::hide);
      item.fire();
    });
  }

  /** Opens the menu of a place and chooses the item of that name, at once. */
  static void choose(Supplier<Node> at, String idOrWords) {
    Fx.await(
        () -> {
          Node node = at.get();
          if (node != null && node.getScene() != null) {
            menus().toList().forEach(ContextMenu::hide);
            ask(node, 5, 5);
          }
          Optional<MenuItem> found = item(idOrWords);
          menus().toList().forEach(ContextMenu::hide);
          found.ifPresent(MenuItem::fire);
          return found.isPresent();
        },
        "the item " + idOrWords);
  }

  private static Optional<MenuItem> item(String name) {
    return items()
        .filter(one -> name.equals(one.getId()) || name.equals(one.getText()))
        .findFirst();
  }

  /** Closes the menus. */
  static void close() {
    Fx.run(() -> menus().toList().forEach(ContextMenu::hide));
  }
}
