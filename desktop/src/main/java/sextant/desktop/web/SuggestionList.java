package sextant.desktop.web;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.web.store.Suggestion;

/** What the address field offers under it; the keyboard stays in the field. */
final class SuggestionList {
  private static final double ROW = 36;

  private final TextField field;
  private final ListView<Suggestion> list = new ListView<>();
  private final Popup popup = new Popup();

  SuggestionList(TextField field, Consumer<Suggestion> chosen) {
    this.field = field;
    list.setId("web-suggestions");
    list.getStyleClass().add("web-suggestions");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setCellFactory(all -> new Cell());
    list.setOnMouseClicked(event -> {
      Suggestion one = list.getSelectionModel().getSelectedItem();
      if (one != null) {
        hide();
        chosen.accept(one);
      }
    });
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
    popup.getContent().add(list);
  }

  /** Offers these; nothing hides the list. */
  void show(List<Suggestion> offered) {
    if (offered.isEmpty() || field.getScene() == null) {
      hide();
      return;
    }
    list.getItems().setAll(offered);
    list.getSelectionModel().clearSelection();
    list.getStylesheets().setAll(field.getScene().getStylesheets());
    list.setPrefSize(field.getWidth(), offered.size() * ROW + 10);
    Bounds bounds = field.localToScreen(field.getBoundsInLocal());
    if (bounds != null && !popup.isShowing()) {
      popup.show(field, bounds.getMinX(), bounds.getMaxY() + 4);
    }
  }

  void hide() {
    popup.hide();
  }

  boolean isShown() {
    return popup.isShowing();
  }

  /** Marks the next offer in this direction and returns it. */
  Suggestion move(int step) {
    int count = list.getItems().size();
    int at = list.getSelectionModel().getSelectedIndex();
    int next = Math.floorMod(at < 0 && step < 0 ? -1 : at + step, count);
    list.getSelectionModel().select(next);
    return list.getItems().get(next);
  }

  private static Ikon icon(Suggestion.Kind kind) {
    return switch (kind) {
      case SEARCH -> Material2MZ.SEARCH;
      case BOOKMARK -> Material2MZ.STAR;
      case ADDRESS -> Material2AL.LANGUAGE;
      case HISTORY -> Material2AL.HISTORY;
    };
  }

  private static final class Cell extends ListCell<Suggestion> {
    @Override
    protected void updateItem(Suggestion one, boolean empty) {
      super.updateItem(one, empty);
      setText(null);
      if (empty || one == null) {
        setGraphic(null);
        return;
      }
      var title = new Label(one.title().isBlank() ? one.url() : one.title());
      var url = new Label(one.title().isBlank() ? "" : one.url());
      url.getStyleClass().addAll("quiet", "small-text");
      var row = new HBox(new FontIcon(icon(one.kind())), title, url);
      row.getStyleClass().add("suggestion-row");
      setGraphic(row);
    }
  }
}
