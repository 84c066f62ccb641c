package sextant.desktop.chat;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Hosted;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.QrCanvas;
import sextant.desktop.shell.RoomContext;
import sextant.words.Language;

/** The address of the room on this computer, to give to others, and who may come in. */
final class HostedBar {
  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final RoomContext context;
  private final HBox node = new HBox();
  private final HBox details = new HBox();
  private final VBox frame = new VBox(node, details);
  private final Language language;
  private boolean isAsking;
  private boolean showsSquares = true;

  HostedBar(
      ChatModel model,
      ChatActions actions,
      Language language,
      RoomContext context,
      Listening listening) {
    this.model = model;
    this.actions = actions;
    this.language = language;
    text = new ChatRoomText(language);
    this.context = context;
    node.getStyleClass().addAll("find-bar", "chat-hosted");
    details.getStyleClass().addAll("find-bar", "chat-hosted");
    listening.to(
        model.hostedProperty(),
        now -> {
          isAsking = false;
          show();
        });
    show();
  }

  Node node() {
    return frame;
  }

  private void show() {
    Optional<Hosted> hosted = model.hostedProperty().get();
    node.getChildren().clear();
    details.getChildren().clear();
    frame.setVisible(hosted.isPresent());
    frame.setManaged(hosted.isPresent());
    hosted.ifPresent(one -> {
      if (isAsking) {
        ask();
      } else {
        tell(one);
      }
    });
    details.setVisible(!details.getChildren().isEmpty());
    details.setManaged(!details.getChildren().isEmpty());
  }

  private void tell(Hosted hosted) {
    Optional<String> link = hosted.link();
    Label words =
        words(link.map(text::othersJoin).orElseGet(() -> text.onlyHere(hosted.address())));
    words.setId("chat-address");
    String copied = link.orElse(hosted.address());
    Button copy =
        Buttons.icon(
            "chat-copy-address",
            Material2AL.CONTENT_COPY,
            text.copyAddress(),
            () -> context.clip().put(copied));
    node.getChildren().addAll(new FontIcon(Material2AL.CAST), words, copy);
    if (link.isEmpty()) {
      node.getChildren().add(Buttons.words("chat-let-in", text.letIn(), this::question));
    } else {
      ToggleButton squares =
          Buttons.toggle("chat-show-link", Material2MZ.QR_CODE, text.showSquares());
      squares.setSelected(showsSquares);
      squares.setOnAction(event -> {
        showsSquares = squares.isSelected();
        show();
      });
      node.getChildren().add(squares);
    }
    link.filter(one -> showsSquares).ifPresent(one -> showDetails(one, hosted));
  }

  private void showDetails(String link, Hosted hosted) {
    var squares = new QrCanvas(4);
    squares.setId("chat-squares");
    squares.show(link);
    var column = new VBox(words(text.scanOrType(link)));
    hosted
        .certificate()
        .map(print -> words(text.compareWords(String.join(" ", print.words(language)))))
        .ifPresent(column.getChildren()::add);
    for (String more : hosted.lan().subList(1, hosted.lan().size())) {
      column.getChildren().add(words(text.alsoAt("ircs://" + more + "/lobby")));
    }
    column.getStyleClass().add("chat-join-who");
    HBox.setHgrow(column, Priority.ALWAYS);
    details.getChildren().addAll(squares, column);
  }

  /** Asks whether the network is let in. */
  void question() {
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
