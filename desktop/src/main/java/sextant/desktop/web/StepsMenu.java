package sextant.desktop.web;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** Every step back or forward, the nearest first: by the right button or by a long press. */
final class StepsMenu {
  private static final Duration LONG = Duration.millis(450);

  private final Button at;
  private final int direction;
  private final WebRoomModel model;
  private final WebRoomActions actions;
  private final PauseTransition press = new PauseTransition(LONG);
  private boolean isOpened;

  /** The menu under a button; {@code direction} is -1 for back, 1 for forward. */
  StepsMenu(Button at, int direction, WebRoomModel model, WebRoomActions actions) {
    this.at = at;
    this.direction = direction;
    this.model = model;
    this.actions = actions;
  }

  /** Has the button open it from now on. */
  void open() {
    at.setOnContextMenuRequested(event -> show());
    at.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    at.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
    at.addEventFilter(MouseEvent.MOUSE_EXITED, event -> press.stop());
    press.setOnFinished(event -> {
      isOpened = true;
      show();
    });
  }

  private void pressed(MouseEvent event) {
    isOpened = false;
    if (event.getButton() == MouseButton.PRIMARY) {
      press.playFromStart();
    }
  }

  // The press has opened the menu, so its end is no click.
  private void released(MouseEvent event) {
    press.stop();
    if (isOpened) {
      at.disarm();
      event.consume();
    }
  }

  private void show() {
    Optional<Tab> front = model.selectedProperty().get();
    Optional<Page> page = front.flatMap(one -> one.pageProperty().get());
    if (front.isEmpty() || page.isEmpty()) {
      return;
    }
    List<Page.Step> steps = page.get().steps();
    int position = page.get().position();
    var menu = new ContextMenu();
    for (int i = position + direction; i >= 0 && i < steps.size(); i += direction) {
      int distance = i - position;
      var item = new MenuItem(front.get().nameOf(LocalPages.toPerson(steps.get(i).url())));
      item.setMnemonicParsing(false);
      item.setOnAction(event -> actions.step(distance));
      menu.getItems().add(item);
    }
    menu.show(at, Side.BOTTOM, 0, 4);
  }
}
