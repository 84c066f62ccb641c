package sextant.desktop.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sextant.chatclient.RoomOnServer;
import sextant.desktop.chat.ChatModel.Side;
import sextant.desktop.kit.Ui;
import sextant.irc.Formatting;

/** The rooms that a server tells of, and which of them have the words looked for. JavaFX thread. */
final class RoomsOfServer {
  private final ChatModel model;
  private final ChatActions actions;
  private final StringProperty words = new SimpleStringProperty("");
  private final BooleanProperty asking = new SimpleBooleanProperty();
  private final ObservableList<RoomOnServer> shown = FXCollections.observableArrayList();
  private List<RoomOnServer> all = List.of();
  private Optional<NetworkItem> network = Optional.empty();

  RoomsOfServer(ChatModel model, ChatActions actions) {
    this.model = model;
    this.actions = actions;
    words.subscribe(this::filter);
  }

  /** What is looked for in names and topics. */
  StringProperty wordsProperty() {
    return words;
  }

  /** Whether the server's answer is still to come. */
  BooleanProperty askingProperty() {
    return asking;
  }

  /** Those that have the words, the fullest first. */
  ObservableList<RoomOnServer> shown() {
    return shown;
  }

  /** Asks a server for its rooms and shows them. */
  void show(NetworkItem item, String wanted) {
    network = Optional.of(item);
    all = List.of();
    words.set(wanted);
    filter(wanted);
    asking.set(true);
    model.sideProperty().set(Side.ROOMS);
    var _ =
        item.network()
            .inquiry()
            .rooms()
            .thenAccept(found ->
                Ui.later(() -> {
                  if (network.equals(Optional.of(item))) {
                    all = found;
                    asking.set(false);
                    filter(words.get());
                  }
                }));
  }

  /** The same for the network in front. */
  void show() {
    model.currentProperty().get().ifPresent(where -> show(where.network(), ""));
  }

  private void filter(String now) {
    String wanted = now.strip().toLowerCase(Locale.ROOT);
    shown.setAll(
        all.stream()
            .filter(room ->
                (room.name() + " " + Formatting.strip(room.topic()))
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted))
            .toList());
  }

  /** Goes to a room, and puts the rooms away. */
  void join(RoomOnServer room) {
    model.sideProperty().set(Side.PEOPLE);
    network.ifPresent(item -> actions.joinRoom(item, room.name(), ""));
  }

  /** Puts the rooms away. */
  void putAway() {
    model.sideProperty().set(Side.PEOPLE);
  }
}
