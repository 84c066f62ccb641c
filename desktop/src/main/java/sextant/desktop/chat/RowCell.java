package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListCell;
import sextant.chatclient.ChatRow;
import sextant.chatclient.Line;

/** A row of the list of what was said: as wide as the list, as high as its words need. */
final class RowCell extends ListCell<ChatRow> {
  private final RowView view;

  RowCell(RowView view, LineMenu lineMenu) {
    this.view = view;
    getStyleClass().add("chat-cell");
    setOnContextMenuRequested(event -> {
      Optional<Line> line = lineOf(getItem());
      line.ifPresent(one -> {
        var menu = new ContextMenu();
        menu.getItems().setAll(lineMenu.items(one));
        menu.show(this, event.getScreenX(), event.getScreenY());
        event.consume();
      });
    });
  }

  /** The one line a row shows; empty when it shows none, or many. */
  static Optional<Line> lineOf(@org.jspecify.annotations.Nullable ChatRow row) {
    return switch (row) {
      case ChatRow.Said said -> Optional.of(said.line());
      case ChatRow.Event event -> Optional.of(event.line());
      case null, default -> Optional.empty();
    };
  }

  @Override
  protected void updateItem(ChatRow row, boolean isEmpty) {
    super.updateItem(row, isEmpty);
    boolean isShown = !isEmpty && row != null;
    setGraphic(isShown ? view.node(row) : null);
    setAccessibleText(isShown ? view.spoken(row) : "");
  }

  // A list asks for the height without a width, and would lay out every line in one piece.
  @Override
  protected double computePrefHeight(double width) {
    Node shown = getGraphic();
    double inner = getListView().getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
    return shown == null || inner <= 0
        ? super.computePrefHeight(width)
        : Math.ceil(shown.prefHeight(inner)) + snappedTopInset() + snappedBottomInset();
  }

  private static final double SCROLL_BAR = 16;

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    for (Node shown : List.copyOf(getChildren())) {
      shown.resizeRelocate(
          snappedLeftInset(),
          snappedTopInset(),
          Math.max(
              0, getListView().getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset()),
          Math.max(0, getHeight() - snappedTopInset() - snappedBottomInset()));
    }
  }
}
