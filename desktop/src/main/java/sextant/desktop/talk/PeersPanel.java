package sextant.desktop.talk;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.talk.Conversation;

/** Who is connected to a server. The chosen one gets what is sent; none chosen means everybody. */
final class PeersPanel {
  private final TalkRoomText text;
  private final TalkActions actions;
  private final RoomContext context;
  private final ListView<Conversation> list = new ListView<>();
  private final VBox panel = new VBox();

  PeersPanel(TalkRoomText text, Session session, TalkActions actions, RoomContext context) {
    this.text = text;
    this.actions = actions;
    this.context = context;
    panel.getStyleClass().add("side-panel");
    var heading = new Label();
    heading.getStyleClass().add("side-title");
    heading
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> text.peers(session.peers().size()), session.peers()));
    heading.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(heading, Priority.ALWAYS);
    var everybody =
        Buttons.icon(
            "talk-everybody",
            Material2MZ.PEOPLE_OUTLINE,
            text.talkToAll(),
            () -> list.getSelectionModel().clearSelection());
    everybody
        .disableProperty()
        .bind(Bindings.isNull(list.getSelectionModel().selectedItemProperty()));
    var head = new HBox(heading, everybody);
    head.getStyleClass().add("inspector-head");
    var nobody = new Label(text.nobody());
    nobody.getStyleClass().addAll("quiet", "small-text");
    nobody.setWrapText(true);
    list.setId("talk-peers");
    list.setItems(session.peers());
    list.setPlaceholder(nobody);
    list.setCellFactory(view -> new PeerCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((at, before, now) -> session.targetProperty().set(Optional.ofNullable(now)));
    list.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        session.targetProperty().get().ifPresent(actions::kick);
      } else if (event.getCode() == KeyCode.ESCAPE) {
        list.getSelectionModel().clearSelection();
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    panel.getChildren().addAll(head, list);
  }

  Node node() {
    return panel;
  }

  private final class PeerCell extends ListCell<Conversation> {
    private final Label name = new Label();
    private final HBox row = new HBox();

    PeerCell() {
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      var kick =
          Buttons.icon(
              "talk-kick", Material2MZ.PERSON_REMOVE, text.kick(), () -> actions.kick(getItem()));
      row.getStyleClass().add("peer-row");
      row.getChildren().addAll(name, kick);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Conversation item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setContextMenu(null);
        return;
      }
      name.setText(item.peer());
      setGraphic(row);
      setContextMenu(menu(item));
    }

    private ContextMenu menu(Conversation peer) {
      var menu = new ContextMenu();
      var kick = new MenuItem(text.kick());
      kick.setOnAction(event -> actions.kick(peer));
      menu.getItems().addAll(kick, new SeparatorMenuItem());
      menu.getItems().addAll(context.hostLinks().items(Host.parse(peer.peer())));
      return menu;
    }
  }
}
