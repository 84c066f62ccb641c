package sextant.desktop.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.ShellText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;

/** The keys that do something here, those of the room first; the same that the palette shows. */
final class KeysView extends VBox {
  private final ShellText text;
  private final ShellActions actions;
  private final VBox rows = new VBox();
  private final ScrollPane scroll = new ScrollPane(rows);

  KeysView(ShellText text, ShellActions actions) {
    this.text = text;
    this.actions = actions;
    setId("keys");
    getStyleClass().addAll("overlay-card", "palette", "keys");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("edge-to-edge");
    rows.getStyleClass().add("keys-rows");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var title = new Label(text.keysTitle());
    title.getStyleClass().add("room-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var close = Buttons.icon("keys-close", Material2AL.CLOSE, text.close(), actions::closeOverlay);
    var head = new HBox(title, close);
    head.getStyleClass().add("inspector-head");
    getChildren().addAll(head, scroll);
  }

  /** Shows the keys of now, and takes the keyboard for scrolling. */
  void open() {
    rows.getChildren().clear();
    add(actions.roomName(), actions.roomActions());
    add(text.window(), actions.houseActions());
    scroll.setVvalue(0);
    scroll.requestFocus();
  }

  private void add(String name, List<Action> all) {
    List<Action> withKeys = all.stream().filter(one -> !one.keys().isEmpty()).toList();
    if (withKeys.isEmpty()) {
      return;
    }
    var title = new Label(name);
    title.getStyleClass().add("side-title");
    rows.getChildren().add(title);
    withKeys.forEach(one -> rows.getChildren().add(row(one)));
  }

  private static Node row(Action action) {
    var keys = new Label(action.combination().map(KeyCombination::getDisplayText).orElse(""));
    keys.getStyleClass().add("key-hint");
    keys.setMinWidth(USE_PREF_SIZE);
    var title = new Label(action.title());
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var row = new HBox(title, keys);
    row.getStyleClass().add("palette-row");
    return row;
  }
}
