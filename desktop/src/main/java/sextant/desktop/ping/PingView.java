package sextant.desktop.ping;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.Action;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.ErrorPanel;
import sextant.desktop.kit.Keyboard;
import sextant.desktop.kit.Png;
import sextant.desktop.kit.Segments;
import sextant.desktop.kit.TitleRow;
import sextant.desktop.ping.PingExport.Format;
import sextant.desktop.ping.PingModel.Task;
import sextant.words.Failure;
import sextant.words.Language;
import sextant.words.Quantity;

/** The Ping room in one language: its title row, and below it the page of the present task. */
final class PingView extends VBox {
  /** What the button beside the explanation of missing rights copies. */
  static final String ALLOW_COMMAND = "sudo sysctl -w net.ipv4.ping_group_range=\"0 2147483647\"";

  private static final List<Long> INTERVALS = List.of(200L, 500L, 1_000L, 2_000L, 5_000L, 10_000L);

  private final PingModel model;
  private final PingActions actions;
  private final PingRoomText text;
  private final Language language;
  private final TextField field = new TextField();
  private final Button primary;
  private final Button stop;
  private final Button clear;
  private final MenuButton export;
  private final MenuButton interval;
  private final ErrorPanel errors;
  private final StackPane page = new StackPane();
  private final Map<Task, Node> starts = new EnumMap<>(Task.class);
  private final EchoView echo;
  private final SweepView sweep;
  private final TraceView trace;
  private final Subscription subscriptions;

  PingView(
      PingModel model, PingActions actions, Language language, EchoView.Surroundings surroundings) {
    this.model = model;
    this.actions = actions;
    this.language = language;
    text = new PingRoomText(language);
    getStyleClass().addAll("room", "ping-room");
    primary = Buttons.words("ping-go", text.taskPing(), actions::go);
    stop = Buttons.icon("ping-stop", Material2MZ.STOP, text.stop(), this::stopOrResume);
    clear = Buttons.icon("ping-clear", Material2AL.HOME, text.clear(), actions::clear);
    export = menu("ping-export", Material2MZ.SAVE_ALT, text.export());
    export.getItems().setAll(exportItems());
    interval = intervals();
    errors = new ErrorPanel(language);
    echo = new EchoView(model, actions, text, surroundings);
    sweep = new SweepView(model.sweep(), actions, text, surroundings.links());
    trace = new TraceView(model.trace(), text, surroundings.links());
    for (Task task : Task.values()) {
      starts.put(task, StartCards.page(task, actions, text, field::requestFocus));
    }
    VBox.setVgrow(page, Priority.ALWAYS);
    var margin = new StackPane(errors);
    margin.getStyleClass().add("error-margin");
    margin.managedProperty().bind(errors.managedProperty());
    margin.visibleProperty().bind(errors.visibleProperty());
    getChildren().addAll(titleRow(), margin, page);
    subscriptions = subscribe();
  }

  private Subscription subscribe() {
    return Subscription.combine(
        model.taskProperty().subscribe(this::showTask),
        model.failureProperty().subscribe(this::showFailure),
        model.revisionProperty().subscribe(() -> echo.refresh()),
        model.selectedProperty().subscribe(() -> echo.refresh()),
        model.stretchProperty().subscribe(() -> echo.refresh()),
        model.verdictProperty().subscribe(() -> echo.refresh()),
        model.runningProperty().subscribe(this::showPage),
        model.hosts().subscribe(this::showPage),
        model.sweep().revisionProperty().subscribe(() -> sweep.refresh()),
        model.sweep().cursorProperty().subscribe(() -> sweep.refresh()),
        model.sweep().gridProperty().subscribe(this::showPage),
        model.sweep().runningProperty().subscribe(this::showPage),
        model.trace().hostProperty().subscribe(this::showPage),
        model.trace().addressProperty().subscribe(() -> trace.refresh()),
        model.trace().runningProperty().subscribe(this::showPage));
  }

  private Node titleRow() {
    field.setId("ping-field");
    field.textProperty().bindBidirectional(model.fieldProperty());
    field.setOnAction(event -> {
      actions.go();
      field.selectAll();
    });
    HBox.setHgrow(field, Priority.ALWAYS);
    var names = new LinkedHashMap<Task, String>();
    names.put(Task.PING, text.taskPing());
    names.put(Task.SWEEP, text.taskSweep());
    names.put(Task.TRACE, text.taskTrace());
    var tasks = new Segments<>("ping-task", model.taskProperty(), names);
    tasks.setMinWidth(USE_PREF_SIZE);
    var group = new HBox(tasks, field);
    group.getStyleClass().add("field-group");
    return new TitleRow(text.room(), group, primary).withTools(interval, stop, export, clear);
  }

