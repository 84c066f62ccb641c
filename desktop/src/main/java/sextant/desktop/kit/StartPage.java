package sextant.desktop.kit;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The empty state of a room: a sentence on what this room is for, and two or three cards. */
public final class StartPage extends ScrollPane {
  /** A page of these cards under a heading and a sentence. */
  public StartPage(String heading, String sentence, StartCard... cards) {
    getStyleClass().addAll("start-page", "edge-to-edge");
    var title = new Label(heading);
    title.getStyleClass().add("start-heading");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    var words = new Label(sentence);
    words.getStyleClass().add("start-lead");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    var row = new FlowPane(cards);
    row.getStyleClass().add("start-cards");
    row.setPrefWrapLength(0);
    var column = new VBox(title, words, row);
    column.getStyleClass().add("start-column");
    column.setFillWidth(true);
    column.setMaxHeight(USE_PREF_SIZE);
    setContent(new StackPane(column));
    setFitToWidth(true);
    setFitToHeight(true);
    setFocusTraversable(false);
  }
}
