package sextant.desktop.ping;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Timeline;
import sextant.desktop.kit.Timeline.Span;
import sextant.desktop.shell.HostLinks;
import sextant.words.Quantity;

/** Several hosts in one graph over time, their statistics, and how often each time came. */
final class EchoView extends VBox {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final long MINUTE_MILLIS = 60_000;

  private final PingModel model;
  private final PingRoomText text;
  private final Timeline timeline;
  private final HostTable table;
  private final HistogramView histogram;
  private final DiagnosisBar diagnosis;
  private final Label stretch = new Label();
  private final Button zoom;
  private final Button whole;
  private final ListChangeListener<HostLine> hostsChanged = this::hostsChanged;

  EchoView(PingModel model, PingActions actions, PingRoomText text, Surroundings surroundings) {
    this.model = model;
    this.text = text;
    getStyleClass().add("echo-view");
    timeline =
        new Timeline(
            surroundings.clockMillis(), millis -> Quantity.duration(Math.round(millis * 1e6)));
    timeline.setId("ping-timeline");
    timeline.setAccessibleText(text.timeline());
    timeline.selectionProperty().bindBidirectional(model.stretchProperty());
    table = new HostTable(model, actions, text, surroundings.links());
    histogram = new HistogramView(text);
    diagnosis = new DiagnosisBar(model, actions, text);
    zoom = Buttons.words("ping-zoom", text.zoom(), this::zoomIn);
    whole = Buttons.words("ping-whole", text.wholeTime(), timeline::goLive);
    var above = new HBox(timeline, histogram);
    above.getStyleClass().add("echo-above");
    HBox.setHgrow(timeline, Priority.ALWAYS);
    var below = new StackPane(table);
    below.getStyleClass().add("echo-below");
    var split = new SplitPane(above, below);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.62);
    VBox.setVgrow(split, Priority.ALWAYS);
    getChildren().addAll(diagnosis, timeTools(), split);
    model.hosts().forEach(line -> timeline.add(line.series()));
    model.hosts().addListener(hostsChanged);
    table.getSelectionModel().select(model.selectedProperty().get());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(chosen -> {
          if (chosen != null) {
            model.selectedProperty().set(chosen);
          }
        });
  }

  /** What this view needs besides its model. */
  record Surroundings(LongSupplier clockMillis, HostLinks links) {}

  private Node timeTools() {
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    stretch.setId("ping-stretch");
    stretch.getStyleClass().addAll("quiet", "small-text");
    var row =
        new HBox(
            stretch,
            zoom,
            whole,
            space,
            span("ping-minute", text.minute(), MINUTE_MILLIS),
            span("ping-ten-minutes", text.tenMinutes(), 10 * MINUTE_MILLIS),
            span("ping-hour", text.hour(), 60 * MINUTE_MILLIS),
            span("ping-day", text.day(), 24 * 60 * MINUTE_MILLIS),
            Buttons.words("ping-live", text.live(), timeline::goLive));
    row.getStyleClass().add("time-tools");
    row.getChildren().stream()
        .filter(Button.class::isInstance)
        .forEach(button -> button.getStyleClass().addAll("flat", "small"));
    return row;
  }

  private Button span(String id, String words, long millis) {
    return Buttons.words(
        id,
        words,
        () -> {
          timeline.setSpanMillis(millis);
          timeline.goLive();
        });
  }

  private void zoomIn() {
    Span chosen = model.stretchProperty().get();
    if (!chosen.isEmpty()) {
      timeline.showSpan(chosen);
    }
  }

  private void hostsChanged(ListChangeListener.Change<? extends HostLine> change) {
    while (change.next()) {
      change.getRemoved().forEach(line -> timeline.remove(line.series()));
      change.getAddedSubList().forEach(line -> timeline.add(line.series()));
    }
  }

  /** Draws what has changed. */
  void refresh() {
    diagnosis.show(model.verdictProperty().get());
    Span chosen = model.stretchProperty().get();
    boolean some = !chosen.isEmpty();
    stretch.setText(
        some ? text.numbersFrom(clock(chosen.fromMillis()), clock(chosen.toMillis())) : "");
    for (Node node : List.of(stretch, zoom, whole)) {
      node.setVisible(some);
      node.setManaged(some);
    }
    HostLine line = model.selectedProperty().get();
    if (line != null && !line.equals(table.getSelectionModel().getSelectedItem())) {
      table.getSelectionModel().select(line);
    }
    histogram.show(
        line == null ? new RttHistogram() : line.histogram(),
        line == null ? 1 : line.series().tint());
  }

  private static String clock(long millis) {
    return CLOCK.format(Instant.ofEpochMilli(millis));
  }

  /** Where the keyboard goes in turn. */
  List<Node> stops() {
    return List.of(timeline, table);
  }

  /** Lets go of the model, which outlives this view. */
  void dispose() {
    model.hosts().removeListener(hostsChanged);
    timeline.selectionProperty().unbindBidirectional(model.stretchProperty());
    model.hosts().forEach(line -> timeline.remove(line.series()));
    table.setItems(javafx.collections.FXCollections.observableArrayList());
  }
}
