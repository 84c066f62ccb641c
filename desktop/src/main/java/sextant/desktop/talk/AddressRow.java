package sextant.desktop.talk;

import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.TitleRow;
import sextant.desktop.talk.TalkModel.Transport;
import sextant.talk.Mode;

/** The row on top: transport, address, Connect, and Listen with its modes. */
final class AddressRow {
  private final TalkRoomText text;
  private final TalkActions actions;
  private final TextField field = new TextField();
  private final TitleRow row;

  AddressRow(TalkRoomText text, TalkModel model, TalkActions actions) {
    this.text = text;
    this.actions = actions;
    field.setId("talk-address");
    field.setPromptText(text.addressPrompt());
    field.setAccessibleText(text.addressPrompt());
    field.textProperty().bindBidirectional(model.whereProperty());
    field.setOnAction(event -> actions.connect());
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setMinWidth(120);
    var group = new HBox(transports(model), field);
    group.getStyleClass().add("field-group");
    var connect = Buttons.words("talk-connect", text.connect(), actions::connect);
    var options = Buttons.toggle("talk-options", Material2MZ.TUNE, text.options());
    options.selectedProperty().bindBidirectional(model.options().shownProperty());
    row = new TitleRow(text.title(), group, connect).withTools(listen(model), options);
  }

  Node node() {
    return row;
  }

  TextField field() {
    return field;
  }

  private ChoiceBox<Transport> transports(TalkModel model) {
    var choice = new ChoiceBox<Transport>();
    choice.setId("talk-transport");
    choice.getItems().addAll(Transport.values());
    choice.setAccessibleText(text.transport());
    choice.setTooltip(new Tooltip(text.transport()));
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Transport transport) {
            return transport == null ? "" : name(transport);
          }

          @Override
          public Transport fromString(String name) {
            throw new IllegalStateException("bug: the choice is not typed");
          }
        });
    choice.valueProperty().bindBidirectional(model.transportProperty());
    choice.setMinWidth(ChoiceBox.USE_PREF_SIZE);
    return choice;
  }

  private String name(Transport transport) {
    return switch (transport) {
      case TCP -> "TCP";
      case UDP -> "UDP";
      case TLS -> "TLS";
      case DTLS -> "DTLS";
      case WS -> "WebSocket";
      case WSS -> "WebSocket TLS";
      case UNIX -> text.unixSocket();
    };
  }

  private SplitMenuButton listen(TalkModel model) {
    var button = new SplitMenuButton();
    button.setId("talk-listen");
    button.setText(text.listen());
    button.setMinWidth(SplitMenuButton.USE_PREF_SIZE);
    button.setOnAction(event -> actions.listen(actions.conversationMode()));
    button
        .getItems()
        .add(item(text.modeConversation(), () -> actions.listen(actions.conversationMode())));
    for (Mode mode :
        new Mode[] {
          new Mode.Echo(),
          new Mode.Discard(),
          new Mode.Relay(),
          new Mode.Chargen(),
          new Mode.Daytime()
        }) {
      button.getItems().add(item(ModeNames.name(mode, text), () -> actions.listen(mode)));
    }
    button.getItems().add(item(text.modeReply(), actions::listenByRules));
    button.getItems().add(item(text.tapHere(), actions::tap));
    var open = new CheckMenuItem(text.openToNetwork());
    open.selectedProperty().bindBidirectional(model.openToNetworkProperty());
    button.getItems().addAll(new SeparatorMenuItem(), open);
    return button;
  }

  private static MenuItem item(String name, Runnable run) {
    var item = new MenuItem(name);
    item.setOnAction(event -> run.run());
    return item;
  }
}
