package sextant.desktop.web;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.WebRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.DataTable;
import sextant.web.Exchange;
import sextant.web.HarFile;
import sextant.words.Language;
import sextant.words.Quantity;

/** Every request of a tab, oldest first, with its time as a bar; details beside. */
final class NetworkPanel {
  private final WebRoomText text;
  private final WebRoomActions actions;
  private final DataTable<Exchange> table = new DataTable<>("web-network");
  private final TextField filter = new TextField();
  private final Label summary = new Label();
  private final SplitPane split = new SplitPane();
  private final ExchangeDetails details;
  private final StackPane inspector;
  private final List<TableColumn<Exchange, ?>> besideDetails = new ArrayList<>();
  private final Node[] tools;
  private final WaterfallScale scale = new WaterfallScale();
  private Optional<Tab> tab = Optional.empty();
  private long seen = -1;
  private boolean wasRunning;

  NetworkPanel(Language language, WebRoomActions actions) {
    this.actions = actions;
    text = new WebRoomText(language);
    details = new ExchangeDetails(language);
    Button close =
        Buttons.icon(
            "web-details-close",
            Material2AL.CLOSE,
            text.closeDetails(),
            table.getSelectionModel()::clearSelection);
    StackPane.setAlignment(close, Pos.TOP_RIGHT);
    inspector = new StackPane(details.node(), close);
    table.getStyleClass().add("network-table");
    table.setPlaceholder(new Label(text.noRequests()));
    table.setRowFactory(all -> row());
    columns();
    table.getSelectionModel().selectedItemProperty().subscribe(this::select);
    filter.setId("web-network-filter");
    filter.setPromptText(text.filterRequests());
    filter.textProperty().subscribe(now -> refill());
    summary.getStyleClass().addAll("small-text", "quiet");
    summary.setId("web-network-summary");
    summary.setMinWidth(0);
    summary.setTooltip(new Tooltip());
    summary.getTooltip().textProperty().bind(summary.textProperty());
    split.getStyleClass().add("quiet-split");
    split.getItems().setAll(table);
    tools =
        new Node[] {
          summary,
          filter,
          Buttons.icon("web-har", Material2MZ.SAVE_ALT, text.exportHar(), this::exportHar),
          Buttons.icon("web-clear", Material2AL.DELETE_OUTLINE, text.clearRequests(), this::clear)
        };
  }

  Node node() {
    return split;
  }

  Node[] tools() {
    return tools;
  }

  private void columns() {
    column(text.fileName(), 12.4, NetworkPanel::name);
    column(text.status(), 5.5, this::status);
    besideDetails.add(column(text.method(), 4.6, one -> one.request().method()));
    besideDetails.add(column(text.type(), 7.9, NetworkPanel::type));
    figures(column(text.size(), 5.7, this::size));
    TableColumn<Exchange, String> time =
        column(text.time(), 5.2, one -> Quantity.duration(one.timings().total()));
    figures(time);
    besideDetails.add(time);
    var bar = new TableColumn<Exchange, Exchange>(text.waterfall());
    bar.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    bar.setCellFactory(all -> new WaterfallCell(scale));
    bar.setSortable(false);
    table.add(bar, 13, one -> "");
    besideDetails.add(bar);
    besideDetails.add(column(text.host(), 10.7, one -> one.request().url().hostPort()));
  }

  private static void figures(TableColumn<Exchange, String> column) {
    column.getStyleClass().add("column-figure");
  }

  private TableColumn<Exchange, String> column(
      String name, double ems, Function<Exchange, String> value) {
    var column = new TableColumn<Exchange, String>(name);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
    table.add(column, ems, value);
    return column;
  }

  private String status(Exchange one) {
    return switch (one.state()) {
      case BLOCKED -> text.stateBlocked();
      case FAILED -> text.stateFailed();
      case CANCELLED -> text.stateCancelled();
      case RUNNING, DONE -> one.head().map(head -> String.valueOf(head.status())).orElse("…");
    };
  }

