package sextant.desktop.kit;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;

/**
 * A log that never freezes the window: a bounded ring of rows of equal height, filled in batches.
 * It follows the newest row until the reader scrolls up; then it holds still, and a button at its
 * foot leads back to the newest.
 */
public final class LogList<T> extends StackPane {
  private final LogStore<T> store;
  private final FilteredList<T> shown;
  private final ListView<T> list = new ListView<>();
  private final Button newest = new Button();
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
  private final ListChangeListener<T> grown = change -> scrollToNewest();

  /** An empty log of at most {@code capacity} rows. */
  public LogList(int capacity, Supplier<LogRow<T>> rows) {
    this(new LogStore<>(capacity), rows);
  }

  /** A log of what is in this store, which may be shown elsewhere later. */
  public LogList(LogStore<T> store, Supplier<LogRow<T>> rows) {
    this.store = store;
    shown = new FilteredList<>(store.ring());
    store.ring().addListener(new WeakListChangeListener<>(grown));
    store.feed().setPaused(false);
    getStyleClass().add("log-list");
    list.setItems(shown);
    list.setCellFactory(view -> new Cell<>(rows.get()));
    newest.getStyleClass().add("newest-button");
    newest.setGraphic(new FontIcon(Material2AL.ARROW_DOWNWARD));
    newest.setFocusTraversable(false);
    newest.setOnAction(event -> follow());
    newest.visibleProperty().bind(following.not());
    StackPane.setAlignment(newest, Pos.BOTTOM_RIGHT);
    getChildren().addAll(list, newest);
    list.addEventFilter(ScrollEvent.SCROLL, event -> Ui.later(this::lookWhereTheReaderIs));
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> Ui.later(this::lookWhereTheReaderIs));
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> Ui.later(this::lookWhereTheReaderIs));
    list.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> Ui.later(this::lookWhereTheReaderIs));
  }

  /** Where items come in; its {@link LogFeed#offer} may be called from any thread. */
  public LogFeed<T> feed() {
    return store.feed();
  }

  /** Shows the batch at once; for items that are already on the JavaFX thread. */
  public void append(List<? extends T> batch) {
    store.ring().append(batch);
  }

  private void scrollToNewest() {
    if (following.get() && !shown.isEmpty()) {
      list.scrollTo(shown.size() - 1);
    }
  }

  /** Everything kept, filtered out or not, oldest first. */
  public List<T> items() {
    return store.items();
  }

  /** Shows only items that pass. */
  public void filter(Predicate<? super T> wanted) {
    shown.setPredicate(wanted);
    scrollToNewest();
  }

  /** Redraws the visible rows, after a change of how items look. */
  public void refresh() {
    list.refresh();
  }

  /** Forgets all rows. */
  public void clear() {
    store.clear();
    follow();
  }

  /** The chosen item; its value is null while none is chosen. */
  public ReadOnlyObjectProperty<T> selectedProperty() {
    return list.getSelectionModel().selectedItemProperty();
  }

  /** Whether the newest row is kept in sight. */
  public ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /**
   * Chooses the next item that passes, from the chosen one on, going round at the end.
   *
   * @param step 1 for forward, -1 for backward
   * @return whether there is one
   */
  public boolean find(Predicate<? super T> wanted, int step) {
    int size = shown.size();
    int start = list.getSelectionModel().getSelectedIndex();
    int from = start < 0 && step < 0 ? size : start;
    for (int i = 1; i <= size; i++) {
      int at = Math.floorMod(from + i * step, size);
      if (wanted.test(shown.get(at))) {
        hold();
        list.getSelectionModel().clearAndSelect(at);
        list.scrollTo(Math.max(0, at - 4));
        return true;
      }
    }
    return false;
  }

  /** Goes to the newest row and stays there. */
  public void follow() {
    following.set(true);
    store.feed().setPaused(false);
    scrollToNewest();
  }

  /** Gives the keyboard to the rows. */
  public void focusRows() {
    list.requestFocus();
  }

  /** What to show in the middle while there are no rows. */
  public void setPlaceholder(Node node) {
    list.setPlaceholder(node);
  }

  /** The list itself, for a context menu or accessible text. */
  public ListView<T> list() {
    return list;
  }

  private void hold() {
    following.set(false);
    store.feed().setPaused(true);
  }

  private void lookWhereTheReaderIs() {
    boolean atEnd =
        list.lookupAll(".scroll-bar").stream()
            .filter(node -> node instanceof ScrollBar)
            .map(node -> (ScrollBar) node)
            .filter(bar -> bar.getOrientation() == Orientation.VERTICAL)
            .allMatch(bar -> !bar.isVisible() || bar.getValue() >= bar.getMax() - 1e-6);
    if (atEnd && !following.get()) {
      follow();
    } else if (!atEnd && following.get()) {
      hold();
    }
  }

  private static final class Cell<T> extends ListCell<T> {
    private final LogRow<T> row;

    Cell(LogRow<T> row) {
      this.row = row;
      getStyleClass().add("log-cell");
      setPrefWidth(0); // rows never scroll sideways; a long text ends in dots
    }

    @Override
    protected void updateItem(T item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
      } else {
        row.show(item);
        setGraphic(row.node());
      }
    }
  }
}
