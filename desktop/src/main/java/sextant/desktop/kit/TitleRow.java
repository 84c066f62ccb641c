package sextant.desktop.kit;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * The row on top of a room: its title (the rail says it, too, so a narrow window gives its place to
 * the field), the one main field, the one primary button, and small tools at the right edge. One
 * class, so that it can move into the window's own title bar one day.
 */
public final class TitleRow extends HBox {
  private static final double NARROW_TITLES = 35;

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
    words.managedProperty().bind(words.visibleProperty());
    words
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> getWidth() >= NARROW_TITLES * words.getFont().getSize(),
                widthProperty(),
                words.fontProperty()));
    HBox.setHgrow(field, Priority.ALWAYS);
    primary.getStyleClass().add("accent");
    primary.setMinWidth(USE_PREF_SIZE);
    tools.getStyleClass().add("tools");
    tools.managedProperty().bind(Bindings.isNotEmpty(tools.getChildren()));
    getChildren().addAll(words, field, primary, tools);
  }

  /** Adds small buttons at the right edge. */
  public TitleRow withTools(Node... nodes) {
    tools.getChildren().addAll(nodes);
    return this;
  }
}
