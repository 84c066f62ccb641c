package sextant.desktop.shell;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.ShellText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.CommandBar;
import sextant.desktop.kit.Listening;
import sextant.desktop.kit.Mark;
import sextant.desktop.shell.ShellModel.Overlay;
import sextant.desktop.tour.TourView;
import sextant.words.Language;

/** The nodes of the house in one language: rail, room, command line, strip, and what lies over. */
final class ShellView extends StackPane {
  private static final double MARK_SIZE = 32;
  private static final double LOW_WINDOW = 640;

  private final ShellModel model;
  private final ShellActions actions;
  private final ShellText text;
  private final Language language;
  private final Clip clip;
  private final BorderPane room = new BorderPane();
  private final ToggleGroup railGroup = new ToggleGroup();
  private final StackPane scrim = new StackPane();
  private final Listening listening = new Listening();
  private final PaletteView palette;
  private final SettingsView settingsView;
  private final KeysView keys;
  private final TourView tour;
  private final ChangeListener<RoomId> roomChanged = (at, before, now) -> showRoom(now);
  private final ChangeListener<Overlay> overlayChanged = (at, before, now) -> showOverlay(now);

  /**
   * What stands in the house besides the rooms.
   *
   * @param clip takes the command line that is copied
   */
  record Parts(Settings settings, Activities activities, Clip clip, TourView tour) {}

  ShellView(ShellModel model, ShellActions actions, Parts parts) {
    this.model = model;
    this.actions = actions;
    clip = parts.clip();
    tour = parts.tour();
    language = parts.settings().languageProperty().get();
    text = new ShellText(language);
    palette = new PaletteView(text, actions);
    settingsView = new SettingsView(text, parts.settings(), actions);
    keys = new KeysView(text, actions);
    setId("shell");
    getStyleClass().add("shell");
    room.getStyleClass().add("room");
    room.setMinWidth(0); // what is too wide for the window must not push the rail out of it
    var house = new BorderPane(room);
    house.setLeft(rail());
    house.setBottom(new ActivityStrip(language, parts.activities(), actions));
    scrim.getStyleClass().add("scrim");
    scrim.setOnMouseClicked(event -> {
      if (scrim.equals(event.getTarget())) {
        actions.closeOverlay();
      }
    });
    getChildren().addAll(house, scrim);
    var inside = new Inside(scrim, () -> model.overlayProperty().get() != Overlay.NONE);
    addEventFilter(KeyEvent.KEY_PRESSED, inside::keyPressed);
    RowMenus.watch(this);
    model.currentProperty().addListener(roomChanged);
    model.overlayProperty().addListener(overlayChanged);
    showRoom(model.currentProperty().get());
    showOverlay(model.overlayProperty().get());
    addEventFilter(KeyEvent.KEY_PRESSED, actions::keyPressed);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            actions.escape();
          }
        });
  }

  /** Lets go of the model, because another view takes over. */
  void dispose() {
    model.currentProperty().removeListener(roomChanged);
    model.overlayProperty().removeListener(overlayChanged);
    listening.stop();
    tour.close();
  }

  private VBox rail() {
    var rail = new VBox();
    rail.getStyleClass().add("rail");
    rail.setMinHeight(0);
    heightProperty().addListener((at, before, now) -> fit(rail, now.doubleValue()));
    var head = new StackPane(Mark.node(MARK_SIZE));
    head.getStyleClass().add("rail-head");
    rail.getChildren().add(head);
    for (RoomId id : model.rooms()) {
      rail.getChildren().add(railButton(id));
    }
    var space = new Region();
    VBox.setVgrow(space, Priority.ALWAYS);
    var find =
        Buttons.icon(
            "rail-palette", Material2MZ.SEARCH, text.paletteHint(), actions::togglePalette);
    var settings =
        Buttons.icon(
            "rail-settings", Material2MZ.SETTINGS, text.settings(), actions::toggleSettings);
    rail.getChildren().addAll(space, find, settings);
    return rail;
  }

  // In a low window the rail gives up space before the room loses its ends.
  private static void fit(VBox rail, double height) {
    boolean isShort = height < LOW_WINDOW;
    if (isShort != rail.getStyleClass().contains("short")) {
      if (isShort) {
        rail.getStyleClass().add("short");
      } else {
        rail.getStyleClass().remove("short");
      }
    }
  }

  private ToggleButton railButton(RoomId id) {
    String name = RoomNames.name(id, text);
    var button = new ToggleButton(name, badged(id));
    button.setId("rail-" + RoomNames.key(id));
    button.getStyleClass().add("rail-button");
    button.setContentDisplay(javafx.scene.control.ContentDisplay.TOP);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setToggleGroup(railGroup);
    button.setUserData(id);
    button.setTooltip(new Tooltip(name + "  Ctrl+" + id.number()));
    button.setOnAction(event -> {
      button.setSelected(true); // a second press must not let the rail stand without a choice
      actions.enter(id);
    });
    button
        .selectedProperty() // the arrow keys go along the rail; the keyboard stays on it
        .addListener((at, before, now) -> {
          if (now && button.isFocused()) {
            model.currentProperty().set(id);
          }
        });
    return button;
  }

  private StackPane badged(RoomId id) {
    var badge = new Label();
    badge.setId("badge-" + RoomNames.key(id));
    badge.getStyleClass().add("badge");
    listening.add(
        actions
            .waiting(id)
            .subscribe(count -> {
              badge.setText(count.toString());
              badge.setVisible(count.intValue() > 0);
              badge.setAccessibleText(text.waiting(count.toString()));
            }));
    StackPane.setAlignment(badge, Pos.TOP_RIGHT);
    badge.setManaged(false);
    var graphic = new StackPane(new FontIcon(RoomNames.icon(id)), badge);
    graphic.layoutBoundsProperty().addListener((at, before, now) -> place(badge, now));
    badge.widthProperty().addListener((at, b, n) -> place(badge, graphic.getLayoutBounds()));
    badge.fontProperty().addListener((at, b, n) -> place(badge, graphic.getLayoutBounds()));
    return graphic;
  }

  // beside the icon, over its corner, without moving it
  private static void place(Label badge, javafx.geometry.Bounds icon) {
    badge.autosize();
    badge.relocate(icon.getWidth() - 4, -4);
  }

  private void showRoom(RoomId id) {
    railGroup.getToggles().forEach(toggle -> toggle.setSelected(toggle.getUserData() == id));
    RoomFace face = actions.face(id);
    room.setCenter(face.node());
    room.setBottom(new CommandBar(language, face.commandLine(), clip));
  }

  private void showOverlay(Overlay overlay) {
    scrim.setVisible(overlay != Overlay.NONE);
    if (overlay != Overlay.TOUR) {
      tour.leave();
    }
    switch (overlay) {
      case NONE -> scrim.getChildren().clear();
      case PALETTE -> {
        put(palette);
        palette.open();
      }
      case SETTINGS -> {
        put(settingsView);
        settingsView.open();
      }
      case KEYS -> {
        put(keys);
        keys.open();
      }
      case TOUR -> {
        put(tour.node());
        tour.open();
      }
    }
  }

  private void put(Node card) {
    scrim.getChildren().setAll(card);
  }
}
