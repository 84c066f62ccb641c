package sextant.desktop.files;

import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import sextant.desktop.FilesRoomText;
import sextant.words.Quantity;

/** One file of an offer: whether it is wanted, under which name, and how large it is. */
final class OfferedCell extends ListCell<PendingOffer.Line> {
  private final CheckBox wanted = new CheckBox();
  private final TextField name = new TextField();
  private final Label size = new Label();
  private final HBox row = new HBox(wanted, name, size);
  private Optional<PendingOffer.Line> shown = Optional.empty();

  OfferedCell(FilesRoomText text) {
    wanted.setAccessibleText(text.wanted());
    name.setAccessibleText(text.nameHere());
    name.getStyleClass().add("offered-name");
    name.disableProperty().bind(wanted.selectedProperty().not());
    size.getStyleClass().addAll("quiet", "offered-size");
    HBox.setHgrow(name, Priority.ALWAYS);
    row.getStyleClass().add("offer-head");
  }

  @Override
  protected void updateItem(PendingOffer.Line line, boolean empty) {
    super.updateItem(line, empty);
    shown.ifPresent(before -> {
      wanted.selectedProperty().unbindBidirectional(before.wantedProperty());
      name.textProperty().unbindBidirectional(before.nameProperty());
    });
    if (empty || line == null) {
      shown = Optional.empty();
      setGraphic(null);
      return;
    }
    shown = Optional.of(line);
    wanted.selectedProperty().bindBidirectional(line.wantedProperty());
    name.textProperty().bindBidirectional(line.nameProperty());
    size.setText(Quantity.bytes(line.file().size()));
    setGraphic(row);
  }
}
