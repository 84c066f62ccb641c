package sextant.desktop.chat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.ListEntry;
import sextant.chatclient.Person;
import sextant.chatclient.PlaceView;
import sextant.desktop.ChatRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.irc.ModeChange;
import sextant.irc.ModeSyntax;

/** What a room is about and who may do what there; changes go to the server, which decides. */
final class RoomPanel {
  private final ChatModel model;
  private final Moderation moderation;
  private final ChatRoomText text;
  private final VBox column = new VBox();
  private final VBox bans = new VBox();
  private final ScrollPane node = new ScrollPane(column);
  private List<Object> shown = List.of();

  RoomPanel(ChatModel model, Moderation moderation, ChatRoomText text, Listening listening) {
    this.model = model;
    this.moderation = moderation;
    this.text = text;
    node.setId("chat-room-panel");
    node.setFitToWidth(true);
    node.getStyleClass().addAll("edge-to-edge", "chat-side");
    column.getStyleClass().addAll("side-panel", "chat-side-column");
    bans.getStyleClass().add("chat-side-column");
    listening.to(model.currentProperty(), now -> show());
    listening.to(model.placesChangedProperty(), now -> show());
    listening.to(model.sideProperty(), now -> show());
    ListChangeListener<Person> ranked = change -> show(); // our own rank may be another
    model.people().addListener(ranked);
    listening.add(() -> model.people().removeListener(ranked));
    show();
  }

  Node node() {
    return node;
  }

  // Built anew only when something it shows has changed, so that nobody is interrupted in typing,
  // and only where it is seen: an opened room does not wait for it.
  private void show() {
    Optional<PlaceView> view =
        model
            .currentProperty()
            .get()
            .flatMap(ChatModel.Where::view)
            .filter(one -> one.kind() == PlaceView.Kind.ROOM)
            .filter(one -> model.sideProperty().get() == ChatModel.Side.SETTINGS);
    if (view.isEmpty()) {
      column.getChildren().clear();
      shown = List.of();
      return;
    }
    Rights rights = moderation.rights();
    List<Object> now = List.of(view.get().name(), view.get().topic(), view.get().modes(), rights);
    if (!now.equals(shown)) {
      shown = now;
      fill(view.get(), rights);
    }
  }

  private void fill(PlaceView view, Rights rights) {
    Map<Character, String> set = modes(view, rights.modes());
    boolean isOperator = rights.canModerate();
    boolean isTopicFree = !set.containsKey('t');
    column.getChildren().setAll(title(text.roomSettings(HarmlessText.of(view.name()))));
    if (!isOperator) {
      column.getChildren().add(quiet(text.onlyOperators()));
    }
    column.getChildren().addAll(quiet(text.topic()), topic(view, isOperator || isTopicFree));
    for (Map.Entry<Character, String> each : flags().entrySet()) {
      if (rights.modes().knows(each.getKey())) {
        column.getChildren().add(flag(each.getKey(), each.getValue(), set, isOperator));
      }
    }
    column.getChildren().add(valued('k', text.roomKey(), set, isOperator));
    column.getChildren().add(valued('l', text.roomLimit(), set, isOperator));
    if (rights.modes().whenSet().indexOf('S') >= 0) {
      column.getChildren().add(valued('S', text.slowMode(), set, isOperator));
    }
    column.getChildren().addAll(title(text.bans()), bans);
    bans.getChildren().setAll(quiet(text.loading()));
    moderation.bans(entries -> showBans(entries, isOperator));
  }

  private static Map<Character, String> modes(PlaceView view, ModeSyntax syntax) {
    Map<Character, String> set = new LinkedHashMap<>();
    for (ModeChange change : syntax.parse(List.of(view.modes().split(" ")))) {
      set.put(change.letter(), change.value());
    }
    return set;
  }

