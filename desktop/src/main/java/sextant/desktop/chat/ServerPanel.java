package sextant.desktop.chat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;

/**
 * What operators of a server do: tell everybody something, end a connection, ban, read the
 * configuration again. Others can become operators here. Answers come on the server's page.
 */
final class ServerPanel {
  private final ChatModel model;
  private final ChatRoomText text;
  private final VBox column = new VBox();
  private final ScrollPane node = new ScrollPane(column);
  private List<Object> shown = List.of();

  ServerPanel(ChatModel model, ChatRoomText text, Listening listening) {
    this.model = model;
    this.text = text;
    node.setId("chat-server-panel");
    node.setFitToWidth(true);
    node.getStyleClass().addAll("edge-to-edge", "chat-side");
    column.getStyleClass().addAll("side-panel", "chat-side-column");
    listening.to(model.currentProperty(), now -> show());
    listening.to(model.placesChangedProperty(), now -> show());
    show();
  }

  Node node() {
    return node;
  }

  private void show() {
    Optional<NetworkItem> network = model.currentProperty().get().map(ChatModel.Where::network);
    if (network.isEmpty()) {
      return;
    }
    boolean isOperator = network.get().operatorProperty().get();
    List<Object> now = List.of(network.get(), isOperator);
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    var title = new Label(text.serverAdministration());
    title.getStyleClass().add("side-title");
    column.getChildren().setAll(title);
    if (isOperator) {
      fill(network.get());
    } else {
      askForRank(network.get());
    }
  }

  private void askForRank(NetworkItem network) {
    var name = new TextField();
    name.setId("chat-oper-name");
    name.setPromptText(text.operatorName());
    name.setAccessibleText(text.operatorName());
    var password = new PasswordField();
    password.setId("chat-oper-password");
    password.setPromptText(text.password());
    password.setAccessibleText(text.password());
    Runnable ask = () -> send(network, "OPER " + word(name.getText()) + " :" + password.getText());
    password.setOnAction(event -> ask.run());
    column
        .getChildren()
        .addAll(
            quiet(text.notOperator()),
            name,
            password,
            Buttons.words("chat-oper", text.becomeOperator(), ask));
  }

  private void fill(NetworkItem network) {
    column
        .getChildren()
        .addAll(
            quiet(text.operatorHere()),
            order(
                "chat-wallops",
                text.tellEveryone(),
                "",
                (words, more) -> send(network, "WALLOPS :" + words)),
            order(
                "chat-kill",
                text.endConnection(),
                text.reason(),
                (words, more) -> send(network, "KILL " + word(words) + " :" + more)),
            order(
                "chat-kline",
                text.banFromServer(),
                text.reason(),
                (words, more) -> send(network, "KLINE " + word(words) + " :" + more)),
            order(
                "chat-unkline",
                text.liftFromServer(),
                "",
                (words, more) -> send(network, "UNKLINE " + word(words))),
            Buttons.words("chat-rehash", text.readAgain(), () -> send(network, "REHASH")),
            Buttons.words("chat-lusers", text.countPeople(), () -> send(network, "LUSERS")));
  }

  private interface Order {
    void give(String words, String more);
  }

  private Node order(String id, String words, String second, Order order) {
    var field = new TextField();
    field.setId(id + "-field");
    field.setAccessibleText(words);
    var more = new TextField();
    more.setPromptText(second);
    more.setAccessibleText(second);
    HBox.setHgrow(field, Priority.ALWAYS);
    HBox.setHgrow(more, Priority.ALWAYS);
    Runnable run =
        () -> {
          if (!field.getText().isBlank()) {
            order.give(oneLine(field.getText()), oneLine(more.getText()));
            field.clear();
            more.clear();
          }
        };
    field.setOnAction(event -> run.run());
    more.setOnAction(event -> run.run());
    var row = new HBox(field);
    if (!second.isEmpty()) {
      row.getChildren().add(more);
    }
    row.getChildren().add(Buttons.words(id, text.doIt(), run));
    row.getStyleClass().add("tools");
    var box = new VBox(quiet(words), row);
    box.getStyleClass().add("chat-side-field");
    return box;
  }

  private static void send(NetworkItem network, String line) {
    network.network().raw(line);
  }

  private static String oneLine(String words) {
    return words.strip().replaceAll("[\\r\\n]+", " ");
  }

  private static String word(String words) {
    return oneLine(words).replaceAll("[\\s:]+", "");
  }

  private static Label quiet(String words) {
    var label = new Label(words);
    label.getStyleClass().addAll("quiet", "small-text");
    label.setWrapText(true);
    return label;
  }
}
