package sextant.desktop.chat;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Hosted;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.shell.RoomContext;

/** The address of the room on this computer, to give to others, and who may come in. */
final class HostedBar {
  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final RoomContext context;
  private final HBox node = new HBox();
  private boolean isAsking;

  HostedBar(
      ChatModel model,
      ChatActions actions,
      ChatRoomText text,
      RoomContext context,
      Listening listening) {
    this.model = model;
    this.actions = actions;
    this.text = text;
    this.context = context;
    node.getStyleClass().addAll("find-bar", "chat-hosted");
    listening.to(
        model.hostedProperty(),
        now -> {
          isAsking = false;
          show();
        });
    show();
  }

  Node node() {
    return node;
  }

  private void show() {
    Optional<Hosted> hosted = model.hostedProperty().get();
    node.getChildren().clear();
    node.setVisible(hosted.isPresent());
    node.setManaged(hosted.isPresent());
    hosted.ifPresent(one -> {
      if (isAsking) {
        ask();
      } else {
        tell(one);
      }
    });
  }

  private void tell(Hosted hosted) {
    boolean isForAll = !hosted.lan().isEmpty();
    String address = isForAll ? String.join("  ", hosted.lan()) : hosted.address();
    Label words = words(isForAll ? text.othersJoin(address) : text.onlyHere(address));
    words.setId("chat-address");
    String first = isForAll ? hosted.lan().getFirst() : hosted.address();
    Button copy =
        Buttons.icon(
            "chat-copy-address",
            Material2AL.CONTENT_COPY,
            text.copyAddress(),
            () -> context.clip().put(first));
    node.getChildren().addAll(new FontIcon(Material2AL.CAST), words, copy);
    if (!isForAll) {
      node.getChildren().add(Buttons.words("chat-let-in", text.letIn(), this::question));
    }
  }

  private void question() {
    isAsking = true;
    show();
    node.getChildren().getLast().requestFocus();
  }

  private void ask() {
    Button yes =
        Buttons.words(
            "chat-let-in-yes", text.letInYes(), () -> answer(actions.hosted()::letNetworkIn));
    Button no = Buttons.words("chat-let-in-no", text.notNow(), () -> answer(() -> {}));
    node.getChildren().addAll(words(text.letInQuestion()), yes, no);
  }

  private void answer(Runnable then) {
    isAsking = false;
    show();
    then.run();
  }

  private static Label words(String shown) {
    var label = new Label(shown);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    return label;
  }
}
