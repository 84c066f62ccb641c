package sextant.desktop.chat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Purpose;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.words.Language;

/** The field that says, with who types above it and what the words are for. */
final class Composer {
  private static final int MOST_ROWS = 6;
  private static final double MARGIN_EMS = 3;

  private final ChatModel model;
  private final Speaking speaking;
  private final ChatRoomText text;
  private final MessageList messages;
  private final TextArea field = new TextArea();
  private final PurposeRow purpose;
  private final OfferStrip offers;
  private final EmojiPicker emoji;
  private final VBox node;
  private boolean isSetting;

  Composer(
      ChatModel model,
      ChatActions actions,
      Language language,
      MessageList messages,
      Listening listening) {
    this.model = model;
    this.speaking = actions.speaking();
    text = new ChatRoomText(language);
    this.messages = messages;
    offers = new OfferStrip(model, text, field);
    emoji = new EmojiPicker(text);
    purpose = new PurposeRow(model, speaking, text, listening);
    field.setId("chat-entry");
    field.setWrapText(true);
    field.setPrefRowCount(1);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    field.textProperty().subscribe((before, now) -> typed(now));
    field.caretPositionProperty().subscribe((before, now) -> offers.refresh());
    Button send = Buttons.words("chat-send", text.send(), this::send);
    send.getStyleClass().add("accent");
    Button smile = Buttons.icon("chat-emoji", Material2MZ.MOOD, text.emoji(), this::pickEmoji);
    Button attach =
        Buttons.icon(
            "chat-attach",
            Material2AL.ATTACH_FILE,
            text.attach(),
            () -> actions.attaching().choose(text.attach()));
    AttachingKeys.install(field, actions.attaching(), text);
    var line = new HBox(field, attach, smile, send);
    line.getStyleClass().add("tools");
    HBox.setHgrow(field, Priority.ALWAYS);
    Node attached = new AttachPanel(actions.attaching(), language, listening).node();
    node = new VBox(purpose.node(), emoji.node(), attached, offers.node(), line);
    node.getStyleClass().addAll("entry", "chat-composer");
    listening.to(model.entryProperty(), this::show);
    listening.to(model.currentProperty(), now -> prompt());
    field.widthProperty().subscribe(this::prompt);
    field.fontProperty().subscribe(this::prompt);
    show(model.entryProperty().get());
    prompt();
  }

  Node node() {
    return node;
  }

  TextArea field() {
    return field;
  }

  /** Lets a person choose an emoji for something else than the field. */
  EmojiPicker emoji() {
    return emoji;
  }

  private void prompt() {
    String place = model.currentProperty().get().map(one -> one.shownName(text)).orElse("");
    boolean isConsole = model.currentProperty().get().filter(ChatModel.Where::isServer).isPresent();
    String words = isConsole ? text.commandFor(place) : text.sayIn(place);
    String brief = isConsole ? text.command() : text.say();
    field.setPromptText(hasRoom(words) ? words : brief);
    field.setAccessibleText(words);
  }

  // A second line of a prompt would lie below the edge of the field.
  private boolean hasRoom(String words) {
    var measured = new Text(words);
    measured.setFont(field.getFont());
    double margin = MARGIN_EMS * field.getFont().getSize();
    return measured.getLayoutBounds().getWidth() + margin < field.getWidth();
  }

  private void show(String words) {
    if (!field.getText().equals(words)) {
      isSetting = true;
      field.setText(words);
      field.positionCaret(words.length());
      isSetting = false;
    }
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

  private void pickEmoji() {
    if (emoji.isShown()) {
      emoji.hide();
    } else {
      emoji.show(sign -> field.replaceSelection(sign), field::requestFocus);
    }
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
          case TAB -> isPlain && offers.complete();
          case UP -> isPlain && recalled(-1);
          case DOWN -> isPlain && recalled(1);
          case ESCAPE -> isPlain && justSaid();
          case B -> event.isShortcutDown() && wrap("**");
          case I -> event.isShortcutDown() && wrap("*");
          case U -> event.isShortcutDown() && wrap("__");
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

  private boolean wrap(String sign) {
    String chosen = field.getSelectedText();
    field.replaceSelection(sign + chosen + sign);
    if (chosen.isEmpty()) {
      field.positionCaret(field.getCaretPosition() - sign.length());
    }
    return true;
  }

  private boolean entered(KeyEvent event) {
    if (event.isShiftDown()) {
      field.replaceSelection("\n");
    } else {
      send();
    }
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
    } else {
      messages.toEnd();
    }
    return true;
  }
}
