package sextant.desktop.kit;

import javafx.scene.Node;

/** The reusable nodes of one row of a {@link LogList}: made once, shown for many items. */
public interface LogRow<T> {
  /** The row's node; always the same. */
  Node node();

  /** Shows an item in the node; called again for another item whenever the list scrolls. */
  void show(T item);
}
