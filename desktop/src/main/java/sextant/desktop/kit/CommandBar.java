package sextant.desktop.kit;

import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import sextant.desktop.KitText;
import sextant.words.Language;

/** "The same thing on the command line", with a button that copies it; absent while it is empty. */
public final class CommandBar extends HBox {
  /** A bar that always shows the current value of {@code command}. */
  public CommandBar(Language language, ObservableStringValue command, Clip clip) {
    var text = new KitText(language);
    getStyleClass().add("command-bar");
    var icon = new FontIcon(Material2MZ.NAVIGATE_NEXT);
    var line = new Label();
    line.setId("command-line");
    line.getStyleClass().add("command-text");
    line.textProperty().bind(command);
    line.setMaxWidth(Double.MAX_VALUE);
    line.setAccessibleHelp(text.commandLineHint());
    HBox.setHgrow(line, Priority.ALWAYS);
    Button copy =
        Buttons.icon(
            "command-copy",
            Material2AL.CONTENT_COPY,
            text.copyCommandLine(),
            () -> clip.put(command.get()));
    getChildren().addAll(icon, line, copy);
    visibleProperty()
        .bind(
            javafx.beans.binding.Bindings.createBooleanBinding(
                () -> !command.get().isEmpty(), command));
    managedProperty().bind(visibleProperty());
  }
}
