package sextant.desktop.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.KitText;
import sextant.words.Language;

/**
 * The panel for what is selected, the same shape in every room: title, key facts, then the details.
 * Takes no space while closed.
 */
public final class Inspector extends VBox {
  private final Label title = new Label();
  private final Facts facts = new Facts();

  /**
   * A closed inspector over this content.
   *
   * @param details what comes below the facts: bytes, a field tree, tabs
   */
  public Inspector(Language language, Node details) {
    getStyleClass().add("inspector");
    title.getStyleClass().add("inspector-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var text = new KitText(language);
    var close =
        Buttons.icon("inspector-close", Material2AL.CLOSE, text.closeInspector(), this::hide);
    var head = new HBox(title, close);
    head.getStyleClass().add("inspector-head");
    VBox.setVgrow(details, Priority.ALWAYS);
    getChildren().addAll(head, facts, details);
    hide();
  }

  /** Opens with this title and an empty list of facts, which is returned to be filled. */
  public Facts show(String words) {
    title.setText(words);
    facts.clear();
    setVisible(true);
    setManaged(true);
    return facts;
  }

  /** Closes the panel. */
  public void hide() {
    setVisible(false);
    setManaged(false);
  }
}
