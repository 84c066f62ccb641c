package sextant.desktop.files;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.FilesRoomText;
import sextant.desktop.files.FilesModel.Presence;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;

/** This device: its name and address large, where files go, and whether others can see it. */
final class OwnCard {
  private final FilesRoomText text;
  private final FilesModel model;
  private final FilesActions actions;
  private final HBox row = new HBox();

  OwnCard(FilesRoomText text, FilesModel model, FilesActions actions, Listening listening) {
    this.text = text;
    this.model = model;
    this.actions = actions;
    row.getStyleClass().add("own-card");
    var icon = new FontIcon(Material2AL.COMPUTER);
    icon.getStyleClass().add("own-icon");
    var words = new VBox(name(), place(), folder());
    words.getStyleClass().add("own-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    row.getChildren().addAll(icon, words, presence(listening));
  }

  Node node() {
    return row;
  }

  private Node name() {
    var name = new TextField();
    name.setId("files-name");
    name.getStyleClass().add("own-name");
    name.setAccessibleText(text.myName());
    name.setText(model.aliasProperty().get());
    name.setOnAction(event -> actions.rename(name.getText()));
    name.focusedProperty()
        .addListener((at, before, now) -> {
          if (!now) {
            name.setText(model.aliasProperty().get());
          }
        });
    return name;
  }

  private Label place() {
    var place = new Label();
    place.setId("files-place");
    place.getStyleClass().add("own-place");
    place
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::placeWords, model.presenceProperty(), model.placeProperty()));
    return place;
  }

  private String placeWords() {
    return switch (model.presenceProperty().get()) {
      case CLOSED -> text.notSeen();
      case OPENING -> text.opening();
      case OPEN -> model.placeProperty().get();
    };
  }

  private Node folder() {
    var words = new Label();
    words.getStyleClass().add("quiet");
    words
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> text.into(model.folderProperty().get().toString()), model.folderProperty()));
    var change =
        Buttons.icon(
            "files-target",
            Material2AL.FOLDER_OPEN,
            text.chooseTarget(),
            actions::chooseFolderForAll);
    var line = new HBox(words, change);
    line.getStyleClass().add("own-folder");
    return line;
  }

  private Node presence(Listening listening) {
    Button button = Buttons.words("files-presence", "", this::toggle);
    listening.to(model.presenceProperty(), now -> say(button, now));
    say(button, model.presenceProperty().get());
    return button;
  }

  private void say(Button button, Presence now) {
    button.setText(now == Presence.CLOSED ? text.beSeen() : text.hide());
    button.setDisable(now == Presence.OPENING);
  }

  private void toggle() {
    if (model.presenceProperty().get() == Presence.CLOSED) {
      actions.receiving().open();
    } else {
      actions.receiving().hide();
    }
  }
}
