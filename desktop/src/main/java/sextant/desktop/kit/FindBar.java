package sextant.desktop.kit;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.KitText;
import sextant.words.Language;

/**
 * A line to find something in what a room shows: field, how many there are, up and down. Enter goes
 * to the next place, Shift+Enter to the one before, Escape puts the line away.
 */
public final class FindBar extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Finder finder;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private int enterStep = 1;

  /** What is searched. */
  public interface Finder {
    /** Other words are looked for; empty ones for nothing. */
    void changed(String words);

    /** Goes to the next place, or to the one before with -1. */
    void step(String words, int by);

    /** The line was put away. */
    void closed();
  }

  /**
   * A line that is not shown yet.
   *
   * @param id its field is called {@code id-field}
   * @param prompt what can be found, as the field says it while it is empty
   * @param choices what else there is to choose, left of the cross
   */
  public FindBar(String id, Language language, String prompt, Finder finder, Node... choices) {
    this.finder = finder;
    var text = new KitText(language);
    setId(id);
    getStyleClass().add("find-bar");
    field.setId(id + "-field");
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    HBox.setHgrow(field, Priority.ALWAYS);
    count.setId(id + "-count");
    count.getStyleClass().addAll("small-text", "quiet");
    count.setMinWidth(USE_PREF_SIZE);
    field.textProperty().subscribe((before, now) -> finder.changed(now));
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    getChildren()
        .addAll(
            field,
            count,
            Buttons.icon(id + "-up", Material2AL.EXPAND_LESS, text.findUp(), () -> step(-1)),
            Buttons.icon(id + "-down", Material2AL.EXPAND_MORE, text.findDown(), () -> step(1)));
    getChildren().addAll(choices);
    getChildren()
        .add(Buttons.icon(id + "-close", Material2AL.CLOSE, text.closeFind(), this::close));
    show(false);
  }

  /** Enter goes to the place before from now on: for what grows at its end. */
  public void enterGoesUp() {
    enterStep = -1;
  }

  /** What is looked for. */
  public String words() {
    return field.getText();
  }

  /** Says how many there are; a field whose words are nowhere is marked. */
  public void tell(String found, boolean isMissing) {
    count.setText(found);
    field.pseudoClassStateChanged(WRONG, isMissing);
  }

  /** Shows the line and gives it the keyboard. */
  public void open() {
    show(true);
    field.requestFocus();
    field.selectAll();
    finder.changed(words());
  }

  /** Puts the line away. */
  public void close() {
    show(false);
    finder.closed();
  }

  private void show(boolean isShown) {
    setVisible(isShown);
    setManaged(isShown);
  }

  /** Goes to the next place, or to the one before with -1. */
  public void step(int by) {
    finder.step(words(), by);
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> step(event.isShiftDown() ? -enterStep : enterStep);
      case ESCAPE -> close();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
