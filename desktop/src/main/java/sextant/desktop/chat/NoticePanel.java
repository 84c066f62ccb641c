package sextant.desktop.chat;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import sextant.chatclient.Keeping;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Listening;

/** When something is said outside the window, and when not; how much of what was said is kept. */
final class NoticePanel {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final long MEGABYTE = 1_000_000;

  private final ChatActions actions;
  private final ChatMemory memory;
  private final CheckBox quiet;
  private final TextField from;
  private final TextField until;
  private final TextField megabytes;
  private final TextField days;
  private final FlowPane notices = new FlowPane();
  private final FlowPane keeping = new FlowPane();
  private final VBox node = new VBox(notices, keeping);

  NoticePanel(ChatModel model, ChatActions actions, ChatRoomText text, Listening listening) {
    this.actions = actions;
    memory = actions.memory();
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
    from = field("chat-quiet-from", text.quietFrom(), QuietHours.shown(hours.from()));
    until = field("chat-quiet-until", text.until(), QuietHours.shown(hours.until()));
    Keeping kept = memory.keeping();
    megabytes = field("chat-keep-megabytes", text.keepAtMost(), "" + kept.mostBytes() / MEGABYTE);
    days =
        field("chat-keep-days", text.keepDays(), kept.mostDays() == 0 ? "" : "" + kept.mostDays());
    listenToFields();
    notices.getChildren().addAll(tells, quiet, from, new Label(text.until()), until, pictures);
    notices.getStyleClass().add("chat-notice");
    Label most = new Label(text.keepAtMost());
    Label unit = new Label(text.keepMegabytes());
    keeping.getChildren().addAll(most, megabytes, unit, days, new Label(text.keepDays()));
    keeping.getStyleClass().add("chat-notice");
    node.getStyleClass().add("chat-join");
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

  private static TextField field(String id, String words, String begin) {
    var field = new TextField(begin);
    field.setId(id);
    field.setAccessibleText(words);
    field.setPrefColumnCount(5);
    return field;
  }

  private void listenToFields() {
    for (TextField each : List.of(from, until)) {
      each.textProperty().subscribe((before, now) -> keep());
    }
    for (TextField each : List.of(megabytes, days)) {
      each.setOnAction(event -> bound());
      each.focusedProperty().subscribe((before, now) -> bound());
    }
  }

  // Holds once the field is left, not at every digit: 1 on the way to 1000 would take all away.
  private void bound() {
    Optional<Integer> most = number(megabytes, 1);
    Optional<Integer> oldest = number(days, 0);
    if (most.isPresent() && oldest.isPresent()) {
      var now = new Keeping(most.get() * MEGABYTE, oldest.get());
      if (!now.equals(memory.keeping())) {
        actions.keep(now);
      }
    }
  }

  private static Optional<Integer> number(TextField field, int least) {
    String typed = field.getText().strip();
    boolean isNumber = typed.matches("[0-9]{1,7}") && Integer.parseInt(typed) >= least;
    boolean isEmpty = typed.isEmpty() && least == 0;
    field.pseudoClassStateChanged(WRONG, !isNumber && !isEmpty);
    return isNumber
        ? Optional.of(Integer.parseInt(typed))
        : isEmpty ? Optional.of(0) : Optional.empty();
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
