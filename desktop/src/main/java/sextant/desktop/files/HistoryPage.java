package sextant.desktop.files;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Buttons;
import sextant.desktop.kit.Listening;
import sextant.files.TransferRecord;
import sextant.words.Quantity;

/** What was sent and received, newest first. */
final class HistoryPage {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ListView<TransferRecord> list;

  HistoryPage(FilesRoomText text, FilesModel model, FilesActions actions, Listening listening) {
    list = new ListView<>(model.history());
    list.setId("files-history");
    list.getStyleClass().add("files-table");
    list.setCellFactory(view -> new RecordCell(text, actions));
    var empty = new Label(text.historyEmpty());
    empty.getStyleClass().add("quiet");
    list.setPlaceholder(empty);
    listening.add(() -> list.setItems(javafx.collections.FXCollections.observableArrayList()));
  }

  Node node() {
    return list;
  }

  private static final class RecordCell extends ListCell<TransferRecord> {
    private final FilesRoomText text;
    private final FilesActions actions;

    RecordCell(FilesRoomText text, FilesActions actions) {
      this.text = text;
      this.actions = actions;
      setPrefWidth(0); // as wide as the list, never wider
    }

    @Override
    protected void updateItem(TransferRecord record, boolean empty) {
      super.updateItem(record, empty);
      setGraphic(empty || record == null ? null : row(record));
    }

    private Node row(TransferRecord record) {
      boolean isIn = record.isIncoming();
      var way = new FontIcon(isIn ? Material2AL.CALL_RECEIVED : Material2AL.CALL_MADE);
      var who = new Label(isIn ? text.from(record.peer()) : text.to(record.peer()));
      who.getStyleClass().add("transfer-name");
      String what = text.historyFiles(record.files(), Quantity.bytes(record.bytes()));
      String time = TIME.format(record.ended().atZone(ZoneId.systemDefault()));
      var detail = new Label(time + " · " + what + " · " + record.folder());
      detail.getStyleClass().addAll("quiet", "small-text");
      detail.setMinWidth(0);
      var words = new VBox(who, detail);
      HBox.setHgrow(words, Priority.ALWAYS);
      words.setMinWidth(0);
      var row = new HBox(way, words);
      row.getStyleClass().add("transfer-row");
      if (!record.isComplete()) {
        var mark = new Label(text.notComplete());
        mark.getStyleClass().add("attention");
        mark.setMinWidth(Label.USE_PREF_SIZE);
        row.getChildren().add(mark);
      }
      Path folder = record.folder();
      Button show =
          Buttons.icon(
              "history-show",
              Material2AL.FOLDER_OPEN,
              text.showInFolder(),
              () -> actions.outside().showInFolder(folder));
      row.getChildren().add(show);
      return row;
    }
  }
}
