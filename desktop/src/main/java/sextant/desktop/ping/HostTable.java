package sextant.desktop.ping;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.PingRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.DataTable;
import sextant.desktop.ping.Prober.PingNews;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.HostLinks;
import sextant.words.Quantity;

/** The statistics of all hosts of the graph, a row each; also the legend of the graph. */
final class HostTable extends DataTable<HostLine> {
  /** Set on cells that tell of a loss. */
  static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  // So narrow that a window of the usual width shows all up to the jitter.
  private static final double HOST_EMS = 12.6;
  private static final double FIGURE_EMS = 4.9;

  private final PingRoomText text;
  private final PingActions actions;

  HostTable(PingModel model, PingActions actions, PingRoomText text, HostLinks links) {
    super("ping-hosts");
    setItems(model.hosts());
    this.text = text;
    this.actions = actions;
    setAccessibleText(text.hosts());
    setRowFactory(table -> row(links));
    addColumns();
    setOnKeyPressed(event -> {
      HostLine chosen = getSelectionModel().getSelectedItem();
      if (event.getCode() == KeyCode.DELETE && chosen != null) {
        actions.remove(chosen);
      }
    });
  }

  private void addColumns() {
    TableColumn<HostLine, Look> host = column(text.host(), "host");
    host.setCellFactory(column -> new HostCell());
    add(host, HOST_EMS, HostLine::host);
    TableColumn<HostLine, Look> last = column(text.last(), "last");
    last.setCellFactory(column -> new LastCell());
    add(last, FIGURE_EMS + 1.1, line -> lastWords(Look.now(line)));
    number(text.sent(), Numbers::sent);
    number(text.received(), Numbers::received);
    TableColumn<HostLine, Look> loss = column(text.loss(), "loss");
    loss.setCellFactory(column -> new LossCell());
    add(loss, FIGURE_EMS, line -> percent(line.numbersProperty().get()));
    time(text.average(), Numbers::averageNanos);
    time("p50", Numbers::p50Nanos);
    time("p90", Numbers::p90Nanos);
    time("p99", Numbers::p99Nanos);
    time(text.best(), Numbers::bestNanos);
    time(text.worst(), Numbers::worstNanos);
    time(text.mdev(), Numbers::mdevNanos);
    time(text.jitter(), Numbers::jitterNanos);
    TableColumn<HostLine, Look> remove = column("", "remove");
    remove.setCellFactory(column -> new RemoveCell());
    add(remove, 3.4, line -> "");
  }

  private static TableRow<HostLine> row(HostLinks links) {
    var row = new TableRow<HostLine>();
    links.install(row, () -> Optional.ofNullable(row.getItem()).map(HostTable::link));
    return row;
  }

  private static Host link(HostLine line) {
    return new Host(line.host());
  }

  /** A host as it is now: a table draws a cell anew only when its value is another one. */
  private record Look(HostLine line, Numbers numbers, HostLine.State state, String address) {
    static ObservableValue<Look> of(HostLine line) {
      return Bindings.createObjectBinding(
          () -> now(line), line.numbersProperty(), line.stateProperty(), line.addressProperty());
    }

    static Look now(HostLine line) {
      return new Look(
          line,
          line.numbersProperty().get(),
          line.stateProperty().get(),
          line.addressProperty().get());
    }
  }

