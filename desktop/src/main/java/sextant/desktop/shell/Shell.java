package sextant.desktop.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import sextant.desktop.kit.Clip;
import sextant.desktop.kit.FilePicker;
import sextant.desktop.kit.Mark;
import sextant.desktop.kit.Ui;
import sextant.desktop.tour.TourView;
import sextant.words.Language;

/**
 * The house: one window with its rooms, settings and remembered state. Made, shown and closed on
 * the JavaFX thread.
 */
public final class Shell implements AutoCloseable {
  private static final int[] ICON_SIZES = {16, 32, 64, 128};

  /** What the house needs from outside; a test gives its own. */
  public record Surroundings(
      Path stateDirectory,
      Language language,
      FilePicker filePicker,
      Clip clip,
      LongSupplier clockMillis) {}

  private final Stage stage;
  private final StateFile state;
  private final WindowPlace place;
  private final Settings settings;
  private final Activities activities = new Activities();
  private final List<Room> rooms = new ArrayList<>();
  private final ShellModel model;
  private final ShellActions actions;
  private final Clip clip;
  private final FilePicker filePicker;
  private final Path stateDirectory;
  private final HostLinks hostLinks;
  private ShellView view;
  private final Scene scene;
  private final ChangeListener<ColorScheme> systemScheme = (at, before, now) -> applyAppearance();
  private boolean closed;

  /** Builds the house in a stage that is not shown yet. */
  public Shell(Stage stage, Surroundings surroundings, List<RoomFactory> factories) {
    this.stage = stage;
    clip = surroundings.clip();
    filePicker = surroundings.filePicker();
    stateDirectory = surroundings.stateDirectory();
    state = StateFile.open(surroundings.stateDirectory().resolve("desktop.properties"));
    place = new WindowPlace(stage, state);
    settings = new Settings(state, surroundings.language());
    var recentHosts = new RecentHosts(state);
    hostLinks =
        new HostLinks(() -> rooms, () -> settings.languageProperty().get(), this::enter, clip);
    var context =
        new RoomContext(
            activities,
            recentHosts,
            hostLinks,
            filePicker,
            clip,
            surroundings.stateDirectory(),
            surroundings.clockMillis());
    factories.forEach(factory -> rooms.add(factory.create(context)));
    rooms.sort(Comparator.comparing(Room::id));
    List<RoomId> ids = rooms.stream().map(Room::id).toList();
    RoomId last = state.choice("room", ids.getFirst());
    model = new ShellModel(ids, ids.contains(last) ? last : ids.getFirst());
    var links = new ShellActions.Links(recentHosts, hostLinks);
    actions = new ShellActions(model, rooms, settings, links, this::close);
    view = newView();
    scene = new Scene(view, 1120, 720);
    stage.setScene(scene);
    stage.setTitle("Sextant");
    stage.setOnCloseRequest(event -> close());
    followSettings();
    applyAppearance();
  }

  private ShellView newView() {
    Language language = settings.languageProperty().get();
    Runnable leave = actions::closeOverlay;
    var around = new TourView.Surroundings(stateDirectory, hostLinks.pagesAlone(), filePicker);
    var tour = new TourView(language, around, leave);
    actions.follow(tour::actions);
    return new ShellView(model, actions, new ShellView.Parts(settings, activities, clip, tour));
  }

  /** Shows the window where it was left, the keyboard in the main field. */
  public void show() {
    place.restore();
    stage.show();
    actions.focusFirstStop();
    Ui.later(this::putIcons); // the first picture of the window does not wait for them
  }

  private void putIcons() {
    for (int size : ICON_SIZES) {
      stage.getIcons().add(Mark.picture(size));
    }
  }

  /** What a person chose; changes hold at once. */
  public Settings settings() {
    return settings;
  }

  /** What is alive. */
  public Activities activities() {
    return activities;
  }

  /** The rooms there are, in the order of the rail. */
  public List<RoomId> roomIds() {
    return rooms.stream().map(Room::id).toList();
  }

  /** Goes to a room and does something there. */
  public void enter(RoomId id, Runnable then) {
    actions.enter(id, then);
  }

  /** Offers the tour to somebody who is here for the first time. */
  public void welcome() {
    if (!Boolean.parseBoolean(state.get("tour.seen", "false"))) {
      state.put("tour.seen", "true");
      actions.openTour();
    }
  }

  /** Does with a host what a room offers for it, by the name of the offer. */
  public void follow(String actionId, Host host) {
    hostLinks.actions(host).stream()
        .filter(action -> action.id().equals(actionId))
        .findFirst()
        .ifPresent(action -> action.run().run());
  }

  /** Shows a page in the room of pages. */
  public void showPage(String url) {
    hostLinks.showPage(url);
  }

  /** What the window shows now. */
  public Image picture() {
    return scene.snapshot(null);
  }

  /** The first node of that selector, null when the window has none. */
  public @Nullable Node find(String css) {
    return scene.getRoot().lookup(css);
  }

  private void followSettings() {
    settings.languageProperty().addListener((at, before, now) -> rebuild());
    settings.schemeProperty().addListener((at, before, now) -> applyAppearance());
    settings.densityProperty().addListener((at, before, now) -> applyAppearance());
    settings.textSizeProperty().addListener((at, before, now) -> applyAppearance());
    Platform.getPreferences().colorSchemeProperty().addListener(systemScheme);
  }

  private void rebuild() {
    view.dispose();
    actions.dropFaces();
    view = newView();
    scene.setRoot(view);
    if (model.overlayProperty().get() == ShellModel.Overlay.NONE) {
      actions.focusFirstStop();
    }
  }

  private void applyAppearance() {
    ColorScheme system = Platform.getPreferences().getColorScheme();
    settings.appearance(system).applyTo(scene);
  }

  /** Remembers the window, stops everything in the rooms, and closes the window. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    place.end();
    state.put("room", model.currentProperty().get().name());
    state.save();
    Platform.getPreferences().colorSchemeProperty().removeListener(systemScheme);
    view.dispose();
    rooms.forEach(Room::close);
    stage.close();
  }
}
