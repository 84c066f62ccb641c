package sextant.desktop.talk;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.talk.Session.LineEnd;
import sextant.desktop.talk.Session.State;
import sextant.talk.Conversation;

/** Where a message is written, as text or hex; Up and Down go through what was sent before. */
final class EntryRow {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final TalkRoomText text;
  private final Session session;
  private final TalkActions actions;
  private final TextField field = new TextField();
  private final Label note = new Label();
  private final VBox node = new VBox();
  private int historyAt = -1;

  EntryRow(TalkRoomText text, Session session, TalkActions actions, Listening listening) {
    this.text = text;
    this.session = session;
    this.actions = actions;
    node.getStyleClass().add("entry");
    field.setId("talk-entry");
    field.textProperty().bindBidirectional(session.draftProperty());
    field.setOnAction(event -> send());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    field.textProperty().addListener((at, before, now) -> right());
    HBox.setHgrow(field, Priority.ALWAYS);
    var hex = Buttons.toggle("talk-entry-hex", Material2AL.CODE, text.writeHex());
    hex.selectedProperty().bindBidirectional(session.draftHexProperty());
    listening.to(session.draftHexProperty(), now -> dress());
    listening.to(session.targetProperty(), now -> dress());
    listening.to(session.draftIsPreparedProperty(), now -> selectPrepared());
    var save =
        Buttons.icon(
            "talk-entry-save",
            Material2AL.BOOKMARK_BORDER,
            text.saveMessage(),
            () -> actions.keeper().saveDraft(session));
    var send = Buttons.words("talk-send", text.send(), this::send);
    send.getStyleClass().add("accent");
    var row = new HBox(hex, field, lineEnds(), save, send);
    row.getStyleClass().add("field-group");
    note.getStyleClass().addAll("small-text", "bad");
    node.getChildren().addAll(note, row);
    node.disableProperty()
        .bind(Bindings.createBooleanBinding(this::isShut, session.stateProperty()));
    dress();
    right();
    selectPrepared();
  }

  private boolean isShut() {
    return session.stateProperty().get() == State.ENDED;
  }

  Node node() {
    return node;
  }

  TextField field() {
    return field;
  }

  /** Sends what stands there; says so when it is no hex. */
  void send() {
    historyAt = -1;
    if (!actions.sendDraft(session)) {
      field.pseudoClassStateChanged(WRONG, true);
      note.setText(text.noHex());
      showNote(true);
    }
  }

  private void right() {
    field.pseudoClassStateChanged(WRONG, false);
    showNote(false);
  }

  private void showNote(boolean shown) {
    note.setVisible(shown);
    note.setManaged(shown);
  }

  private void selectPrepared() {
    if (session.draftIsPreparedProperty().get()) {
      session.draftIsPreparedProperty().set(false);
      field.selectAll();
    }
  }

  private void dress() {
    boolean hex = session.draftHexProperty().get();
    field.getStyleClass().remove("hex-entry");
    if (hex) {
      field.getStyleClass().add("hex-entry");
    }
    Optional<String> peer = session.targetProperty().get().map(Conversation::peer);
    String prompt =
        hex
            ? text.hexPrompt()
            : peer.map(text::promptTo)
                .orElse(session.isServer() ? text.promptAll() : text.prompt());
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    right();
  }

  private ChoiceBox<LineEnd> lineEnds() {
    var choice = new ChoiceBox<LineEnd>();
    choice.setId("talk-line-end");
    choice.getItems().addAll(LineEnd.values());
    choice.setTooltip(new Tooltip(text.lineEnd()));
    choice.setAccessibleText(text.lineEnd());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(LineEnd end) {
            return end == null ? "" : name(end);
          }

          @Override
          public LineEnd fromString(String name) {
            throw new IllegalStateException("bug: the choice is not typed");
          }
        });
    choice.valueProperty().bindBidirectional(session.lineEndProperty());
    choice.visibleProperty().bind(session.draftHexProperty().not());
    choice.managedProperty().bind(choice.visibleProperty());
    choice.setMinWidth(ChoiceBox.USE_PREF_SIZE);
    return choice;
  }

  private String name(LineEnd end) {
    return switch (end) {
      case NONE -> text.noLineEnd();
      case LF -> "LF";
      case CRLF -> "CRLF";
    };
  }

  private void keyPressed(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    if (plain && event.getCode() == KeyCode.UP) {
      browse(1);
      event.consume();
    } else if (plain && event.getCode() == KeyCode.DOWN) {
      browse(-1);
      event.consume();
    }
  }

  private void browse(int back) {
    int size = session.history().size();
    int at = Math.clamp(historyAt + back, -1, size - 1);
    if (at == historyAt) {
      return;
    }
    historyAt = at;
    session.draftProperty().set(at < 0 ? "" : session.history().get(size - 1 - at));
    field.end();
  }
}
