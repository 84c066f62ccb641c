package sextant.desktop.chat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.Transcript;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Purpose;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;

/** Who types, which command was not understood, and what the words in the field are for. */
final class PurposeRow {
  private final ChatModel model;
  private final ChatRoomText text;
  private final Label words = new Label();
  private final Label hint = new Label();
  private final HBox row;
  private final VBox node;

  PurposeRow(ChatModel model, Speaking speaking, ChatRoomText text, Listening listening) {
    this.model = model;
    this.text = text;
    Button cancel =
        Buttons.icon("chat-just-say", Material2AL.CLOSE, text.justSay(), speaking::justSay);
    words.getStyleClass().addAll("small-text", "quiet");
    words.setMinWidth(0);
    row = new HBox(words, cancel);
    row.getStyleClass().add("tools");
    hint.setId("chat-typing");
    hint.getStyleClass().addAll("small-text", "quiet");
    node = new VBox(hint, row);
    listening.to(model.purposeProperty(), this::show);
    listening.to(model.typingProperty(), now -> showHint());
    listening.to(model.noteProperty(), now -> showHint());
    show(model.purposeProperty().get());
    showHint();
  }

  Node node() {
    return node;
  }

  private void show(Purpose now) {
    String shown =
        switch (now) {
          case Purpose.Say _ -> "";
          case Purpose.Reply reply -> text.inReplyTo(Transcript.excerpt(reply.line()));
          case Purpose.Edit _ -> text.editing();
        };
    words.setText(shown);
    row.setVisible(!shown.isEmpty());
    row.setManaged(!shown.isEmpty());
  }

  private void showHint() {
    String unknown = model.noteProperty().get();
    String nicks = model.typingProperty().get();
    hint.setText(
        !unknown.isEmpty()
            ? text.unknownCommand(HarmlessText.of(unknown))
            : nicks.isEmpty() ? "" : text.typing(nicks));
  }
}
