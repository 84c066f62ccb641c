package sextant.desktop.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** One thing an empty room can do now: a picture, a sentence, and the button that does it. */
public final class StartCard extends VBox {
  private final Button button;

  /**
   * A card.
   *
   * @param id of its button
   * @param verb on its button
   */
  public StartCard(String id, Ikon picture, String title, String sentence, String verb) {
    getStyleClass().add("start-card");
    var icon = new FontIcon(picture);
    icon.getStyleClass().add("start-icon");
    var heading = new Label(title);
    heading.getStyleClass().add("start-title");
    heading.setWrapText(true);
    var words = new Label(sentence);
    words.getStyleClass().add("start-text");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    var space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    button = new Button(verb);
    button.setId(id);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleHelp(sentence);
    getChildren().addAll(icon, heading, words, space, button);
  }

  /** Runs this when the button is pressed; returns the card. */
  public StartCard onPress(Runnable run) {
    button.setOnAction(event -> run.run());
    return this;
  }

  /** Draws the button in the accent colour: the card most people want. */
  public StartCard asFirstChoice() {
    button.getStyleClass().add("accent");
    return this;
  }

  /** Gives the keyboard to the button. */
  public void focusButton() {
    button.requestFocus();
  }
}
