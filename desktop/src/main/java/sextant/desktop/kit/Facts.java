package sextant.desktop.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Key facts as a list of two columns: a quiet name, and the value beside it. */
public final class Facts extends GridPane {
  private int rows;

  /** An empty list. */
  public Facts() {
    getStyleClass().add("facts");
    var names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    var values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, values);
  }

  /** Adds a row; returns the list. */
  public Facts fact(String name, String value) {
    var quiet = new Label(name);
    quiet.getStyleClass().add("fact-name");
    var words = new Label(value);
    words.getStyleClass().add("fact-value");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    quiet.setLabelFor(words);
    addRow(rows++, quiet, words);
    return this;
  }

  /** Takes all rows away. */
  public void clear() {
    getChildren().clear();
    rows = 0;
  }
}
