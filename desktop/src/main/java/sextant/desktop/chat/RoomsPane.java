package sextant.desktop.chat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.RoomOnServer;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.irc.Formatting;

/** The rooms of a server, with a field for words of their names and topics; Enter goes there. */
final class RoomsPane {
  private final RoomsOfServer rooms;
  private final ChatRoomText text;
  private final TextField field = new TextField();
  private final ListView<RoomOnServer> list;
  private final Label nothing = new Label();
  private final VBox node;

  RoomsPane(RoomsOfServer rooms, ChatRoomText text, Listening listening) {
    this.rooms = rooms;
    this.text = text;
    list = new ListView<>(rooms.shown());
    list.setId("chat-rooms");
    list.setAccessibleText(text.rooms());
    list.setCellFactory(view -> new RoomCell());
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    list.setOnKeyPressed(this::pressed);
    field.setId("chat-rooms-field");
    field.setPromptText(text.roomsPrompt());
    field.setAccessibleText(text.roomsPrompt());
    field.textProperty().bindBidirectional(rooms.wordsProperty());
    listening.add(() -> field.textProperty().unbindBidirectional(rooms.wordsProperty()));
    field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    var title = new Label(text.rooms());
    title.getStyleClass().add("side-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button close =
        Buttons.icon("chat-rooms-close", Material2AL.CLOSE, text.putAway(), rooms::putAway);
    VBox.setVgrow(list, Priority.ALWAYS);
    node = new VBox(new HBox(title, close), field, list);
    node.setId("chat-rooms-pane");
    node.getStyleClass().addAll("side-panel", "chat-side", "chat-side-column");
    listening.to(rooms.askingProperty(), this::tell);
    tell(rooms.askingProperty().get());
  }

  Node node() {
    return node;
  }

  /** Gives the keyboard to the field. */
  void write() {
    field.requestFocus();
  }

  private void tell(boolean isAsking) {
    nothing.setText(isAsking ? text.loading() : text.noRooms());
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> {
        RoomOnServer chosen = list.getSelectionModel().getSelectedItem();
        RoomOnServer first = list.getItems().isEmpty() ? null : list.getItems().getFirst();
        RoomOnServer wanted = chosen == null ? first : chosen;
        if (wanted != null) {
          rooms.join(wanted);
        }
      }
      case ESCAPE -> rooms.putAway();
      case DOWN -> {
        if (!field.isFocused() || list.getItems().isEmpty()) {
          return;
        }
        list.requestFocus();
        list.getSelectionModel().selectFirst();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private final class RoomCell extends ListCell<RoomOnServer> {
    private final Label name = new Label();
    private final Label people = new Label();
    private final Label topic = new Label();
    private final VBox column;

    RoomCell() {
      name.setMaxWidth(Double.MAX_VALUE);
      name.setMinWidth(0);
      HBox.setHgrow(name, Priority.ALWAYS);
      people.getStyleClass().addAll("quiet", "small-text");
      people.setMinWidth(USE_PREF_SIZE);
      topic.getStyleClass().addAll("quiet", "small-text");
      column = new VBox(new HBox(name, people), topic);
      setOnMouseClicked(event -> {
        if (event.getClickCount() == 2 && getItem() != null) {
          rooms.join(getItem());
        }
      });
    }

    @Override
    protected void updateItem(RoomOnServer room, boolean isEmpty) {
      super.updateItem(room, isEmpty);
      if (isEmpty || room == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      name.setText(HarmlessText.of(room.name()));
      people.setText(text.peopleCount(room.people()));
      String about = HarmlessText.of(Formatting.strip(room.topic())).replace('\n', ' ');
      topic.setText(about);
      topic.setManaged(!about.isEmpty());
      setAccessibleText(name.getText() + ", " + people.getText() + ", " + about);
      setGraphic(column);
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }
  }
}
