package sextant.desktop.packets;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import sextant.desktop.PacketsRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.DataTable;
import sextant.desktop.kit.Ui;
import sextant.packets.CaptureSummary;
import sextant.packets.ConversationCount;
import sextant.packets.EndpointCount;
import sextant.packets.ProtocolCount;
import sextant.wire.PacketBuffer;
import sextant.words.Language;
import sextant.words.Quantity;

/** The packets of the list counted by protocol, conversation and address. */
final class StatisticsPane {
  private static final double NAME_EMS = 24;
  private static final double FIGURE_EMS = 7;

  private final Language language;
  private final PacketsModel model;
  private final PacketsRoomText text;
  private final TabPane tabs = new TabPane();
  private final BorderPane node = new BorderPane();
  private int request;

  StatisticsPane(Language language, PacketsModel model) {
    this.language = language;
    this.model = model;
    text = new PacketsRoomText(language);
    tabs.setId("packets-statistics");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    Button back =
        Buttons.words(
            "packets-back", text.back(), () -> model.pageProperty().set(PacketsModel.Page.PACKETS));
    var title = new Label(text.statistics());
    title.getStyleClass().add("pane-title");
    var row = new HBox(back, title);
    row.getStyleClass().add("pane-head");
    node.setTop(row);
    node.setCenter(tabs);
  }

  Node node() {
    return node;
  }

  /** Counts what the list holds now, in the background; shows it when it is counted. */
  void fill() {
    List<PacketEntry> entries = model.entries().all();
    int wanted = ++request;
    Ui.background(
        "packets-statistics",
        () -> {
          CaptureSummary summary = summary(entries);
          Ui.later(() -> {
            if (wanted == request) {
              show(summary);
            }
          });
        });
  }

  private static CaptureSummary summary(List<PacketEntry> entries) {
    CaptureSummary summary = new CaptureSummary();
    PacketBuffer buffer = new PacketBuffer();
    for (PacketEntry entry : entries) {
      entry.fill(buffer);
      summary.add(buffer);
    }
    return summary;
  }

  private void show(CaptureSummary summary) {
    int chosen = Math.max(0, tabs.getSelectionModel().getSelectedIndex());
    tabs.getTabs()
        .setAll(
            new Tab(text.protocols(), protocols(summary.protocols())),
            new Tab(text.conversations(), conversations(summary.conversations())),
            new Tab(text.addresses(), addresses(summary.endpoints())));
    tabs.getSelectionModel().select(chosen);
  }

  private Node protocols(ProtocolCount all) {
    var table = new TreeTableView<ProtocolCount>(item(all));
    table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getStyleClass().addAll("dense", "figures", "statistics");
    table.getColumns().add(treeColumn(text.columnName(), this::name));
    table
        .getColumns()
        .add(figures(treeColumn(text.columnPackets(), count -> Quantity.count(count.packets()))));
    table
        .getColumns()
        .add(figures(treeColumn(text.columnBytes(), count -> Quantity.bytes(count.bytes()))));
    return table;
  }

  private String name(ProtocolCount count) {
    return language == Language.CHINESE ? count.name().chinese() : count.name().english();
  }

  private static TreeItem<ProtocolCount> item(ProtocolCount count) {
    var item = new TreeItem<>(count);
    item.setExpanded(true);
    count.inner().forEach(inner -> item.getChildren().add(item(inner)));
    return item;
  }

  private static TreeTableColumn<ProtocolCount, String> treeColumn(
      String title, Function<ProtocolCount, String> words) {
    var column = new TreeTableColumn<ProtocolCount, String>(title);
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue().getValue())));
    return column;
  }

  private Node conversations(List<ConversationCount> counts) {
    var table = table("packets-conversations", counts);
    column(table, text.columnName(), NAME_EMS, this::name);
    figures(table, text.columnForward(), count -> Quantity.bytes(count.forwardBytes()));
    figures(table, text.columnBackward(), count -> Quantity.bytes(count.backwardBytes()));
    figures(table, text.columnDuration(), count -> Quantity.duration(count.durationNanos()));
    return table;
  }

  private String name(ConversationCount count) {
    return count.conversation().protocolName(language)
        + "  "
        + text.follows(count.conversation().first(), count.conversation().second());
  }

  private Node addresses(List<EndpointCount> counts) {
    var table = table("packets-addresses", counts);
    column(table, text.columnName(), NAME_EMS, count -> count.address().toString());
    figures(table, text.columnSent(), count -> Quantity.bytes(count.sentBytes()));
    figures(table, text.columnReceived(), count -> Quantity.bytes(count.receivedBytes()));
    return table;
  }

  private static <T> DataTable<T> table(String id, List<T> rows) {
    var table = new DataTable<T>(id);
    table.getStyleClass().add("statistics");
    table.getItems().addAll(rows);
    return table;
  }

  private static <C extends TableColumnBase<?, ?>> C figures(C column) {
    column.getStyleClass().add("column-figure");
    return column;
  }

  private static <T> TableColumn<T, String> column(
      DataTable<T> table, String title, double ems, Function<T, String> words) {
    var column = new TableColumn<T, String>(title);
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue())));
    table.add(column, ems, words);
    return column;
  }

  private static <T> void figures(DataTable<T> table, String title, Function<T, String> words) {
    figures(column(table, title, FIGURE_EMS, words));
  }
}
