package sextant.desktop.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.PlaceView;
import sextant.desktop.ChatRoomText;
import sextant.desktop.chat.ChatModel.Where;
import sextant.desktop.kit.Listening;

/** The networks with their rooms and conversations, and what is unread in each. */
final class Sidebar {
  /** A place as it stands, and how its network's connection stands. */
  private record Entry(Where where, PlaceView view, ConnectionState state) {}

  private final ChatModel model;
  private final ChatActions actions;
  private final ChatRoomText text;
  private final ListView<Entry> list = new ListView<>();
  private boolean isFilling;
  private @Nullable Where dragged;

  Sidebar(ChatModel model, ChatActions actions, ChatRoomText text, Listening listening) {
    this.model = model;
    this.actions = actions;
    this.text = text;
    list.setId("chat-places");
    list.getStyleClass().add("chat-places");
    list.setAccessibleText(text.places());
    list.setCellFactory(view -> new PlaceCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(entry -> {
          if (!isFilling && entry != null) {
            actions.select(entry.where());
          }
        });
    list.setOnKeyPressed(event -> {
      Entry entry = list.getSelectionModel().getSelectedItem();
      boolean isMove = event.isShortcutDown() && event.isShiftDown();
      if (entry == null) {
        return;
      }
      switch (event.getCode()) {
        case DELETE -> close(entry);
        case UP -> move(entry, -1, isMove);
        case DOWN -> move(entry, 1, isMove);
        default -> {
          return;
        }
      }
      if (isMove || event.getCode() == KeyCode.DELETE) {
        event.consume();
      }
    });
    listening.to(model.placesChangedProperty(), count -> fill());
    listening.to(model.currentProperty(), now -> fill());
    fill();
  }

  ListView<?> node() {
    return list;
  }

  /** Every place, in the order of the list. */
  static List<Where> places(ChatModel model) {
    var all = new ArrayList<Where>();
    for (NetworkItem item : model.networks()) {
      item.placesProperty().get().forEach(view -> all.add(new Where(item, view.name())));
    }
    return all;
  }

  private void fill() {
    var entries = new ArrayList<Entry>();
    for (NetworkItem item : model.networks()) {
      for (PlaceView view : item.placesProperty().get()) {
        entries.add(new Entry(new Where(item, view.name()), view, item.stateProperty().get()));
      }
    }
    isFilling = true;
    RowList.become(list.getItems(), entries);
    list.getSelectionModel().clearSelection();
    model
        .currentProperty()
        .get()
        .ifPresent(current -> {
          for (Entry entry : entries) {
            if (entry.where().equals(current)) {
              list.getSelectionModel().select(entry);
            }
          }
        });
    isFilling = false;
  }

  private void move(Entry entry, int by, boolean isMove) {
    if (isMove) {
      actions.move(entry.where(), by);
    }
  }

  private void close(Entry entry) {
    if (entry.view().kind() == PlaceView.Kind.SERVER) {
      actions.remove(entry.where().network());
    } else {
      actions.leave(entry.where());
    }
  }

  private ContextMenu menu(Entry entry) {
    var menu = new ContextMenu();
    NetworkItem network = entry.where().network();
    if (entry.view().kind() == PlaceView.Kind.SERVER) {
      boolean isOff =
          entry.state() instanceof ConnectionState.Offline
              || entry.state() instanceof ConnectionState.Stopped;
      menu.getItems()
          .add(
              isOff
                  ? item("chat-reconnect", text.connect(), network.network()::connect)
                  : item(
                      "chat-disconnect",
                      text.disconnect(),
                      () -> network.network().disconnect("")));
      String away = network.isHosted() ? text.stopHosting() : text.forgetNetwork();
      menu.getItems().add(item("chat-remove", away, () -> close(entry)));
    } else {
      String mute = entry.view().isMuted() ? text.unmute() : text.mute();
      menu.getItems().add(item("chat-mute", mute, () -> actions.mute(entry.where())));
      boolean isRoom = entry.view().kind() == PlaceView.Kind.ROOM;
      String close = isRoom ? text.leaveRoom() : text.closeConversation();
      menu.getItems().add(item("chat-close", close, () -> close(entry)));
    }
    menu.getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("chat-up", text.moveUp(), () -> actions.move(entry.where(), -1)),
            item("chat-down", text.moveDown(), () -> actions.move(entry.where(), 1)));
    return menu;
  }

