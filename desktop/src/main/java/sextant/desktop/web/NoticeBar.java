package sextant.desktop.web;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** A quiet line over a page. */
final class NoticeBar extends HBox {
  NoticeBar(String words, Node... buttons) {
    getStyleClass().add("notice-bar");
    var label = new Label(words);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    getChildren().addAll(new FontIcon(Material2AL.INFO), label);
    getChildren().addAll(buttons);
  }
}
