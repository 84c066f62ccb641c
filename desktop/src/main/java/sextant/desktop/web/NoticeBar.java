package sextant.desktop.web;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/** A quiet line over a page. */
final class NoticeBar extends HBox {
  NoticeBar(String words) {
    getStyleClass().add("notice-bar");
    var label = new Label(words);
    label.setWrapText(true);
    getChildren().addAll(new FontIcon(Material2AL.INFO), label);
  }
}