  private static MenuItem item(String id, String verb, Runnable run) {
    var item = new MenuItem(verb);
    item.setId(id);
    item.setOnAction(event -> run.run());
    return item;
  }

  private final class PlaceCell extends ListCell<Entry> {
    PlaceCell() {
      setOnContextMenuRequested(event -> {
        if (getItem() != null) {
          menu(getItem()).show(this, event.getScreenX(), event.getScreenY());
          event.consume();
        }
      });
      setOnDragDetected(event -> {
        if (getItem() != null && !getItem().where().isServer()) {
          var content = new ClipboardContent();
          content.putString(getItem().view().name());
          startDragAndDrop(TransferMode.MOVE).setContent(content);
          dragged = getItem().where();
          event.consume();
        }
      });
      setOnDragOver(event -> {
        Where from = dragged;
        boolean fits =
            from != null && getItem() != null && getItem().where().network().equals(from.network());
        if (fits) {
          event.acceptTransferModes(TransferMode.MOVE);
        }
        event.consume();
      });
      setOnDragDropped(event -> {
        Where from = dragged;
        dragged = null;
        if (from != null && getItem() != null) {
          actions.put(from, getItem().where());
          event.setDropCompleted(true);
        }
        event.consume();
      });
    }

    @Override
    protected void updateItem(Entry entry, boolean isEmpty) {
      super.updateItem(entry, isEmpty);
      if (isEmpty || entry == null) {
        setGraphic(null);
        setAccessibleText("");
        return;
      }
      boolean isLoud = isLoud(entry.view());
      String shown = entry.where().shownName(text);
      var row = new HBox(new FontIcon(icon(entry)), label(entry.view(), shown));
      row.getStyleClass().add("chat-place-row");
      if (isLoud) {
        row.getChildren().add(badge(entry.view()));
      }
      setGraphic(row);
      setAccessibleText(
          isLoud ? text.placeUnread(shown, entry.view().unread(), entry.view().mentions()) : shown);
    }

    private static boolean isLoud(PlaceView view) {
      return view.unread() > 0 && !view.isMuted() && view.kind() != PlaceView.Kind.SERVER;
    }

    private static Label label(PlaceView view, String shown) {
      var name = new Label(shown);
      name.setMinWidth(0);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      boolean isServer = view.kind() == PlaceView.Kind.SERVER;
      name.getStyleClass().add(isServer ? "chat-network" : "chat-place");
      if (isLoud(view)) {
        name.getStyleClass().add("chat-bold-label");
      }
      if (view.isMuted() || !view.isJoined()) {
        name.getStyleClass().add("quiet");
      }
      return name;
    }

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }

    private org.kordamp.ikonli.Ikon icon(Entry entry) {
      return switch (entry.view().kind()) {
        case SERVER ->
            entry.state() instanceof ConnectionState.Online
                ? Material2AL.CLOUD_QUEUE
                : Material2AL.CLOUD_OFF;
        case ROOM -> entry.view().isMuted() ? Material2MZ.NOTIFICATIONS_OFF : Material2AL.FORUM;
        case DIRECT -> entry.view().isMuted() ? Material2MZ.NOTIFICATIONS_OFF : Material2MZ.PERSON;
      };
    }

    private Label badge(PlaceView view) {
      boolean isNamed = view.mentions() > 0;
      var badge = new Label((isNamed ? "@" + view.mentions() : "" + view.unread()));
      badge.getStyleClass().add(isNamed ? "badge" : "chat-count");
      badge.setMinWidth(Label.USE_PREF_SIZE);
      return badge;
    }
  }
}
