package sextant.desktop.talk;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import sextant.desktop.TalkRoomText;
import sextant.desktop.talk.TalkModel.Transport;

/** Who may come to a server, and how a UDP client treats groups; hidden until asked for. */
final class OptionsRow {
  private final TalkRoomText text;
  private final FlowPane row = new FlowPane();

  OptionsRow(TalkRoomText text, TalkModel model) {
    this.text = text;
    EndOptions options = model.options();
    row.getStyleClass().add("options-row");
    row.visibleProperty().bind(options.shownProperty());
    row.managedProperty().bind(row.visibleProperty());
    var join = new CheckBox(text.joinGroup());
    join.setId("talk-join");
    join.selectedProperty().bindBidirectional(options.joinProperty());
    Node by = labelled(text.interfaceName(), interfaces(options.networkInterfaceProperty()));
    for (Node node : List.of(join, by)) {
      node.disableProperty().bind(model.transportProperty().isNotEqualTo(Transport.UDP));
    }
    row.getChildren()
        .addAll(
            field("talk-allow", text.allow(), options.allowProperty(), "10.0.0.0/8"),
            field("talk-deny", text.deny(), options.denyProperty(), "10.6.6.0/24"),
            field("talk-most-peers", text.mostPeers(), options.mostPeersProperty(), "100"),
            join,
            by);
  }

  Node node() {
    return row;
  }

  private static Node field(String id, String name, StringProperty value, String example) {
    var field = new TextField();
    field.setId(id);
    field.setPromptText(example);
    field.setAccessibleText(name);
    field.textProperty().bindBidirectional(value);
    return labelled(name, field);
  }

  private static Node labelled(String name, Node control) {
    var label = new Label(name);
    label.getStyleClass().add("quiet");
    label.setLabelFor(control);
    label.setMinWidth(Label.USE_PREF_SIZE);
    var pair = new HBox(label, control);
    pair.getStyleClass().add("field-group");
    return pair;
  }

  private ChoiceBox<String> interfaces(StringProperty value) {
    var choice = new ChoiceBox<String>();
    choice.setId("talk-group-interface");
    choice.setAccessibleText(text.interfaceName());
    choice.getItems().add("");
    choice.getItems().addAll(names());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String name) {
            return name == null || name.isEmpty() ? text.anyInterface() : name;
          }

          @Override
          public String fromString(String name) {
            throw new IllegalStateException("bug: the choice is not typed");
          }
        });
    choice.valueProperty().bindBidirectional(value);
    return choice;
  }

  private static List<String> names() {
    try {
      return NetworkInterface.networkInterfaces().map(NetworkInterface::getName).sorted().toList();
    } catch (SocketException unknown) {
      return List.of();
    }
  }
}
