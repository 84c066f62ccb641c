package sextant.desktop.ping;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.DataTable;
import sextant.desktop.kit.Sparkline;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.HostLinks;
import sextant.words.Quantity;

/** The way to a host: a row for each router, with losses, times and what it did lately. */
final class TraceView extends VBox {
  private final TraceModel model;
  private final PingRoomText text;
  private final Label title = new Label();
  private final DataTable<Hop> table;

  TraceView(TraceModel model, PingRoomText text, HostLinks links) {
    this.model = model;
    this.text = text;
    getStyleClass().add("trace-view");
    title.setId("trace-title");
    title.getStyleClass().add("sweep-summary");
    table = new DataTable<>("trace-hops");
    table.setItems(model.hops());
    table.setAccessibleText(text.taskTrace());
    table.setPlaceholder(new Label(text.waiting()));
    table.setRowFactory(view -> row(links));
    addColumns();
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(title, table);
  }

  private void addColumns() {
    figures(text.hop(), 3.2, hop -> Integer.toString(hop.distance()));
    var who = new TableColumn<Hop, Look>(text.address());
    who.setCellFactory(column -> new WhoCell());
    add(who, 14.8, hop -> String.join(" ", hop.addresses()));
    var loss = new TableColumn<Hop, Look>(text.loss());
    loss.setCellFactory(column -> new LossCell());
    loss.getStyleClass().add("column-loss");
    add(loss, 5.2, hop -> HostTable.percent(hop.numbers()));
    figures(text.sent(), 3.8, hop -> Long.toString(hop.numbers().sent()));
    time(text.last(), Numbers::lastNanos);
    time(text.average(), Numbers::averageNanos);
    time(text.best(), Numbers::bestNanos);
    time(text.worst(), Numbers::worstNanos);
    time(text.mdev(), Numbers::mdevNanos);
    var recent = new TableColumn<Hop, Look>(text.recent());
    recent.setCellFactory(column -> new RecentCell());
    add(recent, 8, hop -> "");
  }

  /** A hop as it is now: a table draws a cell anew only when its value is another one. */
  private record Look(Hop hop, long revision) {
    static ObservableValue<Look> of(Hop hop) {
      return Bindings.createObjectBinding(
          () -> new Look(hop, hop.revisionProperty().get()), hop.revisionProperty());
    }
  }

  private void add(TableColumn<Hop, Look> column, double ems, Function<Hop, String> copied) {
    column.setCellValueFactory(row -> Look.of(row.getValue()));
    settle(column, ems, copied);
  }

  private void settle(TableColumn<Hop, ?> column, double ems, Function<Hop, String> copied) {
    column.setSortable(false);
    column.setReorderable(false);
    table.add(column, ems, copied);
  }

  private void time(String name, ToLongFunction<Numbers> nanos) {
    figures(
        name,
        5.2,
        hop -> {
          Numbers numbers = hop.numbers();
          return numbers.received() == 0 ? "–" : Quantity.duration(nanos.applyAsLong(numbers));
        });
  }

  private void figures(String name, double ems, Function<Hop, String> words) {
    var column = new TableColumn<Hop, String>(name);
    column.setCellValueFactory(row -> {
      Hop hop = row.getValue();
      return Bindings.createStringBinding(() -> words.apply(hop), hop.revisionProperty());
    });
    column.getStyleClass().add("column-figure");
    settle(column, ems, words);
  }

  private static TableRow<Hop> row(HostLinks links) {
    var row = new TableRow<Hop>();
    links.install(
        row,
        () ->
            Optional.ofNullable(row.getItem())
                .flatMap(hop -> hop.addresses().stream().findFirst())
                .map(Host::new));
    return row;
  }

  /** Draws what has changed. */
  void refresh() {
    String host = model.hostProperty().get();
    String address = model.addressProperty().get();
    title.setText(
        address.isEmpty() || address.equals(host)
            ? text.wayTo(host)
            : text.wayToAddress(host, address));
  }

  /** Where the keyboard goes in turn. */
  List<Node> stops() {
    return List.of(table);
  }

  /** Lets go of the model, which outlives this view. */
  void dispose() {
    table.setItems(javafx.collections.FXCollections.observableArrayList());
  }

  private final class WhoCell extends TableCell<Hop, Look> {
    private final Label name = new Label();
    private final Label address = new Label();
    private final HBox box = new HBox(name, address);

    WhoCell() {
      box.getStyleClass().add("host-cell");
      address.getStyleClass().addAll("quiet", "small-text");
    }

    @Override
    protected void updateItem(@Nullable Look look, boolean empty) {
      super.updateItem(look, empty);
      setGraphic(look == null ? null : box);
      if (look == null) {
        return;
      }
      Hop hop = look.hop();
      String addresses = String.join("  ", hop.addresses());
      boolean named = !hop.name().isEmpty() && !hop.addresses().contains(hop.name());
      name.setText(addresses.isEmpty() ? text.noAnswer() : named ? hop.name() : addresses);
      address.setText(named ? addresses : "");
      name.getStyleClass().setAll("label", addresses.isEmpty() ? "quiet" : "hop-name");
    }
  }

  private static final class LossCell extends TableCell<Hop, Look> {
    @Override
    protected void updateItem(@Nullable Look look, boolean empty) {
      super.updateItem(look, empty);
      Numbers numbers = look == null ? Numbers.NONE : look.hop().numbers();
      setText(look == null ? null : HostTable.percent(numbers));
      // A router that never answers is common and no fault; one that sometimes does loses.
      pseudoClassStateChanged(HostTable.BAD, numbers.lost() > 0 && numbers.received() > 0);
    }
  }

  private static final class RecentCell extends TableCell<Hop, Look> {
    private final Sparkline line = new Sparkline(Hop.RECENT);

    @Override
    protected void updateItem(@Nullable Look look, boolean empty) {
      super.updateItem(look, empty);
      setGraphic(look == null ? null : line);
      line.clear();
      if (look != null) {
        for (double millis : look.hop().recent()) {
          line.add(millis);
        }
      }
    }
  }
}
