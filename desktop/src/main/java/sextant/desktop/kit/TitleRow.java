package sextant.desktop.kit;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The row on top of a room: its title, the one main field, the one primary button, and small tools
 * at the right edge. One class, so that it can move into the window's own title bar one day.
 */
public final class TitleRow extends HBox {
  private final HBox tools = new HBox();

  /**
   * A row of these parts.
   *
   * @param field what the room is about; takes all the space there is
   * @param primary does it; drawn in the accent colour, and Enter in the field presses it
   */
  public TitleRow(String title, Node field, Button primary) {
    getStyleClass().add("title-row");
    var words = new Label(title);
    words.getStyleClass().add("room-title");
    words.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(field, Priority.ALWAYS);
    primary.getStyleClass().add("accent");
    primary.setMinWidth(USE_PREF_SIZE);
    tools.getStyleClass().add("tools");
    getChildren().addAll(words, field, primary, tools);
  }

  /** Adds small buttons at the right edge. */
  public TitleRow withTools(Node... nodes) {
    tools.getChildren().addAll(nodes);
    return this;
  }
}
