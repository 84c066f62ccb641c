package sextant.desktop.ping;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.ping.SweepModel.Alive;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.HostLinks;
import sextant.words.Quantity;

/** A network as a grid of addresses that light up, and the list of those that answered. */
final class SweepView extends HBox {
  private final SweepModel model;
  private final PingRoomText text;
  private final SweepMap map;
  private final ListView<Alive> list = new ListView<>();
  private final Label summary = new Label();
  private final Label detail = new Label();
  private final ProgressBar progress = new ProgressBar();

  SweepView(SweepModel model, PingActions actions, PingRoomText text, HostLinks links) {
    this.model = model;
    this.text = text;
    getStyleClass().add("sweep-view");
    map = new SweepMap(model.cursorProperty(), index -> address(index).ifPresent(actions::pingNew));
    map.setAccessibleText(text.sweepMap());
    links.install(map, () -> address(model.cursorProperty().get()).map(Host::new));
    summary.setId("sweep-summary");
    summary.getStyleClass().add("sweep-summary");
    detail.setId("sweep-detail");
    detail.getStyleClass().add("quiet");
    detail.setMinHeight(Region.USE_PREF_SIZE);
    progress.getStyleClass().add("small");
    progress.progressProperty().bind(model.progressProperty());
    progress.visibleProperty().bind(model.runningProperty());
    var head = new HBox(summary, progress);
    head.getStyleClass().add("field-group");
    VBox.setVgrow(map, Priority.ALWAYS);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var foot = new HBox(detail, space, legend());
    foot.getStyleClass().add("field-group");
    var left = new VBox(head, map, foot);
    left.getStyleClass().add("sweep-left");
    HBox.setHgrow(left, Priority.ALWAYS);
    getChildren().addAll(left, aliveList(actions, links));
  }

  private static Node legend() {
    var legend = new HBox();
    legend.getStyleClass().add("sweep-legend");
    for (long millis : new long[] {1, 10, 100, 1_000}) {
      var square = new Region();
      square.getStyleClass().add("sweep-key");
      square.setOpacity(SweepGrid.heatOf(millis * 0.99));
      var words = new Label("< " + Quantity.duration(millis * 1_000_000));
      words.getStyleClass().addAll("quiet", "small-text");
      legend.getChildren().addAll(square, words);
    }
    return legend;
  }

  private Node aliveList(PingActions actions, HostLinks links) {
    var title = new Label(text.alive());
    title.getStyleClass().add("inspector-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    Button copy = Buttons.words("sweep-copy", text.copyAlive(), actions::copyAlive);
    copy.getStyleClass().addAll("flat", "small");
    var head = new HBox(title, copy);
    head.getStyleClass().add("inspector-head");
    list.setId("sweep-alive");
    list.getStyleClass().addAll("figures", "alive-list");
    list.setItems(model.alive());
    list.setPlaceholder(new Label(text.nobody()));
    list.setAccessibleText(text.alive());
    list.setCellFactory(view -> new AliveCell(links));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(chosen -> {
          if (chosen != null) {
            model.cursorProperty().set(chosen.index());
          }
        });
    list.setOnKeyPressed(event -> {
      Alive chosen = list.getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.ENTER && chosen != null) {
        actions.pingNew(chosen.address());
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    var side = new VBox(head, list);
    side.getStyleClass().addAll("inspector", "sweep-side");
    return side;
  }

  private Optional<String> address(int index) {
    SweepGrid grid = model.gridProperty().get();
    return grid == null || index < 0 ? Optional.empty() : Optional.of(grid.range().address(index));
  }

  /** Draws what has changed. */
  void refresh() {
    SweepGrid grid = model.gridProperty().get();
    map.show(grid);
    if (grid == null) {
      return;
    }
    boolean timed = model.tookMillisProperty().get() > 0;
    String time = Quantity.duration(model.tookMillisProperty().get() * 1_000_000);
    summary.setText(
        timed
            ? text.aliveIn(grid.aliveCount(), grid.size(), time)
            : text.aliveOf(grid.aliveCount(), grid.size()));
    int at = model.cursorProperty().get();
    String words = at < 0 ? "" : words(grid, at);
    detail.setText(words);
    map.setAccessibleHelp(words);
  }

  private String words(SweepGrid grid, int at) {
    String address = grid.range().address(at);
    if (grid.isAlive(at)) {
      return text.cellAlive(address, Quantity.duration(Math.round(grid.millis(at) * 1e6)));
    }
    return grid.isSilent(at) ? text.cellSilent(address) : text.cellUnknown(address);
  }

  /** Where the keyboard goes in turn. */
  List<Node> stops() {
    return List.of(map, list);
  }

  /** Lets go of the model, which outlives this view. */
  void dispose() {
    list.setItems(javafx.collections.FXCollections.observableArrayList());
  }

  private static final class AliveCell extends ListCell<Alive> {
    private final Label address = new Label();
    private final Label time = new Label();
    private final HBox box;

    AliveCell(HostLinks links) {
      var space = new Region();
      HBox.setHgrow(space, Priority.ALWAYS);
      time.getStyleClass().addAll("quiet", "small-text");
      box = new HBox(address, space, time);
      setPrefWidth(0);
      links.install(this, () -> Optional.ofNullable(getItem()).map(a -> new Host(a.address())));
    }

    @Override
    protected void updateItem(@Nullable Alive item, boolean empty) {
      super.updateItem(item, empty);
      setGraphic(empty || item == null ? null : box);
      if (item != null) {
        address.setText(item.address());
        time.setText(Quantity.duration(item.rttNanos()));
      }
    }
  }
}