  private Map<Character, String> flags() {
    Map<Character, String> flags = new LinkedHashMap<>();
    flags.put('t', text.modeTopic());
    flags.put('n', text.modeInside());
    flags.put('m', text.modeModerated());
    flags.put('i', text.modeInvited());
    flags.put('s', text.modeSecret());
    return flags;
  }

  private Node topic(PlaceView view, boolean canChange) {
    var field = new TextArea(HarmlessText.of(view.topic()));
    field.setId("chat-topic");
    field.setPrefRowCount(2);
    field.setWrapText(true);
    field.setAccessibleText(text.topic());
    Button set =
        Buttons.words("chat-set-topic", text.set(), () -> moderation.topic(field.getText()));
    field.setDisable(!canChange);
    set.setDisable(!canChange);
    var box = new VBox(field, set);
    box.getStyleClass().add("chat-side-field");
    return box;
  }

  private Node flag(char letter, String words, Map<Character, String> set, boolean canChange) {
    var box = new CheckBox(words);
    box.setId("chat-mode-" + letter);
    box.setWrapText(true);
    box.setSelected(set.containsKey(letter));
    box.setDisable(!canChange);
    box.setOnAction(event -> moderation.mode(box.isSelected(), letter, ""));
    return box;
  }

  private Node valued(char letter, String words, Map<Character, String> set, boolean canChange) {
    String before = set.getOrDefault(letter, "");
    var field = new TextField(HarmlessText.of(before));
    field.setId("chat-mode-" + letter);
    field.setAccessibleText(words);
    field.setDisable(!canChange);
    HBox.setHgrow(field, Priority.ALWAYS);
    Runnable run =
        () -> {
          String value = field.getText().strip();
          if (value.isEmpty()) {
            moderation.mode(false, letter, letter == 'k' ? before : "");
          } else {
            moderation.mode(true, letter, value);
          }
        };
    field.setOnAction(event -> run.run());
    Button button = Buttons.words("chat-set-" + letter, text.set(), run);
    button.setDisable(!canChange);
    var row = new HBox(field, button);
    row.getStyleClass().add("tools");
    var box = new VBox(quiet(words), row);
    box.getStyleClass().add("chat-side-field");
    return box;
  }

  private void showBans(List<ListEntry> entries, boolean canChange) {
    bans.getChildren().clear();
    for (ListEntry entry : entries) {
      var mask = new Label(HarmlessText.of(entry.mask()));
      mask.setMinWidth(0);
      mask.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(mask, Priority.ALWAYS);
      Button lift =
          Buttons.icon(
              "chat-unban",
              Material2AL.CLOSE,
              text.liftBan(mask.getText()),
              () -> {
                moderation.mode(false, 'b', entry.mask());
                moderation.bans(all -> showBans(all, canChange));
              });
      lift.setDisable(!canChange);
      bans.getChildren().add(new HBox(mask, lift));
    }
    if (entries.isEmpty()) {
      bans.getChildren().add(quiet(text.nobodyBanned()));
    }
    if (canChange) {
      bans.getChildren().add(newBan());
    }
  }

  private Node newBan() {
    var field = new TextField();
    field.setId("chat-ban-mask");
    field.setPromptText("nick!user@host");
    field.setAccessibleText(text.banMask());
    HBox.setHgrow(field, Priority.ALWAYS);
    Runnable run =
        () -> {
          if (!field.getText().isBlank()) {
            moderation.mode(true, 'b', field.getText());
            moderation.bans(all -> showBans(all, true));
          }
        };
    field.setOnAction(event -> run.run());
    var row = new HBox(field, Buttons.words("chat-add-ban", text.ban(), run));
    row.getStyleClass().add("tools");
    return row;
  }

  private static Label title(String words) {
    var label = new Label(words);
    label.getStyleClass().add("side-title");
    label.setWrapText(true);
    return label;
  }

  private static Label quiet(String words) {
    var label = new Label(words);
    label.getStyleClass().addAll("quiet", "small-text");
    label.setWrapText(true);
    return label;
  }
}
