package sextant.desktop.packets;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.PacketsRoomText;
import sextant.packets.filter.Completion;
import sextant.words.Language;
import sextant.words.Sentence;

/**
 * The filter box: green with a tick when the text means something, red with a sentence when it does
 * not, and the words that can come next in a list below (arrows, Enter or Tab take one).
 */
final class FilterField {
  private static final PseudoClass SUCCESS = PseudoClass.getPseudoClass("success");
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
  private static final int MOST_WORDS = 10;

  private final Language language;
  private final PacketsRoomText text;
  private final TextField field = new TextField();
  private final Label verdict = new Label();
  private final FontIcon sign = new FontIcon();
  private final ContextMenu words = new ContextMenu();
  private final HBox line;
  private final VBox node;
  private final ChangeListener<FilterState> judged = (at, before, now) -> judge(now);

  FilterField(Language language, PacketsModel model, PacketsActions actions) {
    this.language = language;
    text = new PacketsRoomText(language);
    field.setId("packets-filter");
    field.setPromptText(text.filterPrompt());
    field.setAccessibleText(text.filterPrompt());
    field.textProperty().bindBidirectional(model.filterTextProperty());
    field.setOnAction(event -> {
      words.hide();
      actions.applyFilter();
    });
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::takeFirstWord);
    field.setOnKeyTyped(event -> offerWords());
    verdict.setId("packets-filter-verdict");
    verdict.getStyleClass().add("filter-verdict");
    line = new HBox(sign, verdict);
    line.getStyleClass().add("filter-line");
    HBox.setHgrow(field, Priority.ALWAYS);
    node = new VBox(field);
    model.filterProperty().addListener(new WeakChangeListener<>(judged));
    field.getProperties().put(FilterField.class, this); // the listener lives as long as the field
    judge(model.filterProperty().get());
  }

  Node node() {
    return node;
  }

  /** The sentence below the box. */
  Node verdict() {
    return line;
  }

  TextField field() {
    return field;
  }

  private void judge(FilterState state) {
    boolean isEmpty = field.getText().isBlank();
    boolean isValid = state instanceof FilterState.Valid;
    field.pseudoClassStateChanged(SUCCESS, isValid && !isEmpty);
    field.pseudoClassStateChanged(DANGER, !isValid);
    line.pseudoClassStateChanged(SUCCESS, isValid && !isEmpty);
    line.pseudoClassStateChanged(DANGER, !isValid);
    sign.setIconCode(isValid ? Material2AL.CHECK : Material2AL.ERROR_OUTLINE);
    verdict.setText(
        switch (state) {
          case FilterState.Valid valid -> isEmpty ? text.filterEmpty() : text.filterValid();
          case FilterState.Wrong wrong -> Sentence.of(wrong.mistake().explain(language));
        });
  }

  private void takeFirstWord(KeyEvent event) {
    boolean isTab = event.getCode() == KeyCode.TAB && words.isShowing();
    if (isTab && !words.getItems().isEmpty()) {
      words.getItems().getFirst().fire();
      event.consume();
    }
  }

  private void offerWords() {
    Completion completion = Completion.at(field.getText(), field.getCaretPosition());
    boolean isTyping = completion.to() > completion.from();
    words.getItems().clear();
    for (String word : completion.words().stream().limit(MOST_WORDS).toList()) {
      String meaning = Completion.meaning(word, language).map(words -> "  " + words).orElse("");
      var item = new MenuItem(word + meaning);
      item.setOnAction(event -> insert(completion, word));
      words.getItems().add(item);
    }
    if (words.getItems().isEmpty() || !isTyping || !field.isFocused()) {
      words.hide();
    } else if (!words.isShowing()) {
      words.show(field, Side.BOTTOM, 0, 0);
    }
  }

  private void insert(Completion completion, String word) {
    words.hide();
    field.replaceText(completion.from(), completion.to(), word + " ");
    field.positionCaret(completion.from() + word.length() + 1);
  }
}