  private TableColumn<HostLine, Look> column(String title, String style) {
    var column = new TableColumn<HostLine, Look>(title);
    column.setCellValueFactory(row -> Look.of(row.getValue()));
    column.getStyleClass().add("column-" + style);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private void number(String title, ToLongFunction<Numbers> value) {
    figures(title, numbers -> Long.toString(value.applyAsLong(numbers)));
  }

  private void time(String title, ToLongFunction<Numbers> nanos) {
    figures(
        title,
        numbers -> numbers.received() == 0 ? "–" : Quantity.duration(nanos.applyAsLong(numbers)));
  }

  private void figures(String title, Function<Numbers, String> words) {
    var column = new TableColumn<HostLine, String>(title);
    column.setCellValueFactory(row -> row.getValue().numbersProperty().map(words));
    column.getStyleClass().add("column-figure");
    column.setSortable(false);
    column.setReorderable(false);
    add(column, FIGURE_EMS, line -> words.apply(line.numbersProperty().get()));
  }

  /** What this host is called: as typed, with its part when it has one. */
  static String name(HostLine line, PingRoomText text) {
    return switch (line.role()) {
      case GATEWAY -> text.gateway();
      case RESOLVER -> text.resolver();
      case INTERNET -> text.internet();
      case HOST -> line.host();
    };
  }

  private final class HostCell extends TableCell<HostLine, Look> {
    private final Label sign = new Label();
    private final Label name = new Label();
    private final Label address = new Label();
    private final HBox box = new HBox(sign, name, address);

    HostCell() {
      box.getStyleClass().add("host-cell");
      address.getStyleClass().addAll("quiet", "small-text");
      name.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable Look look, boolean empty) {
      super.updateItem(look, empty);
      setGraphic(empty || look == null ? null : box);
      if (look != null) {
        HostLine line = look.line();
        sign.setText(line.series().sign());
        sign.getStyleClass().setAll("label", "line-sign", "line-" + line.series().tint());
        name.setText(name(line, text));
        address.setText(beside(line, look.address()));
      }
    }

    private static String beside(HostLine line, String address) {
      boolean same = address.isEmpty() || address.equals(line.host());
      if (line.role() == Role.HOST) {
        return same ? "" : address;
      }
      return same ? line.host() : line.host() + " " + address;
    }
  }

  private final class LastCell extends TableCell<HostLine, Look> {
    @Override
    protected void updateItem(@Nullable Look look, boolean empty) {
      super.updateItem(look, empty);
      setText(look == null ? null : lastWords(look));
      boolean bad =
          look != null
              && (look.state() == HostLine.State.SILENT || look.state() == HostLine.State.FAILED);
      pseudoClassStateChanged(BAD, bad);
      setTooltip(bad ? new Tooltip(getText()) : null); // a reason is longer than a figure
    }
  }

  private String lastWords(Look look) {
    return switch (look.state()) {
      case STARTING -> text.starting();
      case ANSWERING -> Quantity.duration(look.numbers().lastNanos());
      case SILENT -> "× " + look.line().trouble().map(this::reason).orElse(text.lost());
      case STOPPED -> "■ " + text.stopped();
      case FAILED -> "× " + text.failed();
    };
  }

  private String reason(PingNews.Refused refused) {
    return switch (refused.reason()) {
      case UNREACHABLE -> text.unreachable(refused.who());
      case TIME_EXCEEDED -> text.timeExceeded(refused.who());
      case TOO_BIG -> text.tooBig(refused.who());
      case NOT_SENT -> refused.who();
    };
  }

  private static final class LossCell extends TableCell<HostLine, Look> {
    @Override
    protected void updateItem(@Nullable Look look, boolean empty) {
      super.updateItem(look, empty);
      setText(look == null ? null : percent(look.numbers()));
      pseudoClassStateChanged(BAD, look != null && look.numbers().lost() > 0);
    }
  }

  /** The share that was lost: a sign and a percentage when there is any. */
  static String percent(Numbers numbers) {
    double percent = numbers.loss() * 100;
    if (numbers.lost() == 0) {
      return "0 %";
    }
    String form = percent < 9.95 ? "× %.1f %%" : "× %.0f %%";
    return String.format(Locale.ROOT, form, percent);
  }

  private final class RemoveCell extends TableCell<HostLine, Look> {
    private final Button button =
        Buttons.icon("ping-remove", Material2AL.CLOSE, "", () -> actions.remove(line()));

    RemoveCell() {
      button.setFocusTraversable(false); // the Delete key does it
    }

    private HostLine line() {
      return Objects.requireNonNull(getItem(), "bug: a button in an empty row").line();
    }

    @Override
    protected void updateItem(@Nullable Look look, boolean empty) {
      super.updateItem(look, empty);
      setGraphic(look == null ? null : button);
      if (look != null) {
        button.getTooltip().setText(text.remove(look.line().host()));
        button.setAccessibleText(text.remove(look.line().host()));
      }
    }
  }
}
