package sextant.desktop.chat;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Ui;

/** What was said, newest at the end; stays at the end until somebody scrolls away from it. */
final class MessageList {
  private final ListView<ChatRow> list;
  private final OpenPlace open;
  private final LineMenu lineMenu;
  private boolean isAtEnd = true;

  MessageList(
      ChatModel model,
      ChatActions actions,
      RowView rows,
      LineMenu lineMenu,
      Listening listening,
      ChatRoomText text) {
    open = actions.open();
    this.lineMenu = lineMenu;
    list = new ListView<>(model.rows());
    list.setId("chat-lines");
    list.getStyleClass().add("chat-lines");
    list.setAccessibleText(text.lines());
    list.setPlaceholder(new Label(text.nothingSaid()));
    list.setCellFactory(view -> new RowCell(rows, lineMenu));
    list.addEventFilter(ScrollEvent.SCROLL, event -> Ui.later(this::scrolled));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventFilter(
        javafx.scene.input.MouseEvent.MOUSE_RELEASED, event -> Ui.later(this::scrolled));
    ListChangeListener<ChatRow> grown = change -> follow();
    model.rows().addListener(grown);
    listening.add(() -> model.rows().removeListener(grown));
    listening.to(model.currentProperty(), now -> isAtEnd = true);
    list.heightProperty().subscribe(height -> follow());
    follow();
  }

  ListView<ChatRow> node() {
    return list;
  }

  private void follow() {
    if (isAtEnd && !list.getItems().isEmpty()) {
      Ui.later(() -> {
        if (isAtEnd) {
          list.scrollTo(list.getItems().size() - 1);
        }
      });
    }
  }

  private void pressed(KeyEvent event) {
    boolean asksForMenu =
        event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.CONTEXT_MENU;
    if (asksForMenu) {
      RowCell.lineOf(list.getSelectionModel().getSelectedItem())
          .ifPresent(line -> {
            var menu = new ContextMenu();
            menu.getItems().setAll(lineMenu.items(line));
            var bounds = list.localToScreen(list.getBoundsInLocal());
            menu.show(list, bounds.getMinX() + 48, bounds.getCenterY());
            event.consume();
          });
    } else {
      Ui.later(this::scrolled);
    }
  }

  private void scrolled() {
    VirtualFlow<?> flow = flow();
    if (flow == null || flow.getLastVisibleCell() == null || flow.getFirstVisibleCell() == null) {
      return;
    }
    isAtEnd = flow.getLastVisibleCell().getIndex() >= list.getItems().size() - 1;
    if (flow.getFirstVisibleCell().getIndex() == 0) {
      open.older(more -> list.scrollTo(more));
    }
  }

  private @Nullable VirtualFlow<?> flow() {
    Node found = list.lookup(".virtual-flow");
    return found instanceof VirtualFlow<?> flow ? flow : null;
  }

  /** Goes to the newest line. */
  void toEnd() {
    isAtEnd = true;
    follow();
  }
}
