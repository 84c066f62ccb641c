package sextant.desktop.talk;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.HexView;
import sextant.desktop.kit.Inspector;
import sextant.desktop.talk.LogLine.Message;
import sextant.talk.Direction;
import sextant.words.Language;

/** The details of the message chosen in the log: when, which way, how long, and its bytes. */
final class MessageInspector {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

  private final TalkRoomText text;
  private final LongMessages longMessages;
  private final HexView bytes = new HexView();
  private final Label part = new Label();
  private final Button all;
  private final HBox partRow = new HBox();
  private final Inspector panel;
  private Optional<Message> shown = Optional.empty();

  MessageInspector(Language language, LongMessages longMessages) {
    this.longMessages = longMessages;
    text = new TalkRoomText(language);
    bytes.setId("talk-bytes");
    part.getStyleClass().addAll("small-text", "attention");
    part.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(part, Priority.ALWAYS);
    all = Buttons.words("talk-show-all", text.showAll(), this::showAll);
    all.getStyleClass().add("small");
    partRow.getStyleClass().add("field-group");
    partRow.getChildren().addAll(part, all);
    partRow.managedProperty().bind(partRow.visibleProperty());
    var details = new VBox(partRow, bytes);
    VBox.setVgrow(bytes, Priority.ALWAYS);
    panel = new Inspector(language, details);
  }

  Inspector node() {
    return panel;
  }

  void show(Message message) {
    boolean sent = message.direction() == Direction.OUT;
    shown = Optional.of(message);
    panel
        .show(sent ? text.sentTo(message.peer()) : text.receivedFrom(message.peer()))
        .fact(text.time(), LogRows.clock(message.timeMicros(), CLOCK))
        .fact(text.length(), text.bytesCount(message.length()));
    part.setText(text.bytesPart(message.bytes().length(), message.length()));
    all.setVisible(true);
    partRow.setVisible(!message.isWhole());
    bytes.show(message.bytes().toArray());
  }

  private void showAll() {
    shown
        .flatMap(longMessages::whole)
        .ifPresentOrElse(
            whole -> {
              bytes.show(whole.toArray());
              partRow.setVisible(false);
            },
            () -> {
              part.setText(text.restGone());
              all.setVisible(false);
            });
  }
}
