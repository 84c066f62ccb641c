package sextant.desktop.chat;

import java.time.LocalTime;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Listening;

/** When something is said outside the window, and when not. */
final class NoticePanel {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final ChatMemory memory;
  private final CheckBox quiet;
  private final TextField from;
  private final TextField until;
  private final FlowPane node = new FlowPane();

  NoticePanel(ChatModel model, ChatMemory memory, ChatRoomText text, Listening listening) {
    this.memory = memory;
    QuietHours hours = memory.quietHours().orElse(QuietHours.USUAL);
    var tells = new CheckBox(text.notifies());
    tells.setId("chat-notifies");
    tells.setSelected(memory.notifies());
    tells.setOnAction(event -> memory.keepNotifies(tells.isSelected()));
    var pictures = new CheckBox(text.showsPictures());
    pictures.setId("chat-shows-pictures");
    pictures.setSelected(memory.showsPictures());
    pictures.setOnAction(event -> memory.keepPictures(pictures.isSelected()));
    quiet = new CheckBox(text.quietFrom());
    quiet.setId("chat-quiet");
    quiet.setSelected(memory.quietHours().isPresent());
    quiet.setOnAction(event -> keep());
    from = field("chat-quiet-from", text.quietFrom(), hours.from());
    until = field("chat-quiet-until", text.until(), hours.until());
    node.getChildren().addAll(tells, quiet, from, new Label(text.until()), until, pictures);
    node.getStyleClass().addAll("chat-join", "chat-notice");
    listening.to(model.noticeShownProperty(), this::show);
    show(model.noticeShownProperty().get());
  }

  Node node() {
    return node;
  }

  private void show(boolean isShown) {
    node.setVisible(isShown);
    node.setManaged(isShown);
  }

  private TextField field(String id, String words, LocalTime time) {
    var field = new TextField(QuietHours.shown(time));
    field.setId(id);
    field.setAccessibleText(words);
    field.setPrefColumnCount(5);
    field.textProperty().subscribe((before, now) -> keep());
    return field;
  }

  private void keep() {
    Optional<LocalTime> begin = time(from);
    Optional<LocalTime> end = time(until);
    if (begin.isPresent() && end.isPresent()) {
      memory.keepQuietHours(
          quiet.isSelected()
              ? Optional.of(new QuietHours(begin.get(), end.get()))
              : Optional.empty());
    }
  }

  private static Optional<LocalTime> time(TextField field) {
    Optional<LocalTime> time = QuietHours.time(field.getText());
    field.pseudoClassStateChanged(WRONG, time.isEmpty());
    return time;
  }
}
