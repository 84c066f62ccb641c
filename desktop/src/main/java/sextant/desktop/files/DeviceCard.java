package sextant.desktop.files;

import java.io.File;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.FilesRoomText;
import sextant.desktop.files.FilesModel.Neighbour;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.RoomContext;
import sextant.files.DeviceKind;

/** One device near: a button to send to it, and a place to drop files on. */
final class DeviceCard {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final PseudoClass AIMED = PseudoClass.getPseudoClass("aimed");

  private final Button button = new Button();

  DeviceCard(
      FilesRoomText text,
      Neighbour neighbour,
      FilesModel model,
      FilesActions actions,
      RoomContext context) {
    var device = neighbour.found().device();
    var icon = new FontIcon(icon(device.kind()));
    icon.getStyleClass().add("device-icon");
    var name = new Label(device.alias());
    name.getStyleClass().add("device-name");
    var place = new Label(Neighbours.place(neighbour.found()));
    place.getStyleClass().addAll("small-text", "quiet");
    var words = new VBox(icon, name, place, trust(text, neighbour));
    words.getStyleClass().add("device-words");
    button.getStyleClass().add("device-card");
    button.setGraphic(words);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setTooltip(new Tooltip(text.sendTo(device.alias())));
    button.setAccessibleText(text.sendTo(device.alias()));
    button.setOnAction(event -> actions.send(neighbour));
    button
        .focusedProperty()
        .addListener((at, before, now) -> {
          if (now) {
            model.chosenProperty().set(neighbour.key());
          }
        });
    acceptDrops(neighbour, actions);
    var host = new Host(neighbour.found().address().getHostAddress(), device.port());
    context.hostLinks().install(button, () -> Optional.of(host));
  }

  private void acceptDrops(Neighbour neighbour, FilesActions actions) {
    button.setOnDragOver(ParcelBar::acceptFiles);
    button.setOnDragEntered(event -> button.pseudoClassStateChanged(AIMED, true));
    button.setOnDragExited(event -> button.pseudoClassStateChanged(AIMED, false));
    button.setOnDragDropped(event -> {
      actions.drop(neighbour, event.getDragboard().getFiles().stream().map(File::toPath).toList());
      event.setDropCompleted(true);
      event.consume();
    });
  }

  private static Label trust(FilesRoomText text, Neighbour neighbour) {
    var label = new Label();
    label.getStyleClass().add("small-text");
    switch (neighbour.standing()) {
      case TRUSTED -> {
        label.setText("★ " + text.isTrusted());
        label.getStyleClass().add("good");
      }
      case IMPOSTOR -> {
        label.setText("! " + text.isImpostor());
        label.getStyleClass().add("bad");
      }
      case STRANGER -> {
        label.setText(neighbour.found().device().isEncrypted() ? " " : text.unencrypted());
        label.getStyleClass().add("quiet");
      }
    }
    return label;
  }

  private static Ikon icon(DeviceKind kind) {
    return switch (kind) {
      case MOBILE -> Material2MZ.SMARTPHONE;
      case DESKTOP -> Material2AL.COMPUTER;
      case WEB -> Material2AL.LANGUAGE;
      case HEADLESS, SERVER -> Material2MZ.STORAGE;
    };
  }

  /** Marks the card, or no longer. */
  void choose(boolean isChosen) {
    button.pseudoClassStateChanged(CHOSEN, isChosen);
  }

  Node node() {
    return button;
  }
}
