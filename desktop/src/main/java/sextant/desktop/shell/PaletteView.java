package sextant.desktop.shell;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import sextant.desktop.ShellText;
import sextant.desktop.kit.Ui;

/** The command palette: one field, and under it everything that can be done. */
final class PaletteView extends VBox {
  private final ShellActions actions;
  private final TextField field = new TextField();
  private final ObservableList<PaletteEntry> entries = FXCollections.observableArrayList();
  private final ListView<PaletteEntry> list = new ListView<>(entries);

  PaletteView(ShellText text, ShellActions actions) {
    this.actions = actions;
    getStyleClass().addAll("overlay-card", "palette");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    field.setId("palette-field");
    field.setPromptText(text.palettePrompt());
    field.setAccessibleText(text.palettePrompt());
    field.textProperty().addListener((at, before, now) -> search());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    list.setId("palette-list");
    list.setCellFactory(view -> new Row());
    list.setFocusTraversable(false);
    var nothing = new Label(text.nothingFound());
    nothing.getStyleClass().add("quiet");
    list.setPlaceholder(nothing);
    VBox.setVgrow(list, Priority.ALWAYS);
    list.setOnMouseClicked(event -> run());
    getChildren().addAll(field, list);
  }

  /** Empties the field, shows everything, and takes the keyboard. */
  void open() {
    field.clear();
    search();
    field.requestFocus();
    Ui.later(this::readOn);
  }

  private void search() {
    entries.setAll(actions.paletteEntries(field.getText()));
    list.getSelectionModel().select(0);
    list.scrollTo(0);
  }

  // Rooms that were never entered are built one after another, with the keyboard between them.
  private void readOn() {
    if (getScene() != null && actions.buildOneMore()) {
      int at = list.getSelectionModel().getSelectedIndex();
      PaletteEntry chosen = list.getSelectionModel().getSelectedItem();
      search();
      if (at > 0 && chosen != null) {
        select(chosen.action().id());
      }
      Ui.later(this::readOn);
    }
  }

  private void select(String id) {
    for (PaletteEntry entry : entries) {
      if (entry.action().id().equals(id)) {
        list.getSelectionModel().select(entry);
        return;
      }
    }
  }

  private void readAll() {
    boolean isMore = false;
    while (actions.buildOneMore()) {
      isMore = true;
    }
    if (isMore && list.getSelectionModel().getSelectedIndex() <= 0) {
      search();
    }
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(8);
      case PAGE_UP -> move(-8);
      case ENTER -> {
        readAll(); // whoever types faster than the rooms are built gets what was typed
        run();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int step) {
    int at = Math.clamp(list.getSelectionModel().getSelectedIndex() + step, 0, entries.size());
    list.getSelectionModel().select(Math.min(at, entries.size() - 1));
    list.scrollTo(Math.max(0, at - 4));
  }

  private void run() {
    PaletteEntry chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      actions.closeOverlay();
      chosen.action().run().run();
    }
  }

  private static final class Row extends ListCell<PaletteEntry> {
    private final Label where = new Label();
    private final Label title = new Label();
    private final Label keys = new Label();
    private final HBox row = new HBox();

    Row() {
      where.getStyleClass().add("palette-where");
      keys.getStyleClass().add("key-hint");
      keys.setMinWidth(USE_PREF_SIZE);
      row.getStyleClass().add("palette-row");
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      row.getChildren().addAll(where, title, space, keys);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(PaletteEntry item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      where.setText(item.where());
      title.setText(item.action().title());
      keys.setText(item.action().combination().map(KeyCombination::getDisplayText).orElse(""));
      keys.setVisible(!keys.getText().isEmpty());
      setGraphic(row);
    }
  }
}
