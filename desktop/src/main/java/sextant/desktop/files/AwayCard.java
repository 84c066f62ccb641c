package sextant.desktop.files;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.FilesRoomText;
import sextant.identity.TrustedDevice;

/** A trusted device that is not there: what is left here goes when it comes. */
final class AwayCard {
  private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");

  private final Button button = new Button();

  AwayCard(FilesRoomText text, TrustedDevice device, FilesActions actions) {
    var icon = new FontIcon(Material2MZ.SCHEDULE);
    icon.getStyleClass().addAll("device-icon", "quiet");
    var name = new Label(device.name());
    name.getStyleClass().addAll("device-name", "quiet");
    var state = new Label(text.isAway());
    state.getStyleClass().addAll("small-text", "quiet");
    var words = new VBox(icon, name, state);
    words.getStyleClass().add("device-words");
    button.getStyleClass().addAll("device-card", "away-card");
    button.setGraphic(words);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setTooltip(new Tooltip(text.sendLaterTo(device.name())));
    button.setAccessibleText(text.sendLaterTo(device.name()));
    button.setOnAction(event -> actions.sendLater(device));
    button.setOnDragOver(ParcelBar::acceptFiles);
    button.setOnDragEntered(event -> button.pseudoClassStateChanged(AIMED, true));
    button.setOnDragExited(event -> button.pseudoClassStateChanged(AIMED, false));
    button.setOnDragDropped(event -> {
      List<Path> paths = event.getDragboard().getFiles().stream().map(File::toPath).toList();
      actions.dropLater(device, paths);
      event.setDropCompleted(true);
      event.consume();
    });
  }

  Node node() {
    return button;
  }
}
