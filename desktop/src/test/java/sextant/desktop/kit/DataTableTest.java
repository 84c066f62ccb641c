package sextant.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import sextant.desktop.kit.Appearance.Density;
import sextant.desktop.kit.Appearance.TextSize;

class DataTableTest {
  private final TableColumn<String, String> word = new TableColumn<>("Word");
  private final TableColumn<String, String> length = new TableColumn<>("Length");

  @Test
  void columnsAreAsWideAsTheTextIsLarge() {
    try (Fx window = Fx.show(this::table)) {
      window.settle();
      double normal = Fx.call(word::getWidth);
      Fx.run(() ->
          new Appearance(false, Density.COMFORTABLE, TextSize.LARGE)
              .applyTo(window.stage().getScene()));
      window.settle();
      assertThat(normal).isEqualTo(140);
      assertThat(Fx.call(word::getWidth)).isEqualTo(170);
    }
  }

  @Test
  void copiesTheChosenRowWithItsCellsApart() {
    try (Fx window = Fx.show(this::table)) {
      DataTable<?> table = window.find("#words", DataTable.class);
      Fx.run(() -> {
        table.getSelectionModel().select(1);
        table.requestFocus();
      });
      window.press(KeyCode.CONTROL, KeyCode.C);
      assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("harbour\t7");
    }
  }

  private DataTable<String> table() {
    var table = new DataTable<String>("words");
    table.getItems().setAll(List.of("chart", "harbour"));
    word.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()));
    table.add(word, 10, row -> row);
    table.add(length, 5, row -> Integer.toString(row.length()));
    return table;
  }
}
