package sextant.desktop.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableDoubleProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A table of figures as it looks everywhere: dense rows, columns as wide as their text is large,
 * and Ctrl+C copies the chosen row, its cells apart by tabs. Widths are given in <i>em</i>, the
 * size of the text.
 */
public class DataTable<T> extends TableView<T> {
  private static final StyleablePropertyFactory<DataTable<?>> STYLES =
      new StyleablePropertyFactory<>(TableView.getClassCssMetaData());
  private static final CssMetaData<DataTable<?>, Number> EM =
      STYLES.createSizeCssMetaData("-sx-em", table -> table.em, 14.0);

  private record Column<T>(double ems, Function<T, String> copied) {}

  private final Map<TableColumn<T, ?>, Column<T>> columns = new LinkedHashMap<>();
  private final Em em = new Em();

  /** The size of the text in pixels, as the stylesheet gives it. */
  private final class Em extends StyleableDoubleProperty implements StyleableProperty<Number> {
    Em() {
      super(14);
    }

    @Override
    protected void invalidated() {
      columns.keySet().forEach(DataTable.this::fit);
    }

    @Override
    public Object getBean() {
      return DataTable.this;
    }

    @Override
    public String getName() {
      return "em";
    }

    @Override
    public CssMetaData<? extends Styleable, Number> getCssMetaData() {
      return EM;
    }
  }

  /** An empty table without columns. */
  @SuppressWarnings("this-escape") // its methods that are called here are all final
  public DataTable(String id) {
    setId(id);
    getStyleClass().addAll("dense", "figures");
    addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
  }

  /**
   * Adds a column, this many times the size of the text wide.
   *
   * @param copied what a row says here when it is copied
   */
  public final void add(TableColumn<T, ?> column, double ems, Function<T, String> copied) {
    columns.put(column, new Column<>(ems, copied));
    fit(column);
    getColumns().add(column);
  }

  private void fit(TableColumn<T, ?> column) {
    Column<T> known = columns.get(column);
    if (known != null) {
      column.setPrefWidth(Math.rint(known.ems() * em.get()));
    }
  }

  private void copy(KeyEvent event) {
    @Nullable T chosen = getSelectionModel().getSelectedItem();
    boolean isCopy = event.isShortcutDown() && event.getCode() == KeyCode.C;
    if (isCopy && chosen != null && getEditingCell() == null) {
      Clip.ofSystem().put(row(chosen));
      event.consume();
    }
  }

  private String row(T item) {
    return columns.values().stream()
        .map(column -> column.copied().apply(item))
        .collect(Collectors.joining("\t"))
        .stripTrailing();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
    return STYLES.getCssMetaData();
  }
}
