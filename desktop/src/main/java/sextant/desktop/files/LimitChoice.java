package sextant.desktop.files;

import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import sextant.desktop.FilesRoomText;
import sextant.desktop.kit.Listening;
import sextant.words.Quantity;

/** How fast transfers may be: for all that are begun from now on. */
final class LimitChoice {
  private static final List<Long> RATES =
      List.of(0L, 500_000L, 1_000_000L, 5_000_000L, 10_000_000L, 50_000_000L);

  private final ChoiceBox<Long> choice = new ChoiceBox<>();

  LimitChoice(FilesRoomText text, FilesModel model, Listening listening) {
    choice.setId("files-limit");
    choice.getItems().setAll(RATES);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Long rate) {
            return rate == null || rate == 0
                ? text.noLimit()
                : text.atMost(Quantity.bytesPerSecond(rate));
          }

          @Override
          public Long fromString(String words) {
            return 0L; // nobody types here
          }
        });
    choice.setTooltip(new Tooltip(text.limitHint()));
    choice.setAccessibleText(text.limitHint());
    choice.setMinWidth(ChoiceBox.USE_PREF_SIZE);
    choice.setValue(model.limitProperty().get());
    choice.setOnAction(event -> model.limitProperty().set(choice.getValue()));
    listening.to(model.limitProperty(), rate -> choice.setValue(rate.longValue()));
  }

  Region node() {
    return choice;
  }
}
