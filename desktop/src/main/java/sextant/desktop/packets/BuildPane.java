package sextant.desktop.packets;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import sextant.desktop.PacketsRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.packets.DraftModel.BadInput;
import sextant.desktop.packets.DraftModel.Input;
import sextant.desktop.packets.DraftModel.Kind;
import sextant.packets.PacketDraft;
import sextant.wire.Bytes;
import sextant.wire.Dissector;
import sextant.wire.LinkType;
import sextant.words.Language;

/**
 * The form that builds a packet: its fields on the left; headers, checksums and bytes change beside
 * it with every key. Sending within this computer needs no question, sending elsewhere asks first.
 */
final class BuildPane {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

  private final PacketsModel model;
  private final PacketsActions actions;
  private final PacketsRoomText text;
  private final DissectionPane detail;
  private final GridPane form = new GridPane();
  private final Map<Input, TextField> fields = new EnumMap<>(Input.class);
  private final Label message = new Label();
  private final VBox question = new VBox();
  private final Button send;
  private final BorderPane node = new BorderPane();
  private final ChangeListener<Object> changed = (at, before, now) -> rebuild();

  BuildPane(Language language, PacketsModel model, PacketsActions actions) {
    this.model = model;
    this.actions = actions;
    text = new PacketsRoomText(language);
    detail = new DissectionPane(language, "build", Orientation.VERTICAL);
    send = Buttons.words("build-send", text.send(), this::send);
    send.getStyleClass().add("accent");
    message.setId("build-message");
    message.getStyleClass().add("build-message");
    message.setWrapText(true);
    form.getStyleClass().add("build-form");
    var page = new VBox(form, message, question, send);
    page.getStyleClass().add("build-page");
    var scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "build-column");
    var split = new SplitPane(scroll, detail.node());
    split.setDividerPositions(0.32);
    node.setTop(head());
    node.setCenter(split);
    for (Input input : Input.values()) {
      model.draft().input(input).addListener(new WeakChangeListener<>(changed));
    }
    model.draft().kindProperty().addListener(new WeakChangeListener<>(changed));
    model.draft().outcomeProperty().addListener(new WeakChangeListener<>(changed));
    node.getProperties().put(BuildPane.class, this); // the listeners live as long as the nodes
    rebuild();
  }

  private Node head() {
    Button back =
        Buttons.words(
            "packets-back", text.back(), () -> model.pageProperty().set(PacketsModel.Page.PACKETS));
    var title = new Label(text.build());
    title.getStyleClass().add("pane-title");
    var row = new HBox(back, title, kinds());
    row.getStyleClass().add("pane-head");
    return row;
  }

  private ChoiceBox<Kind> kinds() {
    var choice = new ChoiceBox<Kind>();
    choice.setId("build-kind");
    choice.setAccessibleText(text.kind());
    choice.getItems().addAll(Kind.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Kind kind) {
            return kind == null ? "" : name(kind);
          }

          @Override
          public Kind fromString(String name) {
            throw new IllegalStateException("bug: the choice is not typed");
          }
        });
    choice.valueProperty().bindBidirectional(model.draft().kindProperty());
    return choice;
  }

  private String name(Kind kind) {
    return switch (kind) {
      case ECHO -> text.kindEcho();
      case UDP -> text.kindUdp();
      case TCP -> text.kindTcp();
    };
  }

  private String name(Input input) {
    return switch (input) {
      case SOURCE -> text.source();
      case DESTINATION -> text.destination();
      case TIME_TO_LIVE -> text.timeToLive();
      case IDENTIFICATION -> text.identification();
      case SOURCE_PORT -> text.sourcePort();
      case DESTINATION_PORT -> text.destinationPort();
      case SEQUENCE -> text.sequence();
      case ACKNOWLEDGMENT -> text.acknowledgment();
      case WINDOW -> text.window();
      case ECHO_IDENTIFIER -> text.echoIdentifier();
      case FLAGS -> text.flags();
      case PAYLOAD -> text.payload();
    };
  }

  Node node() {
    return node;
  }

  Node firstField() {
    return form;
  }

  private TextField field(Input input) {
    return fields.computeIfAbsent(
        input,
        key -> {
          var field = new TextField();
          field.setId("build-" + key.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
          field.setAccessibleText(name(key));
          field.textProperty().bindBidirectional(model.draft().input(key));
          return field;
        });
  }

  private void layOut() {
    int row = 0;
    form.getChildren().clear();
    for (Input input : Input.values()) {
      if (model.draft().has(input)) {
        var label = new Label(name(input));
        label.setLabelFor(field(input));
        label.setMinWidth(Label.USE_PREF_SIZE);
        form.addRow(row++, label, field(input));
      }
    }
  }

  private void rebuild() {
    boolean hasWrongFields =
        form.getChildren().stream().filter(TextField.class::isInstance).count()
            != java.util.Arrays.stream(Input.values()).filter(model.draft()::has).count();
    boolean hasOtherFields =
        fields.entrySet().stream()
            .anyMatch(entry ->
                model.draft().has(entry.getKey()) != form.getChildren().contains(entry.getValue()));
    if (hasWrongFields || hasOtherFields) {
      layOut();
    }
    question.getChildren().clear();
    fields.values().forEach(field -> field.pseudoClassStateChanged(DANGER, false));
    try {
      PacketDraft draft = model.draft().draft();
      Bytes packet = Bytes.copyOf(draft.toBytes());
      detail.show(Dissector.dissect(LinkType.RAW, packet, packet.length()));
      message.setText(model.draft().outcomeProperty().get());
      send.setDisable(false);
    } catch (BadInput bad) {
      field(bad.input()).pseudoClassStateChanged(DANGER, true);
      message.setText(text.badDraft(name(bad.input()), model.draft().input(bad.input()).get()));
      send.setDisable(true);
    }
  }

  private void send() {
    try {
      PacketDraft draft = model.draft().draft();
      if (actions.staysHere(draft)) {
        actions.send(draft);
      } else {
        ask(draft);
      }
    } catch (BadInput bad) {
      rebuild();
    }
  }

  private void ask(PacketDraft draft) {
    var words = new Label(text.leaves(draft.route().destination()));
    words.setWrapText(true);
    Button yes =
        Buttons.words(
            "build-send-away",
            text.sendAway(),
            () -> {
              question.getChildren().clear();
              actions.send(draft);
            });
    Button no = Buttons.words("build-keep", text.keep(), question.getChildren()::clear);
    var choice = new HBox(yes, no);
    choice.getStyleClass().add("build-question");
    question.getChildren().setAll(words, choice);
  }
}
