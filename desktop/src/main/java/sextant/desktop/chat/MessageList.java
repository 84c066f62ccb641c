package sextant.desktop.chat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.chatclient.ChatRow;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Ui;

/**
 * What was said, newest at the end; stays at the end until somebody scrolls away from it, and says
 * then how to come back.
 */
final class MessageList {
  private final ListView<ChatRow> list;
  private final ChatModel model;
  private final OpenPlace open;
  private final LineMenu lineMenu;
  private final Button newest;
  private final StackPane node;
  private boolean isAtEnd = true;
  private boolean isFollowing;

  MessageList(
      ChatModel model,
      ChatActions actions,
      RowView rows,
      LineMenu lineMenu,
      Listening listening,
      ChatRoomText text) {
    this.model = model;
    open = actions.open();
    this.lineMenu = lineMenu;
    list = new ListView<>(model.rows());
    list.setId("chat-lines");
    list.getStyleClass().add("chat-lines");
    list.setAccessibleText(text.lines());
    list.setPlaceholder(new Label(text.nothingSaid()));
    list.setCellFactory(view -> new RowCell(rows, lineMenu));
    newest = Buttons.words("chat-newest", text.toNewest(), this::toEnd);
    newest.setGraphic(new FontIcon(Material2AL.ARROW_DOWNWARD));
    newest.getStyleClass().addAll("chat-newest", "small-text");
    newest.setFocusTraversable(false);
    node = new StackPane(list, newest);
    node.getStyleClass().add("chat-lines-frame");
    listen(listening);
    follow();
  }

  private void listen(Listening listening) {
    list.addEventFilter(ScrollEvent.SCROLL, event -> Ui.later(this::scrolled));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> Ui.later(this::scrolled));
    ListChangeListener<ChatRow> grown = change -> follow();
    model.rows().addListener(grown);
    listening.add(() -> model.rows().removeListener(grown));
    listening.to(model.currentProperty(), now -> stay(true));
    listening.to(open.isNewestProperty(), now -> stay(isAtEnd && now));
    listening.to(open.soughtProperty(), this::seek);
    list.heightProperty().subscribe(height -> Ui.later(this::follow));
    list.sceneProperty().subscribe(scene -> follow());
    stay(true);
  }

  Node node() {
    return node;
  }

  /** What takes the keyboard. */
  ListView<ChatRow> list() {
    return list;
  }

  private void stay(boolean isThere) {
    isAtEnd = isThere;
    newest.setVisible(!isThere);
  }

  // In the pulse that shows the lines, before it lays them out: no row is made in vain.
  private void follow() {
    Scene scene = list.getScene();
    if (scene == null || isFollowing) {
      return;
    }
    isFollowing = true;
    var once = new AtomicReference<Runnable>(() -> {});
    once.set(() -> {
      scene.removePreLayoutPulseListener(once.get());
      isFollowing = false;
      scrollToEnd();
    });
    scene.addPreLayoutPulseListener(once.get());
    Platform.requestNextPulse();
  }

  private void scrollToEnd() {
    if (isAtEnd && !list.getItems().isEmpty()) {
      list.scrollTo(list.getItems().size() - 1);
    }
  }

  private void seek(Optional<String> key) {
    key.ifPresent(wanted -> {
      stay(false);
      for (int at = 0; at < model.rows().size(); at++) {
        boolean isIt =
            RowCell.lineOf(model.rows().get(at))
                .filter(line -> line.key().equals(wanted))
                .isPresent();
        if (isIt) {
          int row = at;
          Ui.later(() -> {
            list.scrollTo(Math.max(0, row - 3));
            list.getSelectionModel().select(row);
          });
        }
      }
      open.soughtProperty().set(Optional.empty());
    });
  }

  private void pressed(KeyEvent event) {
    boolean asksForMenu =
        event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.CONTEXT_MENU;
    if (!asksForMenu) {
      Ui.later(this::scrolled);
      return;
    }
    RowCell.lineOf(list.getSelectionModel().getSelectedItem())
        .ifPresent(line -> {
          var menu = new ContextMenu();
          menu.getItems().setAll(lineMenu.items(line));
          var bounds = list.localToScreen(list.getBoundsInLocal());
          menu.show(list, bounds.getMinX() + 48, bounds.getCenterY());
          event.consume();
        });
  }

  private void scrolled() {
    list.layout(); // a key has moved the lines only when they are laid out
    VirtualFlow<?> flow = flow();
    if (flow == null || flow.getLastVisibleCell() == null || flow.getFirstVisibleCell() == null) {
      return;
    }
    boolean isLast = flow.getLastVisibleCell().getIndex() >= list.getItems().size() - 1;
    stay(isLast && open.isNewestProperty().get());
    if (isLast) {
      open.newer();
    }
    if (flow.getFirstVisibleCell().getIndex() == 0) {
      open.older(list::scrollTo);
    }
  }

  private @Nullable VirtualFlow<?> flow() {
    Node found = list.lookup(".virtual-flow");
    return found instanceof VirtualFlow<?> flow ? flow : null;
  }

  /** Goes to the newest line. */
  void toEnd() {
    stay(true);
    if (!open.isNewestProperty().get()) {
      open.toNewest();
    }
    follow();
  }
}
