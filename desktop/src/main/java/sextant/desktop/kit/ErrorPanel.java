package sextant.desktop.kit;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.KitText;
import sextant.words.Explanation;
import sextant.words.Language;

/**
 * What happened, why, and what to do, in place, with the button that does it. Takes no space while
 * there is nothing to say. Escape in it or its cross puts it away.
 */
public final class ErrorPanel extends HBox {
  private final Label what = new Label();
  private final Label why = new Label();
  private final Label todo = new Label();
  private final HBox buttons = new HBox();

  /** A panel with nothing to say yet. */
  public ErrorPanel(Language language) {
    getStyleClass().add("error-panel");
    setAccessibleRole(AccessibleRole.TEXT);
    var icon = new FontIcon(Material2AL.ERROR_OUTLINE);
    what.getStyleClass().add("error-what");
    why.getStyleClass().add("error-why");
    todo.getStyleClass().add("error-todo");
    for (Label label : new Label[] {what, why, todo}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    buttons.getStyleClass().addAll("tools", "error-buttons");
    var words =
        new VBox(what, why, todo, buttons); // below: beside them the words would have no room
    words.getStyleClass().add("error-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    var text = new KitText(language);
    Button close = Buttons.icon("error-close", Material2AL.CLOSE, text.dismiss(), this::hide);
    getChildren().addAll(icon, words, close);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            hide();
          }
        });
    hide();
  }

  /** Shows a failure; {@code remedy}, when there is one, becomes the button that mends it. */
  public void show(Explanation explanation, @Nullable Action remedy) {
    what.setText(explanation.what());
    why.setText(explanation.why());
    todo.setText(explanation.todo());
    why.setManaged(!explanation.why().isEmpty());
    todo.setManaged(!explanation.todo().isEmpty());
    setAccessibleText(explanation.inOneLine());
    buttons.getChildren().clear();
    buttons.setManaged(remedy != null);
    if (remedy != null) {
      buttons.getChildren().add(Buttons.words(remedy.id(), remedy.title(), remedy.run()));
    }
    setVisible(true);
    setManaged(true);
  }

  /** Puts the panel away. */
  public void hide() {
    setVisible(false);
    setManaged(false);
  }
}
