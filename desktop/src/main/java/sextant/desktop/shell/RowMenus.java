package sextant.desktop.shell;

import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.input.ContextMenuEvent;

/**
 * Gives the menu key to the chosen row: the toolkit sends it to the whole list, whose rows have the
 * menus.
 */
final class RowMenus {
  private RowMenus() {}

  /** Watches all lists inside. */
  static void watch(Node house) {
    house.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, RowMenus::pass);
  }

  private static void pass(ContextMenuEvent event) {
    if (event.isKeyboardTrigger() && event.getTarget() instanceof Control list) {
      chosen(list)
          .ifPresent(row -> {
            event.consume();
            Event.fireEvent(row, at(row, event));
          });
    }
  }

  private static Optional<IndexedCell<?>> chosen(Control list) {
    for (Node node : list.lookupAll(".indexed-cell")) {
      if (node instanceof IndexedCell<?> cell
          && !(cell instanceof TableCell<?, ?>)
          && cell.isVisible()
          && cell.isSelected()
          && !cell.isEmpty()) {
        return Optional.of(cell);
      }
    }
    return Optional.empty();
  }

  // not a key's event any more, so it is not passed on again
  private static ContextMenuEvent at(Node row, ContextMenuEvent event) {
    Bounds bounds = row.getLayoutBounds();
    double x = Math.min(bounds.getWidth() / 4, 48);
    double y = bounds.getHeight();
    var screen = row.localToScreen(x, y);
    return new ContextMenuEvent(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        x,
        y,
        screen.getX(),
        screen.getY(),
        false,
        event.getPickResult());
  }
}
