package sextant.desktop.chat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.chatclient.Person;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Purpose;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;

/** The field that says, with who types above it and what the words are for. */
final class Composer {
  private static final int MOST_ROWS = 6;

  private final ChatModel model;
  private final Speaking speaking;
  private final ChatRoomText text;
  private final MessageList messages;
  private final TextArea field = new TextArea();
  private final Label purpose = new Label();
  private final Label typing = new Label();
  private final HBox purposeRow;
  private final NickCompletion completion = new NickCompletion();
  private final VBox node;
  private boolean isSetting;

  Composer(
      ChatModel model,
      Speaking speaking,
      ChatRoomText text,
      MessageList messages,
      Listening listening) {
    this.model = model;
    this.speaking = speaking;
    this.text = text;
    this.messages = messages;
    field.setId("chat-entry");
    field.setWrapText(true);
    field.setPrefRowCount(1);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field.textProperty().subscribe((before, now) -> typed(now));
    Button send = Buttons.words("chat-send", text.send(), this::send);
    var line = new HBox(field, send);
    line.getStyleClass().add("tools");
    HBox.setHgrow(field, Priority.ALWAYS);
    Button cancel =
        Buttons.icon("chat-just-say", Material2AL.CLOSE, text.justSay(), speaking::justSay);
    purpose.getStyleClass().addAll("small-text", "quiet");
    purpose.setMinWidth(0);
    purposeRow = new HBox(purpose, cancel);
    purposeRow.getStyleClass().add("tools");
    typing.setId("chat-typing");
    typing.getStyleClass().addAll("small-text", "quiet");
    node = new VBox(typing, purposeRow, line);
    node.getStyleClass().addAll("entry", "chat-composer");
    listening.to(model.entryProperty(), this::show);
    listening.to(model.purposeProperty(), this::show);
    listening.to(model.typingProperty(), now -> showHint());
    listening.to(model.noteProperty(), now -> showHint());
    listening.to(model.currentProperty(), now -> prompt());
    show(model.entryProperty().get());
    show(model.purposeProperty().get());
    showHint();
    prompt();
  }

  Node node() {
    return node;
  }

  TextArea field() {
    return field;
  }

  private void prompt() {
    String place =
        model.currentProperty().get().map(one -> HarmlessText.of(one.place())).orElse("");
    field.setPromptText(text.sayIn(place));
    field.setAccessibleText(text.sayIn(place));
  }

  private void show(String words) {
    if (!field.getText().equals(words)) {
      isSetting = true;
      field.setText(words);
      field.positionCaret(words.length());
      isSetting = false;
    }
  }

  private void show(Purpose now) {
    String words =
        switch (now) {
          case Purpose.Say _ -> "";
          case Purpose.Reply reply -> text.inReplyTo(Transcript.excerpt(reply.line()));
          case Purpose.Edit _ -> text.editing();
        };
    purpose.setText(words);
    purposeRow.setVisible(!words.isEmpty());
    purposeRow.setManaged(!words.isEmpty());
  }

  private void showHint() {
    String unknown = model.noteProperty().get();
    String nicks = model.typingProperty().get();
    String words =
        !unknown.isEmpty()
            ? text.unknownCommand(HarmlessText.of(unknown))
            : nicks.isEmpty() ? "" : text.typing(nicks);
    typing.setText(words);
  }

  private void typed(String words) {
    int rows = (int) Math.min(MOST_ROWS, words.chars().filter(c -> c == '\n').count() + 1);
    field.setPrefRowCount(rows);
    if (!isSetting) {
      model.entryProperty().set(words);
      speaking.typed();
    }
  }

  private void send() {
    speaking.send();
    messages.toEnd();
    field.requestFocus();
  }

  private void pressed(KeyEvent event) {
    boolean isPlain =
        !event.isShiftDown()
            && !event.isShortcutDown()
            && !event.isAltDown()
            && !event.isControlDown();
    boolean isTaken =
        switch (event.getCode()) {
          case ENTER -> entered(event);
          case TAB -> isPlain && completed();
          case UP -> isPlain && recalled(-1);
          case DOWN -> isPlain && recalled(1);
          case ESCAPE -> isPlain && justSaid();
          default -> false;
        };
    if (isTaken) {
      event.consume();
    } else if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      event.consume(); // a tab is nothing to say: it moves on
      field.requestFocusTraversal(
          event.isShiftDown()
              ? javafx.scene.TraversalDirection.PREVIOUS
              : javafx.scene.TraversalDirection.NEXT);
    }
  }

  private boolean entered(KeyEvent event) {
    if (event.isShiftDown()) {
      field.replaceSelection("\n");
    } else {
      send();
    }
    return true;
  }

  private boolean completed() {
    String words = field.getText();
    List<String> nicks = model.people().stream().map(Person::nick).toList();
    NickCompletion.Completed done = completion.complete(words, field.getCaretPosition(), nicks);
    if (done.text().equals(words)) {
      return false;
    }
    field.setText(done.text());
    field.positionCaret(done.caret());
    return true;
  }

  // Within words of several lines the arrows move the caret.
  private boolean recalled(int step) {
    boolean isOneLine = field.getText().indexOf('\n') < 0;
    boolean isSaying = !(model.purposeProperty().get() instanceof Purpose.Edit);
    if (isOneLine && isSaying) {
      speaking.recall(step);
    }
    return isOneLine && isSaying;
  }

  private boolean justSaid() {
    boolean isMore = !(model.purposeProperty().get() instanceof Purpose.Say);
    if (isMore) {
      speaking.justSay();
    }
    return isMore;
  }
}