  private static String name(Exchange one) {
    String last = one.request().url().lastSegment();
    return last.isEmpty() ? one.request().url().path() : last;
  }

  static String type(Exchange one) {
    String type = one.head().flatMap(head -> head.headers().first("Content-Type")).orElse("");
    return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private String size(Exchange one) {
    return switch (one.source()) {
      case CACHE -> text.fromCache();
      case OURSELVES -> "";
      case NETWORK, REVALIDATED -> Quantity.bytes(one.wireBytes());
    };
  }

  private TableRow<Exchange> row() {
    var row = new TableRow<Exchange>();
    row.setOnContextMenuRequested(event -> {
      if (row.getItem() != null) {
        menu(row.getItem()).show(row, event.getScreenX(), event.getScreenY());
      }
    });
    return row;
  }

  private ContextMenu menu(Exchange one) {
    var menu = new ContextMenu();
    String url = one.request().url().toString();
    menu.getItems()
        .addAll(
            item("copy-url", text.copyLink(), () -> actions.context().clip().put(url)),
            item(
                "copy-curl", text.copyCurl(), () -> actions.context().clip().put(CurlLine.of(one))),
            item("open-url", text.openBeside(), () -> actions.tabs().openBeside(url, false)));
    return menu;
  }

  private static MenuItem item(String id, String words, Runnable run) {
    var item = new MenuItem(words);
    item.setId(id);
    item.setOnAction(event -> run.run());
    return item;
  }

  private void select(Exchange one) {
    besideDetails.forEach(column -> column.setVisible(one == null));
    if (one == null) {
      split.getItems().setAll(table);
    } else {
      details.show(one);
      if (split.getItems().size() == 1) {
        split.getItems().add(inspector);
        split.setDividerPositions(0.5);
      }
    }
  }

  /** Shows the requests of this tab. */
  void follow(Optional<Tab> now) {
    if (!now.equals(tab)) {
      tab = now;
      table.getSelectionModel().clearSelection();
    }
    seen = -1;
    refresh();
  }

  /** Takes in what is new; called a few times a second while it is seen. */
  void refresh() {
    long changes = actions.services().network().traffic().changes();
    if (changes != seen || wasRunning) {
      seen = changes;
      refill();
    }
  }

  private void refill() {
    String wanted = filter.getText().toLowerCase(Locale.ROOT);
    List<Exchange> all =
        tab.map(one -> actions.services().network().traffic().ofTab(one.number()))
            .orElse(List.of());
    List<Exchange> fitting =
        all.stream()
            .filter(one ->
                one.request().url().toString().toLowerCase(Locale.ROOT).contains(wanted)
                    || type(one).contains(wanted))
            .toList();
    wasRunning = fitting.stream().anyMatch(one -> one.state() == Exchange.State.RUNNING);
    scale.fit(all);
    if (table.getItems().equals(fitting)) {
      table.refresh();
    } else {
      Exchange chosen = table.getSelectionModel().getSelectedItem();
      table.getItems().setAll(fitting);
      table.getSelectionModel().select(chosen);
    }
    long bytes = all.stream().mapToLong(Exchange::wireBytes).sum();
    summary.setText(text.requests(all.size(), Quantity.bytes(bytes)));
  }

  private void clear() {
    tab.ifPresent(one -> actions.services().network().traffic().clearTab(one.number()));
    refresh();
  }

  private void exportHar() {
    List<Exchange> all = List.copyOf(table.getItems());
    actions
        .context()
        .filePicker()
        .save(text.exportHar(), "sextant.har")
        .ifPresent(file ->
            actions
                .files()
                .writing()
                .write(
                    file,
                    () -> {
                      var bytes = new ByteArrayOutputStream();
                      HarFile.write(all, bytes);
                      return bytes.toByteArray();
                    }));
  }
}