  private static MenuButton menu(String id, Ikon icon, String what) {
    var menu = new MenuButton(null, new FontIcon(icon));
    menu.setId(id);
    menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
    menu.setTooltip(new Tooltip(what));
    menu.setAccessibleText(what);
    menu.setMinWidth(USE_PREF_SIZE);
    return menu;
  }

  private MenuButton intervals() {
    MenuButton menu = menu("ping-interval", Material2AL.AV_TIMER, text.interval());
    var group = new ToggleGroup();
    for (long millis : INTERVALS) {
      var item = new RadioMenuItem(Quantity.duration(millis * 1_000_000));
      item.setId("ping-interval-" + millis);
      item.setToggleGroup(group);
      item.setSelected(millis == model.intervalMillisProperty().get());
      item.setOnAction(event -> model.intervalMillisProperty().set(millis));
      menu.getItems().add(item);
    }
    return menu;
  }

  private List<MenuItem> exportItems() {
    return exports().stream()
        .map(action -> {
          var item = new MenuItem(action.title());
          item.setId(action.id());
          item.setOnAction(event -> action.run().run());
          return item;
        })
        .toList();
  }

  /** The ways to save what is shown. */
  List<Action> exports() {
    return List.of(
        new Action("ping.png", text.exportPng(), this::savePicture),
        new Action("ping.csv", text.exportCsv(), () -> actions.save(text.exportCsv(), Format.CSV)),
        new Action(
            "ping.json", text.exportJson(), () -> actions.save(text.exportJson(), Format.JSON)));
  }

  private void savePicture() {
    actions.savePicture(text.exportPng(), Png.of(page.snapshot(null, null)));
  }

  private void stopOrResume() {
    if (actions.isRunning()) {
      actions.stop();
    } else {
      actions.resume();
    }
  }

  private void showTask(Task task) {
    Function<PingRoomText, String> prompt =
        switch (task) {
          case PING -> PingRoomText::hostPrompt;
          case SWEEP -> PingRoomText::rangePrompt;
          case TRACE -> PingRoomText::tracePrompt;
        };
    field.setPromptText(prompt.apply(text));
    field.setAccessibleText(prompt.apply(text));
    primary.setText(
        switch (task) {
          case PING -> text.taskPing();
          case SWEEP -> text.taskSweep();
          case TRACE -> text.taskTrace();
        });
    showPage();
  }

  private void showPage() {
    boolean empty = model.isEmpty();
    Node shown = empty ? starts.get(model.taskProperty().get()) : work();
    if (!page.getChildren().contains(shown)) {
      page.getChildren().setAll(shown);
      if (!empty && !Keyboard.isIn(field)) { // begun by a card, which is gone now
        Keyboard.move(this, workStops().getFirst());
      }
    }
    interval.setVisible(model.taskProperty().get() == Task.PING);
    interval.setManaged(interval.isVisible());
    String verb = actions.isRunning() ? text.stop() : text.resume();
    stop.setGraphic(new FontIcon(actions.isRunning() ? Material2MZ.STOP : Material2MZ.PLAY_ARROW));
    stop.getTooltip().setText(verb);
    stop.setAccessibleText(verb);
    for (Node tool : List.of(stop, export, clear)) {
      tool.setDisable(empty);
    }
    echo.refresh();
    sweep.refresh();
    trace.refresh();
  }

  private List<Node> workStops() {
    return switch (model.taskProperty().get()) {
      case PING -> echo.stops();
      case SWEEP -> sweep.stops();
      case TRACE -> trace.stops();
    };
  }

  private Node work() {
    return switch (model.taskProperty().get()) {
      case PING -> echo;
      case SWEEP -> sweep;
      case TRACE -> trace;
    };
  }

  private void showFailure(Optional<Failure> failure) {
    if (failure.isEmpty()) {
      errors.hide();
      return;
    }
    boolean denied = failure.get().kind() == Failure.Kind.RAW_SOCKET_DENIED;
    var copy = new Action("ping-allow", text.copyCommand(), () -> actions.copy(ALLOW_COMMAND));
    errors.show(failure.get().sentences(language), denied ? copy : null);
  }

  TextField field() {
    return field;
  }

  /** Where the keyboard goes in turn: the field, then what the page has. */
  List<Node> stops() {
    var stops = new java.util.ArrayList<Node>(List.of(field));
    stops.addAll(echo.stops());
    stops.addAll(sweep.stops());
    stops.addAll(trace.stops());
    return stops;
  }

  /** Lets go of the model, which outlives this view. */
  void dispose() {
    subscriptions.unsubscribe();
    field.textProperty().unbindBidirectional(model.fieldProperty());
    echo.dispose();
    sweep.dispose();
    trace.dispose();
  }
}
