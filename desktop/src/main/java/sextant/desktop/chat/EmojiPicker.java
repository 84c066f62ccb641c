package sextant.desktop.chat;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.EmojiCatalog.Emoji;
import sextant.desktop.kit.Buttons;

/**
 * Emoji to choose from, by looking or by the names Unicode gives them; in place, over the field.
 */
final class EmojiPicker {
  private static final int MOST = 160;

  private final TextField field = new TextField();
  private final FlowPane signs = new FlowPane();
  private final VBox node;
  private Consumer<String> taker = sign -> {};
  private Runnable back = () -> {};

  EmojiPicker(ChatRoomText text) {
    field.setId("chat-emoji-field");
    field.setPromptText(text.emojiPrompt());
    field.setAccessibleText(text.emojiPrompt());
    field.textProperty().subscribe(now -> fill());
    field.setOnAction(event -> found().stream().findFirst().ifPresent(this::take));
    HBox.setHgrow(field, Priority.ALWAYS);
    var close = Buttons.icon("chat-emoji-close", Material2AL.CLOSE, text.putAway(), this::hide);
    var top = new HBox(field, close);
    top.getStyleClass().add("tools");
    signs.getStyleClass().add("chat-emoji");
    var scroll = new ScrollPane(signs);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "chat-emoji-scroll");
    node = new VBox(top, scroll);
    node.setId("chat-emoji-panel");
    node.getStyleClass().add("chat-emoji-card");
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
          }
        });
    show(false);
  }

  Node node() {
    return node;
  }

  /** Shows them; the one that is chosen is taken, and afterwards the keyboard goes back. */
  void show(Consumer<String> then, Runnable after) {
    taker = then;
    back = after;
    field.clear();
    fill();
    show(true);
    field.requestFocus();
  }

  /** Whether they are in sight. */
  boolean isShown() {
    return node.isVisible();
  }

  private void show(boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  /** Puts them away. */
  void hide() {
    show(false);
    signs.getChildren().clear();
    back.run();
  }

  private void fill() {
    signs.getChildren().clear();
    for (Emoji one : found()) {
      var button = new Button(one.sign());
      button.getStyleClass().addAll("flat", "chat-emoji-sign");
      button.setAccessibleText(one.name());
      button.setTooltip(new Tooltip(one.name()));
      button.setOnAction(event -> take(one));
      signs.getChildren().add(button);
    }
  }

  private List<Emoji> found() {
    return EmojiCatalog.search(field.getText(), MOST);
  }

  private void take(Emoji one) {
    hide();
    taker.accept(one.sign());
  }
}
