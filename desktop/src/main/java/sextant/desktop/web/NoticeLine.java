package sextant.desktop.web;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;

/** Under the bar: what became of saving a page and the like. */
final class NoticeLine {
  private final WebRoomText text;
  private final WebRoomModel model;
  private final WebRoomActions actions;
  private final VBox node = new VBox();
  private final PauseTransition pause = new PauseTransition(Duration.seconds(8));

  NoticeLine(WebRoomText text, WebRoomModel model, WebRoomActions actions, Listening listening) {
    this.text = text;
    this.model = model;
    this.actions = actions;
    pause.setOnFinished(event -> end());
    listening.to(model.noticeProperty(), this::show);
    listening.add(pause::stop);
  }

  Node node() {
    return node;
  }

  private void end() {
    model.noticeProperty().set(Optional.empty());
  }

  private void show(Optional<Notice> notice) {
    pause.stop();
    node.getChildren().clear();
    notice.ifPresent(this::say);
  }

  private void say(Notice notice) {
    var label = new Label(notice.words());
    label.setId("web-notice");
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var row = new HBox(label);
    row.getStyleClass().add("notice-bar");
    if (notice.isBad()) {
      row.getChildren().addFirst(new FontIcon(Material2AL.ERROR_OUTLINE));
    } else {
      row.getStyleClass().add("is-plain");
      pause.playFromStart();
    }
    notice
        .file()
        .ifPresent(file ->
            row.getChildren()
                .add(
                    Buttons.words(
                        "web-notice-folder",
                        text.openFolder(),
                        () -> actions.files().showFolder(file))));
    row.getChildren()
        .add(Buttons.icon("web-notice-close", Material2AL.CLOSE, text.closeMessage(), this::end));
    node.getChildren().setAll(row);
  }
}
