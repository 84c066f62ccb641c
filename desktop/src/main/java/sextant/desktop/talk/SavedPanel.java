package sextant.desktop.talk;

import java.util.HashMap;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.TalkRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.desktop.talk.Session.State;

/** Messages kept by name: send one with a press, or again and again every so many milliseconds. */
final class SavedPanel {
  private static final int SHORTEST_MILLIS = 10;

  private final TalkRoomText text;
  private final Session session;
  private final TalkActions actions;
  private final Map<String, Timeline> repeating = new HashMap<>();
  private final VBox panel = new VBox();

  SavedPanel(TalkRoomText text, Session session, TalkActions actions, Listening listening) {
    this.text = text;
    this.session = session;
    this.actions = actions;
    panel.getStyleClass().addAll("side-panel", "saved-panel");
    var heading = new Label(text.saved());
    heading.getStyleClass().add("side-title");
    heading.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(heading, Priority.ALWAYS);
    var close =
        Buttons.icon(
            "saved-close",
            Material2AL.CLOSE,
            text.closeSaved(),
            () -> actions.keeper().show(session, false));
    var head = new HBox(heading, close);
    head.getStyleClass().add("inspector-head");
    var none = new Label(text.nothingSaved());
    none.getStyleClass().addAll("quiet", "small-text");
    none.setWrapText(true);
    var list = new ListView<SavedMessage>(actions.keeper().saved().list());
    list.setId("saved-list");
    list.setPlaceholder(none);
    list.setCellFactory(view -> new Cell());
    VBox.setVgrow(list, Priority.ALWAYS);
    panel.getChildren().addAll(head, list);
    listening.to(
        session.stateProperty(),
        now -> {
          if (now == State.ENDED) {
            stopRepeating();
            list.refresh();
          }
        });
    listening.add(this::stopRepeating);
  }

  private void stopRepeating() {
    repeating.values().forEach(Animation::stop);
    repeating.clear();
  }

  Node node() {
    return panel;
  }

  private void send(SavedMessage message) {
    actions.send(session, message.bytes());
  }

  private void repeat(SavedMessage message, boolean on) {
    Timeline running = repeating.remove(message.name());
    if (running != null) {
      running.stop();
    }
    if (on && message.everyMillis() > 0 && session.stateProperty().get() == State.OPEN) {
      var every = Duration.millis(Math.max(SHORTEST_MILLIS, message.everyMillis()));
      var timeline = new Timeline(new KeyFrame(every, event -> send(message)));
      timeline.setCycleCount(Animation.INDEFINITE);
      timeline.play();
      repeating.put(message.name(), timeline);
    }
  }

  private final class Cell extends ListCell<SavedMessage> {
    private final Label name = new Label();
    private final Label preview = new Label();
    private final TextField every = new TextField();
    private final ToggleButton repeat =
        Buttons.toggle("saved-repeat", Material2MZ.REPEAT, text.repeat());
    private final HBox row = new HBox();

    Cell() {
      preview.getStyleClass().addAll("quiet", "small-text");
      var words = new VBox(name, preview);
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMinWidth(0);
      every.setId("saved-every");
      every.getStyleClass().add("millis-field");
      every.setPromptText("ms");
      every.setTooltip(new Tooltip(text.everyMillis()));
      every.setAccessibleText(text.everyMillis());
      every.setOnAction(event -> keepInterval());
      every.focusedProperty().addListener((at, before, now) -> keepInterval());
      repeat.setOnAction(event -> {
        keepInterval();
        repeat(getItem(), repeat.isSelected());
      });
      var send = Buttons.icon("saved-send", Material2MZ.SEND, text.send(), () -> send(getItem()));
      row.getStyleClass().add("saved-row");
      row.getChildren().addAll(words, every, repeat, send);
      setPrefWidth(0);
      var remove = new MenuItem(text.forget());
      remove.setOnAction(event -> actions.keeper().forget(session, getItem()));
      var edit = new MenuItem(text.putIntoEntry());
      edit.setOnAction(event -> edit());
      setContextMenu(new ContextMenu(edit, remove));
      setOnMouseClicked(event -> {
        if (event.getClickCount() == 2 && getItem() != null) {
          edit();
        }
      });
    }

    private void edit() {
      boolean isText = getItem().isText();
      session.draftHexProperty().set(!isText);
      session
          .draftProperty()
          .set(isText ? getItem().bytes().toText() : EntryText.wholeHex(getItem().bytes()));
    }

    private void keepInterval() {
      if (getItem() == null) {
        return;
      }
      String typed = every.getText().strip();
      int millis = typed.matches("\\d{1,8}") ? Integer.parseInt(typed) : 0;
      if (millis != getItem().everyMillis()) {
        actions.keeper().saved().setEvery(getItem(), millis);
      }
    }

    @Override
    protected void updateItem(SavedMessage item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      name.setText(item.name());
      preview.setText(
          item.isText() ? EntryText.visible(item.bytes()) : EntryText.hex(item.bytes()));
      every.setText(item.everyMillis() == 0 ? "" : String.valueOf(item.everyMillis()));
      repeat.setSelected(repeating.containsKey(item.name()));
      setGraphic(row);
    }
  }
}
