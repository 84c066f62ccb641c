package sextant.desktop.web;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;

/** Finds on the page in front: every place marked, how many there are and which one is shown. */
final class FindBar {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final WebRoomText text;
  private final WebRoomModel model;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private final ToggleButton matchCase;
  private final HBox bar = new HBox();

  FindBar(WebRoomText text, WebRoomModel model, WebRoomActions actions, Listening listening) {
    this.text = text;
    this.model = model;
    bar.setId("web-find");
    bar.getStyleClass().add("find-bar");
    field.setId("web-find-field");
    field.setPromptText(text.findPrompt());
    field.setAccessibleText(text.findPrompt());
    HBox.setHgrow(field, Priority.ALWAYS);
    count.setId("web-find-count");
    count.getStyleClass().addAll("small-text", "quiet");
    count.setMinWidth(Label.USE_PREF_SIZE);
    matchCase = Buttons.toggle("web-find-case", Material2MZ.TEXT_FIELDS, text.matchCase());
    matchCase.setOnAction(event -> find(0));
    field.textProperty().subscribe(now -> find(0));
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    bar.getChildren()
        .addAll(
            field,
            count,
            Buttons.icon("web-find-up", Material2AL.EXPAND_LESS, text.findUp(), () -> find(-1)),
            Buttons.icon("web-find-down", Material2AL.EXPAND_MORE, text.findDown(), () -> find(1)),
            matchCase,
            Buttons.icon("web-find-close", Material2AL.CLOSE, text.closeFind(), this::close));
    bar.visibleProperty().bind(model.findShownProperty());
    bar.managedProperty().bind(model.findShownProperty());
    listening.to(model.selectedProperty(), now -> count.setText(""));
  }

  Node node() {
    return bar;
  }

  void open() {
    model.findShownProperty().set(true);
    field.requestFocus();
    field.selectAll();
    find(0);
  }

  void close() {
    model.findShownProperty().set(false);
    page()
        .ifPresent(page -> {
          page.find("", false, 0);
          page.node().requestFocus();
        });
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      find(event.isShiftDown() ? -1 : 1);
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  private Optional<Page> page() {
    return model.selectedProperty().get().flatMap(tab -> tab.pageProperty().get());
  }

  /** Shows the next place in this direction; 0 marks them all anew. */
  void find(int step) {
    String wanted = field.getText();
    Page.Found found =
        page()
            .map(page -> page.find(wanted, matchCase.isSelected(), step))
            .orElse(Page.Found.NOTHING);
    boolean isMissing = !wanted.isEmpty() && found.count() == 0;
    field.pseudoClassStateChanged(WRONG, isMissing);
    count.setText(
        wanted.isEmpty()
            ? ""
            : isMissing ? text.notFound() : text.found(found.current(), found.count()));
  }
}
